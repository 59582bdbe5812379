import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { countCells, inScope, launched } from './count-cells.ts';
import { describeScope, findScope } from './find-scope.ts';
import { loadDeployments } from './load-deployments.ts';
import { pageUsers } from './page-users.ts';
import type { ReportReader } from './report-reader.ts';
import { readNumber, type SqlRow } from './sql-row.ts';

const mostHeld = 50;

/** SQL: deployment `d` was launched in [from, to). Moments travel as text that names their zone. */
const launchedIn = (from: Date, to: Date) =>
  sql<boolean>`(d.launched_at >= ${from.toISOString()}::timestamptz and d.launched_at < ${to.toISOString()}::timestamptz)`;

export function createMetricsReader(orm: MikroORM): ReportReader {
  return {
    findScope: (text) => findScope(orm, text),
    describe: (scope) => describeScope(orm, scope),
    cells: (scope) => countCells(orm, inScope(scope)),
    users: (scope, filter, page) => pageUsers(orm, scope, filter, page),
    deployment: async (id) => (await loadDeployments(orm, sql<boolean>`d.id = ${id}`, 1))[0],
    deployments: (limit) => loadDeployments(orm, sql<boolean>`true`, limit),
    cohort: (from, to) => countCells(orm, launchedIn(from, to)),
    deploymentsBetween: (from, to, limit) => loadDeployments(orm, launchedIn(from, to), limit),
    heldDeployments: () =>
      loadDeployments(
        orm,
        sql<boolean>`(d.phase in ('scheduled', 'sending') and exists (select from hold h where h.deployment_id = d.id))`,
        mostHeld,
      ),
    async unknownOutcomes(since) {
      const { rows } = await sql<SqlRow>`
        select d.id, sum(t.count) as users
          from deployment d join tally t on t.deployment_id = d.id
         where ${launched} and d.launched_at >= ${since.toISOString()}::timestamptz and t.cause = 'unknown'
         group by d.id having sum(t.count) > 0
         order by d.id desc`.execute(orm.em.fork().getKysely());
      return rows.map((row) => ({ deploymentId: readNumber(row, 'id'), users: readNumber(row, 'users') }));
    },
  };
}
