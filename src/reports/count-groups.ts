import type { MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { conversationStageNames } from '../entities/conversation-stage.ts';
import { deploymentStateNames } from '../entities/deployment-state.ts';
import { sessionStatusNames } from '../entities/session-status.ts';
import type { CountedGroup } from '../entities/user-group.ts';
import { countCells, launched } from './count-cells.ts';
import { readFlag, readNumber, readWord, type SqlRow } from './sql-row.ts';

const keyOf = ({ state, responded }: CountedGroup): string => `${state} ${responded}`;

/** Users whose flow was walked: an index of its own holds them alone, however long the lists are. */
async function countWalked(orm: MikroORM, condition: RawBuilder<boolean>): Promise<CountedGroup[]> {
  const { rows } = await sql<SqlRow>`
    select r.state, r.responded, r.stage, r.session, count(*) as count
      from deployment d join recipient r on r.deployment_id = d.id
     where ${launched} and ${condition} and r.stage <> 'none' and not r.is_test
     group by r.state, r.responded, r.stage, r.session order by 1, 2, 3, 4`.execute(
    orm.em.fork().getKysely(),
  );
  return rows.map((row) => ({
    state: readWord(row, 'state', deploymentStateNames),
    responded: readFlag(row, 'responded'),
    stage: readWord(row, 'stage', conversationStageNames),
    session: readWord(row, 'session', sessionStatusNames),
    count: readNumber(row, 'count'),
  }));
}

/** Users of the launched deployments that `condition` on `d` picks, by everything that the list can be filtered by. */
export async function countGroups(orm: MikroORM, condition: RawBuilder<boolean>): Promise<CountedGroup[]> {
  const [cells, walked] = await Promise.all([countCells(orm, condition), countWalked(orm, condition)]);
  const all = new Map<string, CountedGroup>();
  for (const { state, responded, count } of cells) {
    const group = { state, responded, count };
    all.set(keyOf(group), { ...group, count: count + (all.get(keyOf(group))?.count ?? 0) });
  }
  for (const group of walked) {
    const known = all.get(keyOf(group));
    // A chat may have moved on between the two questions.
    if (known) all.set(keyOf(group), { ...known, count: Math.max(0, known.count - group.count) });
  }
  return [...all.values(), ...walked];
}
