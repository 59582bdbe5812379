import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { DailyLimitLeft } from '../dispatch.ts';
import { database } from '../sql-rows.ts';

interface LimitRow {
  readonly usersPerDay: number;
  readonly reached: number;
  /** Of this list: has a place already. */
  readonly known: number;
}

/** What is left of the day's limit for a draft of so many recipients; undefined where nothing limits it. */
export async function dailyLimitLeft(
  em: EntityManager,
  draftId: number,
  recipients: number,
): Promise<DailyLimitLeft | undefined> {
  const { rows } = await sql<LimitRow>`
    select p.users_per_day as "usersPerDay",
           (select count(*)::int from reached_user u
             where u.gateway = p.gateway and u.at > now() - interval '24 hours') as reached,
           (select count(*)::int from reached_user u join recipient r on r.phone = u.phone and r.deployment_id = d.id
             where u.gateway = p.gateway and u.at > now() - interval '24 hours' and r.state = 'in_process') as known
      from deployment d join line l on l.id = d.line_id join portfolio p on p.gateway = l.gateway
     where d.id = ${draftId} and p.users_per_day is not null`.execute(database(em));
  const [limit] = rows;
  if (!limit) return undefined;
  const left = Math.max(0, limit.usersPerDay - limit.reached);
  return { usersPerDay: limit.usersPerDay, left, beyond: Math.max(0, recipients - limit.known - left) };
}
