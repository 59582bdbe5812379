import type { MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { loadAgentFigures } from './agents/agent-figures.ts';
import { findConversationsNamed, loadConversationNames } from './conversation-names.ts';
import { countCells, countTestUsers, followed, inScope, launched } from './count-cells.ts';
import { countFunnel, loadFlowCohorts } from './count-funnel.ts';
import { countGroups } from './count-groups.ts';
import { countTimes } from './count-times.ts';
import { exportUsers } from './export-users.ts';
import { findDeploymentOfMessage } from './find-deployment-of-message.ts';
import { describeScope, findScope } from './find-scope.ts';
import {
  type ConversationFilter,
  findLargest,
  findLastFinished,
  launchedIn,
  loadCohorts,
  loadEarlyResponses,
  loadTemplateCohorts,
  loadVersionCohorts,
  ofConversations,
} from './load-cohorts.ts';
import { loadDeployments } from './load-deployments.ts';
import { loadLineHealth } from './load-health.ts';
import { loadTemplates } from './load-templates.ts';
import { pageHistory } from './page-history.ts';
import { pageUsers } from './page-users.ts';
import type { Window } from './period.ts';
import type { ReportReader } from './report-reader.ts';
import { readNumber, type SqlRow } from './sql-row.ts';
import { loadTemplateHealth } from './template-health.ts';

const mostHeld = 50;

const sumOf = (counts: ReadonlyMap<number, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

/** SQL: deployment `d` was launched in the window, and is of one of these conversations. */
const chosenIn = (window: Window, conversations: ConversationFilter): RawBuilder<boolean> =>
  sql<boolean>`(${launchedIn(window)} and exists (
    select from conversation_version v where v.id = d.version_id and ${ofConversations(conversations)}))`;

export function createMetricsReader(orm: MikroORM): ReportReader {
  return {
    findScope: (text) => findScope(orm, text),
    describe: (scope) => describeScope(orm, scope),
    testUsers: async (scope) => sumOf(await countTestUsers(orm, inScope(scope))),
    cells: (scope) => countCells(orm, inScope(scope)),
    groups: (scope) => countGroups(orm, inScope(scope)),
    funnel: (scope) => countFunnel(orm, scope),
    users: (scope, filter, page) => pageUsers(orm, scope, filter, page),
    exportUsers: (scope, filter) => exportUsers(orm, scope, filter),
    times: (scope) => countTimes(orm, inScope(scope)),
    templates: (scope) => loadTemplates(orm, scope),
    conversationsNamed: (text, limit) => findConversationsNamed(orm, text, limit),
    conversationNames: (ids) => loadConversationNames(orm, ids),
    deploymentOfMessage: (channelId, timestamps) => findDeploymentOfMessage(orm, channelId, timestamps),
    history: (subject, page) => pageHistory(orm, subject, page),
    deployment: async (id) => (await loadDeployments(orm, sql<boolean>`d.id = ${id}`, 1, followed))[0],
    deployments: (limit) =>
      loadDeployments(orm, sql<boolean>`(d.launched_at is not null or d.phase = 'scheduled')`, limit),
    cohort: (from, to) => countCells(orm, launchedIn({ from, to })),
    cohorts: (windows, conversations) => loadCohorts(orm, windows, conversations),
    earlyResponses: (windows, seconds, conversations) =>
      loadEarlyResponses(orm, windows, seconds, conversations),
    versionCohorts: (window, conversations) => loadVersionCohorts(orm, window, conversations),
    async largestDeployments(window, limit, conversations) {
      const ids = await findLargest(orm, window, limit, conversations);
      const found = await loadDeployments(orm, sql<boolean>`d.id = any(${[...ids]}::int[])`, limit);
      return found.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
    },
    flowCohorts: (window, limit, conversations) => loadFlowCohorts(orm, window, limit, conversations),
    groupsIn: (window, conversations) => countGroups(orm, chosenIn(window, conversations)),
    agentFigures: ({ from, to }) => loadAgentFigures(orm, from, to),
    async testUsersIn(window, conversations) {
      return sumOf(await countTestUsers(orm, chosenIn(window, conversations)));
    },
    waitingDeployments: (conversations) =>
      loadDeployments(
        orm,
        sql<boolean>`(${ofConversations(conversations)} and d.phase in ('scheduled', 'sending')
          and (d.missed_at is not null or exists (select from hold h where h.deployment_id = d.id)
               or exists (select from installation where frozen_at is not null)
               or exists (select from standing_hold s where (s.kind, s.subject) in (('template', t.name), ('line', l.id)))))`,
        mostHeld,
      ),
    async unknownOutcomes(since, conversations) {
      const { rows } = await sql<SqlRow>`
        select d.id, sum(t.count) as users
          from deployment d join conversation_version v on v.id = d.version_id
          join tally t on t.deployment_id = d.id
         where ${launched} and ${ofConversations(conversations)} and t.cause = 'unknown' and not t.is_test
           and d.launched_at >= ${since.toISOString()}::timestamptz
         group by d.id having sum(t.count) > 0
         order by d.id desc`.execute(orm.em.fork().getKysely());
      return rows.map((row) => ({ deploymentId: readNumber(row, 'id'), users: readNumber(row, 'users') }));
    },
    templateHealth: (conversations) => loadTemplateHealth(orm, conversations),
    templateCohorts: (window, conversations) => loadTemplateCohorts(orm, window, conversations),
    lastFinished: (conversations) => findLastFinished(orm, conversations),
    lineHealth: () => loadLineHealth(orm),
  };
}
