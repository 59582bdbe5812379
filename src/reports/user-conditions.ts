import { type RawBuilder, sql } from 'kysely';
import { sessionIs, stageIs } from '../entities/user-group.ts';
import type { UserFilter } from './reader.ts';

const anyOf = <Word extends string>(
  words: readonly Word[] | undefined,
  is: Readonly<Record<Word, string>>,
): RawBuilder<boolean> =>
  words === undefined || words.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.raw(words.map((word) => is[word]).join(' or '))})`;

/** SQL: recipient `r` is at one of these stages; at any without them. */
export const inStages = ({ stages }: UserFilter): RawBuilder<boolean> => anyOf(stages, stageIs);

/** SQL: one of these has the chat with recipient `r`; anybody without them. */
export const inSessions = ({ sessions }: UserFilter): RawBuilder<boolean> => anyOf(sessions, sessionIs);

/** SQL: recipient `r` passes the filter and is no test number. */
export function inFilter(filter: UserFilter): RawBuilder<boolean> {
  const { states = [] } = filter;
  const inStates = states.length === 0 ? sql`true` : sql`r.state = any(${[...states]}::text[])`;
  return sql<boolean>`(not r.is_test and ${inStates} and ${inStages(filter)} and ${inSessions(filter)})`;
}
