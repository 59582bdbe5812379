import { type Kysely, sql } from 'kysely';
import type { MetricsReader, Scope, UserFilter, UserSort } from '../../src/reports/reader.ts';

/** Every user of the filter, page by page; sorted pages give the same people. */
export async function listedUsers(
  reader: MetricsReader,
  scope: Scope,
  filter: UserFilter,
  { limit, sort }: { readonly limit: number; readonly sort?: UserSort | undefined },
): Promise<number[]> {
  const ids: number[] = [];
  for (let cursor: string | undefined; ; ) {
    const wish = { limit, ...(cursor !== undefined && { cursor }), ...(sort && { sort }) };
    const { users, next } = await reader.users(scope, filter, wish);
    ids.push(...users.map(({ id }) => id));
    if (next === undefined) return ids;
    cursor = next;
  }
}

/** How many users the file of the filter has, by what it says and by its lines. */
export async function exportedUsers(
  reader: MetricsReader,
  scope: Scope,
  filter: UserFilter,
): Promise<{ readonly told: number; readonly lines: number }> {
  const { batches } = await reader.exportUsers(scope, filter);
  const sum = { told: 0, lines: 0 };
  for await (const { users, text } of batches) {
    sum.told += users;
    sum.lines += text.split('\r\n').length - 1;
  }
  return sum;
}

export interface CountedUser {
  readonly deployment: number;
  readonly version: number;
  readonly conversation: number;
  readonly phone: string | null;
  readonly state: string;
  readonly stage: string;
  readonly session: string;
  readonly sent: boolean;
  readonly responded: boolean;
}

/** Straight from the rows of what was launched, without a word of the product's own queries. */
export async function recountUsers<Tables>(
  db: Kysely<Tables>,
  scope: Scope,
  filter: UserFilter = {},
): Promise<CountedUser[]> {
  const { rows } = await sql<CountedUser>`
    select d.id as deployment, v.number as version, v.conversation_id as conversation, r.phone, r.state, r.sent, r.responded,
           case when r.stage = 'none' and r.responded then 'in_flow' else r.stage end as stage,
           case when r.session = 'none' and r.state = 'agent_session' then 'agent' else r.session end as session
      from recipient r join deployment d on d.id = r.deployment_id join conversation_version v on v.id = d.version_id
     where d.phase <> 'draft'`.execute(db);
  const holds = (words: readonly string[] | undefined, word: string) =>
    !words?.length || words.includes(word);
  const { phone: search } = filter;
  const found = (phone: string | null) =>
    search === undefined ||
    ('whole' in search ? phone === search.whole : (phone ?? '').endsWith(search.ending));
  return rows.filter(
    ({ deployment, version, conversation, phone, state, stage, session }) =>
      (scope.kind === 'deployment'
        ? deployment === scope.deploymentId
        : conversation === scope.conversationId) &&
      (scope.kind !== 'version' || version === scope.versionNumber) &&
      holds(filter.states, state) &&
      holds(filter.stages, stage) &&
      holds(filter.sessions, session) &&
      found(phone),
  );
}
