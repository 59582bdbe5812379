import { type RawBuilder, sql } from 'kysely';
import type { UserFilter } from './reader.ts';
import { inSessions, inStages } from './user-conditions.ts';

/** A run of an index that holds some users of one deployment in order of id. */
export interface IndexRun {
  readonly columns: readonly string[];
  readonly values: RawBuilder<unknown>;
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
}

const everybody: IndexRun = {
  columns: ['r.deployment_id'],
  values: sql`d.id`,
  from: sql`deployment d`,
  where: sql`true`,
};

type Words = readonly string[];

/** Users of some deployments who have one of these words in an indexed column. */
const inWords = (column: string, words: Words, where: RawBuilder<unknown>): IndexRun => ({
  columns: ['r.deployment_id', `r.${column}`],
  values: sql`d.id, wanted.word`,
  from: sql`deployment d cross join unnest(${[...words]}::text[]) as wanted (word)`,
  where,
});

/** The partial indexes serve only queries that repeat their condition. */
const answered = (where: RawBuilder<unknown>): IndexRun => ({
  ...everybody,
  where: sql`r.responded and r.stage = 'none' and ${where}`,
});

const hasNone = (words: Words): boolean => words.length === 0 || words.includes('none');

/** Runs that hold the users of the filter, each of them once, so that a page reads no others however rare these are. */
export function runsOf(filter: UserFilter): readonly IndexRun[] {
  const { states = [], stages = [], sessions = [] } = filter;
  if (states.length > 0) {
    return [inWords('state', states, sql`${inStages(filter)} and ${inSessions(filter)}`)];
  }
  if (!hasNone(stages)) {
    const rest = inSessions(filter);
    return [
      inWords('stage', stages, sql`r.stage <> 'none' and ${rest}`),
      ...(stages.includes('in_flow') ? [answered(rest)] : []),
    ];
  }
  if (!hasNone(sessions)) {
    const rest = inStages(filter);
    return [
      inWords('session', sessions, sql`r.session <> 'none' and ${rest}`),
      ...(sessions.includes('agent')
        ? [inWords('state', ['agent_session'], sql`r.session = 'none' and ${rest}`)]
        : []),
    ];
  }
  return [{ ...everybody, where: sql`${inStages(filter)} and ${inSessions(filter)}` }];
}
