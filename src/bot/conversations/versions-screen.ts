import type { EditedConversation, VersionLine } from '../../dispatch/conversations/conversations.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say } from '../../entities/language/say.ts';
import { actions, section } from '../blocks/elements.ts';
import { dateToken, escapeText, mention, oneLine } from '../blocks/slack-text.ts';
import { compareButton } from '../views/compare-value.ts';
import type { Screen } from '../views/screen.ts';
import { metricsButton } from './editor-buttons.ts';

export const mostVersions = 30;

const nameOf = (name: string): string => escapeText(oneLine(name), 120).replaceAll('*', '∗');

const byWhom = (createdBy: string | null): string =>
  createdBy === null ? say`made from the template by itself` : say`by ${mention(createdBy)}`;

function versionLine({ number, templateName, note, createdBy, createdAt }: VersionLine): string {
  const words = [
    say`*Version ${number}*`,
    dateToken(createdAt),
    byWhom(createdBy),
    say`template ${nameOf(templateName)}`,
  ].join(' · ');
  return note === null || note === '' ? words : `${words}\n${escapeText(oneLine(note), 500)}`;
}

/** Every version with its author, date and note, the newest first. */
export function versionsScreen(
  { conversationId, name }: Pick<EditedConversation, 'conversationId' | 'name'>,
  versions: readonly VersionLine[],
): Screen {
  const shown = versions.slice(0, mostVersions);
  const all = counted(versions.length, 'version');
  const title =
    versions.length > shown.length
      ? say`*${nameOf(name)}*\n${all}, the latest ${shown.length} shown, the newest first.`
      : say`*${nameOf(name)}*\n${all}, the newest first.`;
  const lines = shown.map(versionLine);
  return {
    title: say`Versions`,
    lines: [title, ...lines],
    blocks: [
      section(title),
      ...shown.map((version, index) =>
        section(
          lines[index] ?? '',
          metricsButton(conversationId, version.number, say`version ${version.number} of ${name}`),
        ),
      ),
      ...(versions.length > 1
        ? [
            actions([
              compareButton(
                conversationId,
                versions.map(({ number }) => number),
              ),
            ]),
          ]
        : []),
    ],
  };
}
