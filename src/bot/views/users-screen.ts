import type { KnownBlock } from '@slack/types';
import { causeWords, isCause } from '../../entities/cell.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import {
  type DeploymentState,
  deploymentStates,
  isDeploymentState,
} from '../../entities/deployment-state.ts';
import { maskPhone } from '../../entities/phone-mask.ts';
import type { ScopeDescription, UserLine, UserPage } from '../../reports/reader.ts';
import { scopeValue } from '../../reports/scope-value.ts';
import { actions, button, context, fields, section } from '../blocks/elements.ts';
import { counted, countText, dateToken, escapeText, oneLine } from '../blocks/slack-text.ts';
import { nobodyYet, type Screen } from './screen.ts';

export const usersPageId = 'users_page';
export const usersPerPage = 8;

export type ShownState = DeploymentState | 'all';

/** Which users a button opens. `scope` is a scope value. */
export interface UsersWish {
  readonly scope: string;
  readonly state: ShownState;
  readonly cursor?: string;
}

/** `deployment:104|invalid_number`, as the buttons of reports say it, and after it the cursor of a page. */
export const usersValue = ({ scope, state, cursor }: UsersWish): string =>
  [scope, state, ...(cursor === undefined ? [] : [cursor])].join('|');

/** Undefined when the value is not one of ours. */
export function parseUsersValue(value: string): UsersWish | undefined {
  const [scope, state, ...rest] = value.split('|');
  if (scope === undefined || state === undefined || (state !== 'all' && !isDeploymentState(state))) {
    return undefined;
  }
  return { scope, state, ...(rest.length > 0 && { cursor: rest.join('|') }) };
}

function causeOf({ cause, code, detail }: UserLine): string {
  const words = isCause(cause) ? causeWords(cause) : escapeText(oneLine(cause), 80);
  const raw = [code && `code ${code}`, detail].flatMap((part) =>
    part ? escapeText(oneLine(part), 120) : [],
  );
  return raw.length === 0 ? words : `${words} (${raw.join(': ')})`;
}

function variablesText(variables: UserLine['variables']): string {
  const pairs = Object.entries(variables).map(([name, value]) => `${oneLine(name)}: ${oneLine(value)}`);
  return pairs.length === 0 ? '–' : escapeText(pairs.join(', '), 300);
}

/** The metrics page's columns, in its order; the phone is masked. */
const columns: readonly { readonly label: string; readonly show: (user: UserLine) => string }[] = [
  {
    label: 'Phone',
    show: (user) =>
      `${escapeText(maskPhone(oneLine(user.phone).slice(0, 40)), 60) || '–'} (row ${countText(user.rowNumber)})`,
  },
  {
    label: 'Deployment date',
    show: ({ deploymentId, deploymentDate }) =>
      `${deploymentDate ? dateToken(deploymentDate) : '–'} (${deploymentCode(deploymentId)})`,
  },
  { label: 'Deployment status', show: (user) => `${deploymentStates[user.state].label}: ${causeOf(user)}` },
  { label: 'Conversation stage', show: ({ stage }) => stage },
  { label: 'Session status', show: ({ session }) => escapeText(oneLine(session), 60) || '–' },
  {
    label: 'Last activity',
    show: ({ lastActivityAt }) => (lastActivityAt ? dateToken(lastActivityAt) : '–'),
  },
  { label: 'Variables', show: ({ variables }) => variablesText(variables) },
];

const stateLabel = (state: ShownState): string =>
  state === 'all' ? 'All users' : deploymentStates[state].label;

/** One page of users with what is known of each; `total` of them in all. */
export function usersScreen(
  description: ScopeDescription,
  state: ShownState,
  page: UserPage,
  total: number,
): Screen {
  const title = escapeText(oneLine(description.title), 300).replaceAll('*', '∗');
  const scope = scopeValue(description.scope);
  const turn = (to: 'previous' | 'next', label: string): ReturnType<typeof button>[] => {
    const cursor = page[to];
    if (cursor === undefined) return [];
    return [button({ id: `${usersPageId}:${to}`, label, value: usersValue({ scope, state, cursor }) })];
  };
  const turns = [...turn('previous', 'Previous'), ...turn('next', 'Next')];
  const emptyText = state === 'all' ? nobodyYet : 'Nobody is in this state.';
  const nobody = page.users.length === 0 ? [emptyText] : [];
  const opening = `${stateLabel(state)}: ${state === 'all' ? countText(total) : counted(total, 'user')}`;
  return {
    title: 'Users',
    lines: [
      `${title} · ${opening}`,
      ...page.users.map((user) => columns.map(({ label, show }) => `${label} ${show(user)}`).join(', ')),
      ...nobody,
    ],
    blocks: [
      section(`*${title}*\n${opening}`),
      ...page.users.flatMap((user): KnownBlock[] => [
        { type: 'divider' },
        fields(columns.map(({ label, show }) => `*${label}*\n${show(user)}`)),
      ]),
      ...nobody.map((line) => section(line)),
      ...(turns.length === 0 ? [] : [actions(turns)]),
      context('Phones are masked.'),
    ],
  };
}
