import { isConversationStage } from '../../entities/conversation-stage.ts';
import { type DeploymentState, isDeploymentState } from '../../entities/deployment-state.ts';
import { isSessionStatus } from '../../entities/session-status.ts';
import type { PhoneSearch, UserFilter, UserSort } from '../../reports/reader.ts';
import { userSorts } from '../../reports/reader.ts';

/** Which users are shown. `scope` is a scope value. */
export interface UsersWish {
  readonly scope: string;
  readonly filter: UserFilter;
  /** In order of id without it. */
  readonly sort?: UserSort;
  readonly cursor?: string;
}

const isUserSort = (word: string): word is UserSort => Object.hasOwn(userSorts, word);

const phoneWord = (phone: PhoneSearch): string =>
  'whole' in phone ? `phone.${phone.whole}` : `ending.${phone.ending}`;

/** `deployment:104|invalid_number,stage.in_flow,sort.date`, and after it the cursor of a page; `all` without a filter. */
export function wishValue({ scope, filter, sort, cursor }: UsersWish): string {
  const words = [
    ...(filter.states ?? []),
    ...(filter.stages ?? []).map((stage) => `stage.${stage}`),
    ...(filter.sessions ?? []).map((session) => `session.${session}`),
    ...(filter.phone ? [phoneWord(filter.phone)] : []),
    ...(sort ? [`sort.${sort}`] : []),
  ];
  return [scope, words.join(',') || 'all', ...(cursor === undefined ? [] : [cursor])].join('|');
}

/** The value of a button that opens the users of some states, of one figure, or all. */
export const usersValue = (about: {
  readonly scope: string;
  readonly state: DeploymentState | 'all';
}): string =>
  wishValue({ scope: about.scope, filter: about.state === 'all' ? {} : { states: [about.state] } });

function phoneOf(words: ReadonlyMap<string, readonly string[]>): PhoneSearch | undefined {
  const [whole] = words.get('phone') ?? [];
  const [ending] = words.get('ending') ?? [];
  if (whole !== undefined && /^\+\d{7,15}$/.test(whole)) return { whole };
  return ending !== undefined && /^\d{3,15}$/.test(ending) ? { ending } : undefined;
}

const kinds: ReadonlySet<string> = new Set(['state', 'stage', 'session', 'phone', 'ending', 'sort']);

/** Undefined when the value is not one of ours. */
export function parseUsersValue(value: string): UsersWish | undefined {
  const [scope, list, ...rest] = value.split('|');
  if (scope === undefined || list === undefined) return undefined;
  const words = new Map<string, string[]>();
  for (const word of list === 'all' ? [] : list.split(',')) {
    const [, kind = 'state', name = ''] = /^(?:([a-z]+)\.)?(.*)$/.exec(word) ?? [];
    words.set(kind, [...(words.get(kind) ?? []), name]);
  }
  const states = (words.get('state') ?? []).filter(isDeploymentState);
  const stages = (words.get('stage') ?? []).filter(isConversationStage);
  const sessions = (words.get('session') ?? []).filter(isSessionStatus);
  const [sort] = (words.get('sort') ?? []).filter(isUserSort);
  const phone = phoneOf(words);
  const known = states.length + stages.length + sessions.length + (sort ? 1 : 0) + (phone ? 1 : 0);
  const given = [...words.values()].flat().length;
  if (known !== given || [...words.keys()].some((kind) => !kinds.has(kind))) return undefined;
  return {
    scope,
    filter: {
      ...(states.length > 0 && { states }),
      ...(stages.length > 0 && { stages }),
      ...(sessions.length > 0 && { sessions }),
      ...(phone && { phone }),
    },
    ...(sort && { sort }),
    ...(rest.length > 0 && { cursor: rest.join('|') }),
  };
}
