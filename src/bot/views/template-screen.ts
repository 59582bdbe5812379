import { saidAgain } from '../../entities/language/said-again.ts';
import { say } from '../../entities/language/say.ts';
import { categoryWord, qualityWord, statusWord } from '../../entities/template-words.ts';
import { pausedAdvice, pauseEndWords, pauseName } from '../../reports/incidents/pause-words.ts';
import type { TemplateLine } from '../../reports/reader.ts';
import { templatesUrl } from '../../reports/whatsapp-manager.ts';
import { actions, button, section } from '../blocks/elements.ts';
import { dateToken, escapeText, oneLine } from '../blocks/slack-text.ts';
import { wordsMrkdwn } from '../blocks/words-mrkdwn.ts';
import type { Screen } from './screen.ts';

export const openTemplateId = 'open_template';
/** Leads out of Slack, so nobody listens to it. */
const managerId = 'open_whatsapp_manager';
const mostTemplates = 10;

const nameOf = (name: string): string => escapeText(oneLine(name), 120).replaceAll('*', '∗');

const takenAway: ReadonlySet<string> = new Set(['PAUSED', 'DISABLED']);
const isTakenAway = ({ status }: TemplateLine): boolean => takenAway.has(status.toUpperCase());

function templateLines(template: TemplateLine, now: Date): string[] {
  const { name, language, category, status, statusReason, statusAt, quality } = template;
  const isReasonSaid = statusReason !== null && !['', 'NONE'].includes(statusReason.toUpperCase());
  return [
    `*${nameOf(name)}*`,
    say`${nameOf(language)} · ${nameOf(categoryWord(category))} · quality ${qualityWord(quality)}`,
    say`Status: *${nameOf(statusWord(status))}* since ${dateToken(statusAt)}`,
    ...(isTakenAway(template)
      ? [`${escapeText(pauseName(template), 200)} · ${wordsMrkdwn(pauseEndWords(template, now), 400)}`]
      : []),
    ...(isReasonSaid ? [escapeText(oneLine(saidAgain(statusReason)), 500)] : []),
  ];
}

const adviceLines = (): readonly string[] => [
  say`*What to do while it is paused*`,
  ...pausedAdvice().map((words) => `• ${wordsMrkdwn(words, 300)}`),
];

/** The templates behind some results, how WhatsApp rates them, and the way to where they are edited. */
export function templateScreen(templates: readonly TemplateLine[], now: Date): Screen {
  const shown = templates.slice(0, mostTemplates);
  const needsAdvice = shown.some(isTakenAway);
  const none = say`The template is not known any more.`;
  return {
    title: say`Template`,
    lines: [
      ...(shown.length === 0 ? [none] : shown.flatMap((one) => templateLines(one, now))),
      ...(needsAdvice ? adviceLines() : []),
    ],
    blocks: [
      ...(shown.length === 0 ? [section(none)] : []),
      ...shown.flatMap((template, index) => [
        section(templateLines(template, now).join('\n')),
        actions([
          button({
            id: `${managerId}:${index}`,
            label: say`Open WhatsApp Manager`,
            spoken: say`Open ${template.name} in WhatsApp Manager`,
            value: template.id,
            url: templatesUrl(template.accountId),
          }),
        ]),
      ]),
      ...(needsAdvice ? [section(adviceLines().join('\n'))] : []),
    ],
  };
}
