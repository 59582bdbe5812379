import type { MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { percentileOf, type StepCount, type Timed, timedWords } from '../entities/time-steps.ts';
import { launched } from './count-cells.ts';
import type { TimeSummary, Times } from './reader.ts';
import { readNumber, readWord, type SqlRow } from './sql-row.ts';

const summaryOf = (counts: readonly StepCount[]): TimeSummary | undefined => {
  const median = percentileOf(counts, 0.5);
  const ninetieth = percentileOf(counts, 0.9);
  return median === undefined || ninetieth === undefined ? undefined : { median, ninetieth };
};

/** Of the launched deployments that `condition` on `d` picks; as quick for ten million users as for ten. */
export async function countTimes(orm: MikroORM, condition: RawBuilder<boolean>): Promise<Times> {
  const { rows } = await sql<SqlRow>`
    select t.timed, t.step, sum(t.count) as count
      from timing t join deployment d on d.id = t.deployment_id
     where ${launched} and ${condition}
     group by t.timed, t.step
    having sum(t.count) > 0
     order by t.timed, t.step`.execute(orm.em.fork().getKysely());
  const counts = (timed: Timed) =>
    rows
      .filter((row) => readWord(row, 'timed', timedWords) === timed)
      .map((row) => ({ step: readNumber(row, 'step'), count: readNumber(row, 'count') }));
  const delivery = summaryOf(counts('delivery'));
  const response = summaryOf(counts('response'));
  return { ...(delivery && { delivery }), ...(response && { response }) };
}
