import type { KnownBlock } from '@slack/types';
import type { ExclusionLine, ExclusionPage, ExclusionSource } from '../../dispatch/audience/audiences.ts';
import { readJson } from '../../entities/json.ts';
import { counted } from '../../entities/language/nouns.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { say } from '../../entities/language/say.ts';
import { maskPhone } from '../../entities/phone-mask.ts';
import { actions, button, context, section } from '../blocks/elements.ts';
import { dateToken, escapeText, mention, oneLine } from '../blocks/slack-text.ts';
import { flagAt, textAt } from '../payload.ts';
import type { Screen } from '../views/screen.ts';

export const exclusionsPageId = 'exclusions_page';
export const endExclusionId = 'end_exclusion';
export const exclusionsPerPage = 10;

/** Which part of the exclusions is looked at, and whether phones are shown in full. */
export interface ExclusionsWish {
  readonly search: string;
  readonly cursor?: string | undefined;
  readonly full: boolean;
}

export const exclusionsValue = ({ search, cursor, full }: ExclusionsWish): string =>
  JSON.stringify({ search: search.slice(0, 200), full, ...(cursor !== undefined && { cursor }) });

export function parseExclusionsValue(value: string): ExclusionsWish {
  const read = readJson(value);
  return {
    search: textAt(read, 'search') ?? '',
    cursor: textAt(read, 'cursor'),
    full: flagAt(read, 'full'),
  };
}

/** Who decided it, as a reader would ask. */
const sourceWords: Readonly<Record<ExclusionSource, (by: string | null) => string>> = {
  person: (by) => (by === null ? say`Excluded by the company` : say`Excluded by ${mention(by)}`),
  opt_out: () => say`Opted out in WhatsApp`,
  provider: () => say`Told by WhatsApp`,
};

/** Taking an opt-out away means writing to somebody who said no. */
export const endButton = ({ id, source, phone }: ExclusionLine, label = say`Remove`) => {
  const shown = maskPhone(phone);
  const confirm =
    source === 'opt_out'
      ? {
          title: say`Reach somebody who opted out?`,
          text: say`The person behind ${shown} told WhatsApp to stop messages from this company. Do this only when they asked you to be written to again: it is noted under your name.`,
          yes: say`They asked for it`,
          no: say`Leave them alone`,
        }
      : {
          title: say`Take it off the list?`,
          text: say`${shown} will be sent to again, by deployments that are under way too.`,
          yes: say`Remove`,
          no: say`Keep it`,
        };
  return button({
    id: `${endExclusionId}:${id}`,
    label,
    spoken: `${label} ${shown}`,
    value: String(id),
    confirm,
    ...(source === 'opt_out' && { style: 'danger' as const }),
  });
};

function lineText(line: ExclusionLine, full: boolean): string {
  const { phone, source, because, createdBy, createdAt, expiresAt } = line;
  const end = expiresAt === null ? [] : [say`until ${dateToken(expiresAt)}`];
  return [
    `*${full ? phone : maskPhone(phone)}*  ${escapeText(oneLine(saidAgain(because)), 200).replaceAll('*', '∗')}`,
    [sourceWords[source](createdBy), dateToken(createdAt), ...end].join(' · '),
  ].join('\n');
}

function turns(page: ExclusionPage, { search, full }: ExclusionsWish) {
  const turn = (to: 'previous' | 'next', label: string) => {
    const cursor = page[to];
    if (cursor === undefined) return [];
    return [
      button({ id: `${exclusionsPageId}:${to}`, label, value: exclusionsValue({ search, cursor, full }) }),
    ];
  };
  return [...turn('previous', say`Previous`), ...turn('next', say`Next`)];
}

function openingText(total: number, search: string | undefined): string {
  if (total > 0) {
    const all = counted(total, 'exclusion');
    return search === undefined ? say`${all}, newest first.` : say`${all} with “${search}”, newest first.`;
  }
  return search === undefined
    ? say`No phone is excluded. Add some with \`/treble exclude add\`; people who opt out in WhatsApp appear here by themselves.`
    : say`No phone is excluded with “${search}”. Add some with \`/treble exclude add\`; people who opt out in WhatsApp appear here by themselves.`;
}

/** One page of the exclusions that hold now. `note` is said above everything else. */
export function exclusionsScreen(page: ExclusionPage, wish: ExclusionsWish, note?: string): Screen {
  const { search, full } = wish;
  const opening = openingText(
    page.total,
    search.trim() === '' ? undefined : escapeText(oneLine(search), 100),
  );
  const reveal = button({
    id: `${exclusionsPageId}:${full ? 'masked' : 'full'}`,
    label: full ? say`Mask the numbers` : say`Show full numbers`,
    value: exclusionsValue({ ...wish, full: !full }),
  });
  const buttons = [...turns(page, wish), ...(page.lines.length > 0 ? [reveal] : [])];
  const notes = note === undefined ? [] : [note];
  return {
    title: say`Exclusions`,
    lines: [...notes, opening, ...page.lines.map((line) => lineText(line, full).replace('\n', ' · '))],
    blocks: [
      ...notes.map((text): KnownBlock => section(text)),
      section(opening),
      ...page.lines.map((line): KnownBlock => section(lineText(line, full), endButton(line))),
      ...(buttons.length > 0 ? [actions(buttons)] : []),
      context(full ? say`Who looked at full numbers is noted.` : say`Phones are masked.`),
    ],
  };
}
