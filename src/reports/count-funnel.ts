import type { MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { leftMilestone, type Milestone, milestones, stepMilestone } from '../entities/milestone.ts';
import { parseFlow } from '../flows/parse-flow.ts';
import { inScope, launched } from './count-cells.ts';
import { type ConversationFilter, launchedIn, ofConversations } from './load-cohorts.ts';
import type { Window } from './period.ts';
import type { Funnel, Scope } from './reader.ts';
import { readNumber, readText, type SqlRow } from './sql-row.ts';

/** Names of the steps of the newest version in the scope that has a flow, in the flow's order. */
async function stepsIn(orm: MikroORM, condition: RawBuilder<boolean>): Promise<readonly string[]> {
  const { rows } = await sql<SqlRow>`
    select v.flow from conversation_version v
     where v.flow is not null and v.id in (select d.version_id from deployment d where ${launched} and ${condition})
     order by v.number desc limit 1`.execute(orm.em.fork().getKysely());
  const [row] = rows;
  const parsed = row && parseFlow(readText(row, 'flow'));
  return parsed?.ok ? parsed.flow.steps.map(({ name }) => name) : [];
}

/** How far the chats came; as quick for ten million users as for ten. Undefined where no flow was walked. */
export const countFunnel = (orm: MikroORM, scope: Scope): Promise<Funnel | undefined> =>
  countFunnelOf(orm, inScope(scope));

/** Of the deployments `d` that the condition picks. */
async function countFunnelOf(orm: MikroORM, condition: RawBuilder<boolean>): Promise<Funnel | undefined> {
  const { rows } = await sql<SqlRow>`
    select m.milestone, sum(m.count) as count
      from milestone_tally m join deployment d on d.id = m.deployment_id
     where ${launched} and ${condition} group by m.milestone`.execute(orm.em.fork().getKysely());
  if (rows.length === 0) return undefined;
  const counts = new Map(rows.map((row) => [readText(row, 'milestone'), readNumber(row, 'count')]));
  const countOf = (milestone: string) => counts.get(milestone) ?? 0;
  const steps = await stepsIn(orm, condition);
  return {
    ends: Object.fromEntries(milestones.map((one): [Milestone, number] => [one, countOf(one)])),
    began: countOf('began'),
    steps: steps.map((step) => ({
      step,
      count: countOf(stepMilestone(step)),
      left: countOf(leftMilestone(step)),
    })),
  };
}

/** How far the chats of one version came, of what was launched in a period. */
export interface FlowCohort {
  readonly conversation: string;
  readonly versionNumber: number;
  readonly funnel: Funnel;
}

/** The versions whose flows were walked by people of the window, the one with most chats first. */
export async function loadFlowCohorts(
  orm: MikroORM,
  window: Window,
  limit: number,
  conversations?: ConversationFilter,
): Promise<readonly FlowCohort[]> {
  const { rows } = await sql<SqlRow>`
    select v.id, v.number, c.name
      from milestone_tally m join deployment d on d.id = m.deployment_id
      join conversation_version v on v.id = d.version_id join conversation c on c.id = v.conversation_id
     where ${launched} and ${launchedIn(window)} and ${ofConversations(conversations)} and m.milestone = 'began'
     group by v.id, v.number, c.name order by sum(m.count) desc, v.id limit ${limit}`.execute(
    orm.em.fork().getKysely(),
  );
  const cohorts = await Promise.all(
    rows.map(async (row) => {
      const versionId = readNumber(row, 'id');
      const funnel = await countFunnelOf(
        orm,
        sql<boolean>`(${launchedIn(window)} and d.version_id = ${versionId})`,
      );
      const about = { conversation: readText(row, 'name'), versionNumber: readNumber(row, 'number') };
      return funnel ? [{ ...about, funnel }] : [];
    }),
  );
  return cohorts.flat();
}
