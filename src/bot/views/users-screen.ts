import type { Button, KnownBlock } from '@slack/types';
import { conversationStages } from '../../entities/conversation-stage.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { deploymentStates } from '../../entities/deployment-state.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { maskPhone } from '../../entities/phone-mask.ts';
import { sessionStatuses } from '../../entities/session-status.ts';
import { untoldBy } from '../../entities/untold.ts';
import { mostSorted, type ScopeDescription, type UserLine, type UserPage } from '../../reports/reader.ts';
import { scopeValue } from '../../reports/scope-value.ts';
import { actions, button, context, fields, section } from '../blocks/elements.ts';
import { dateToken, escapeText, oneLine } from '../blocks/slack-text.ts';
import { filterWords } from './filter-words.ts';
import { historyValue, openHistoryId } from './history-screen.ts';
import { reasonText } from './reason-text.ts';
import { nobodyYet, type Screen } from './screen.ts';
import { type UsersWish, wishValue } from './users-wish.ts';

export const usersPageId = 'users_page';
export const downloadUsersId = 'download_users';
export const usersPerPage = 8;

export const filterUsersId = 'filter_users';

function variablesText(variables: UserLine['variables']): string {
  const pairs = Object.entries(variables).map(([name, value]) => `${oneLine(name)}: ${oneLine(value)}`);
  return pairs.length === 0 ? '–' : escapeText(pairs.join(', '), 300);
}

/** The metrics page's columns, in its order; the phone is masked. */
const columns: readonly { readonly label: string; readonly show: (user: UserLine) => string }[] = [
  {
    label: text('Phone'),
    show: (user) =>
      say`${escapeText(maskPhone(oneLine(user.phone).slice(0, 40)), 60) || '–'} (row ${countText(user.rowNumber)})`,
  },
  {
    label: text('Deployment date'),
    show: ({ deploymentId, deploymentDate }) =>
      `${deploymentDate ? dateToken(deploymentDate) : '–'} (${deploymentCode(deploymentId)})`,
  },
  {
    label: text('Deployment status'),
    show: (user) => `${said(deploymentStates[user.state].label)}: ${reasonText(user)}`,
  },
  { label: text('Conversation stage'), show: ({ stage }) => said(conversationStages[stage].label) },
  { label: text('Session status'), show: ({ session }) => said(sessionStatuses[session].label) },
  {
    label: text('Last activity'),
    show: ({ lastActivityAt }) => (lastActivityAt ? dateToken(lastActivityAt) : '–'),
  },
  { label: text('Variables'), show: ({ variables }) => variablesText(variables) },
];

const masked = text('Phones are masked here; the file, for those who may see them, has them in full.');

/** An invalid number has no history: nothing was ever sent to it. */
const historyButton = ({ id, phone }: UserLine): Button | undefined =>
  /^\+\d+$/.test(phone)
    ? button({
        id: `${openHistoryId}:${id}`,
        label: say`History`,
        spoken: say`History of ${maskPhone(phone)}`,
        value: historyValue(`r${id}`),
      })
    : undefined;

const unsorted = (): string =>
  say`Only up to ${countText(mostSorted)} users can be sorted, so these are in the order of the list. Filter to make them fewer.`;

/** One page of users with what is known of each; `total` of them in all, whatever their phones. */
export function usersScreen(
  description: ScopeDescription,
  { filter, sort }: Omit<UsersWish, 'scope'>,
  page: UserPage,
  total: number,
): Screen {
  const title = escapeText(oneLine(description.title), 300).replaceAll('*', '∗');
  const wish = { scope: scopeValue(description.scope), filter, ...(sort && { sort }) };
  const turn = (to: 'previous' | 'next', label: string, spoken: string): Button[] => {
    const cursor = page[to];
    if (cursor === undefined) return [];
    return [
      button({
        id: `${usersPageId}:${to}`,
        label,
        spoken,
        value: wishValue({ ...wish, cursor }),
      }),
    ];
  };
  const isFiltered = Object.keys(filter).length > 0;
  const download = button({ id: downloadUsersId, label: say`Download CSV`, value: wishValue(wish) });
  const narrow = button({
    id: filterUsersId,
    label: say`Filter`,
    spoken: say`Filter the users`,
    value: wishValue(wish),
  });
  const buttons = [
    ...turn('previous', say`Previous`, say`Previous page of users`),
    ...turn('next', say`Next`, say`Next page of users`),
    ...(isFiltered || page.users.length > 0 ? [narrow] : []),
    ...(page.users.length === 0 ? [] : [download]),
  ];
  const emptyText = isFiltered ? say`Nobody is in this list.` : said(nobodyYet);
  const nobody = page.users.length === 0 ? [emptyText] : [];
  const count = filter.phone ? say`among ${counted(total, 'user')}` : counted(total, 'user');
  const opening = `${filterWords(filter)}: ${isFiltered ? count : countText(total)}`;
  const closing = [said(masked), ...untoldBy(description.gateways)];
  const notes = sort && total > mostSorted && !filter.phone ? [unsorted()] : [];
  return {
    title: say`Users`,
    lines: [
      `${title} · ${opening}`,
      ...notes,
      ...page.users.map((user) =>
        columns.map(({ label, show }) => `${said(label)} ${show(user)}`).join(', '),
      ),
      ...nobody,
      ...closing,
    ],
    blocks: [
      section(`*${title}*\n${[opening, ...notes].join('\n')}`),
      ...page.users.flatMap((user): KnownBlock[] => [
        { type: 'divider' },
        fields(
          columns.map(({ label, show }) => `*${said(label)}*\n${show(user)}`),
          historyButton(user),
        ),
      ]),
      ...nobody.map((line) => section(line)),
      ...(buttons.length === 0 ? [] : [actions(buttons)]),
      ...closing.map((note) => context(note)),
    ],
  };
}
