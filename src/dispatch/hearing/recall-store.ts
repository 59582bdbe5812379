import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database, millis } from '../sql-rows.ts';
import type { UnsettledAttempt } from './adopt-sessions.ts';

/** Webhooks come first; what they have not told by then is asked for. */
const unsettledAfter = sql.raw(`interval '1 minute'`);
/** Nobody expects news of a message that is older. */
const askedWithin = sql.raw(`interval '72 hours'`);
/** Between one question about a message and the next; after the last there is none. */
const pauses = sql.raw(`(array['8 minutes', '50 minutes', '5 hours', '18 hours', '24 hours']::interval[])`);
/** Sessions are listed again after this, whoever listed them. */
const listedEvery = sql.raw(`interval '1 minute'`);

/** True when one more question may be asked in this minute; then it counts. */
export async function takeQuestion(em: EntityManager, gateway: string, perMinute: number): Promise<boolean> {
  if (perMinute === 0) return false;
  const { rows } = await sql`
    insert into recall_pace as p (gateway, minute, asked) values (${gateway}, date_trunc('minute', now()), 1)
        on conflict (gateway) do update
       set minute = excluded.minute, asked = case when p.minute = excluded.minute then p.asked + 1 else 1 end
     where p.minute <> excluded.minute or p.asked < ${perMinute}
    returning 1`.execute(database(em));
  return rows.length > 0;
}

/** True for the one replica that lists sessions now. */
export async function takeListing(em: EntityManager, gateway: string): Promise<boolean> {
  const { rows } = await sql`
    insert into recall_pace as p (gateway, minute, asked, listed_until)
    values (${gateway}, date_trunc('minute', now()), 0, now() + ${listedEvery})
        on conflict (gateway) do update set listed_until = excluded.listed_until
     where p.listed_until is null or p.listed_until <= now()
    returning 1`.execute(database(em));
  return rows.length > 0;
}

/** SQL on recipient `r`: it has the number of one of these attempts. */
const ofPeopleOf = (attemptIds: readonly number[]) => sql`r.phone in (
  select asked.phone from recipient asked join attempt on attempt.recipient_id = asked.id
   where attempt.id = any(${[...attemptIds]}::bigint[]))`;

/**
 * Attempts whose call brought no id, by the template they sent; `about` leaves out whoever has none of these. All of a person
 * are needed: of a few a session could seem to be the only one.
 */
export async function findUnsettled(
  em: EntityManager,
  gateway: string,
  limit: number,
  about?: readonly number[],
): Promise<ReadonlyMap<string, readonly UnsettledAttempt[]>> {
  const { rows } = await sql<UnsettledAttempt & { templateId: string }>`
    select a.id::float8 as "attemptId", r.phone, ${millis('a.started_at')} as "startedAt", v.template_id as "templateId"
      from attempt a join line l on l.id = a.line_id and l.gateway = ${gateway}
      join recipient r on r.id = a.recipient_id join deployment d on d.id = r.deployment_id
      join conversation_version v on v.id = d.version_id
     where a.outcome in ('uncertain', 'accepted_unknown_id') and a.started_at < now() - ${unsettledAfter}
       and a.started_at > now() - ${askedWithin} and r.phone is not null
       and ${about === undefined ? sql`true` : ofPeopleOf(about)}
     order by a.started_at desc limit ${limit}`.execute(database(em));
  return Map.groupBy(rows, ({ templateId }) => templateId);
}

export interface SilentAttempt {
  readonly attemptId: number;
  readonly sessionId: string;
}

/** Those of these attempts that have a session. */
export async function findSessions(
  em: EntityManager,
  gateway: string,
  attemptIds: readonly number[],
): Promise<SilentAttempt[]> {
  const { rows } = await sql<SilentAttempt>`
    select a.id::float8 as "attemptId", a.provider_id as "sessionId"
      from attempt a join line l on l.id = a.line_id and l.gateway = ${gateway}
     where a.id = any(${[...attemptIds]}::bigint[]) and a.outcome = 'accepted' and a.provider_id is not null
     order by a.id desc`.execute(database(em));
  return rows;
}

/** SQL on deployment `d`, recipient `r`, attempt `a`, question `q`: nothing was heard of it lately, and its time to ask has come. */
const isSilent = sql.raw(`r.state = 'in_process' and r.cause in ('accepted', 'sent')
  and a.outcome = 'accepted' and a.provider_id is not null and d.phase in ('sending', 'sent', 'finished')
  and d.launched_at > now() - interval '72 hours' and a.started_at < now() - interval '2 minutes'
  and (q.attempt_id is null or q.next_at <= now())`);
const silentOf = (gateway: string) => sql`
  deployment d join line l on l.id = d.line_id and l.gateway = ${gateway}
  join recipient r on r.deployment_id = d.id join attempt a on a.recipient_id = r.id
  left join recalled_attempt q on q.attempt_id = a.id`;

/** How many messages could be asked about now; no more than `most` are counted. */
export async function countSilent(em: EntityManager, gateway: string, most: number): Promise<number> {
  const { rows } = await sql`
    select 1 from ${silentOf(gateway)} where ${isSilent} limit ${most}`.execute(database(em));
  return rows.length;
}

/** Claims accepted messages of which nothing was heard since, those first that were asked about the least. */
export async function claimSilent(
  em: EntityManager,
  gateway: string,
  limit: number,
): Promise<SilentAttempt[]> {
  const { rows } = await sql<SilentAttempt>`
    with due as (
      select a.id, a.provider_id, coalesce(q.asked, 0) as asked from ${silentOf(gateway)} where ${isSilent}
       order by asked, a.id limit ${limit}
    ), claimed as (
      insert into recalled_attempt as q (attempt_id, asked, next_at)
      select id, 1, now() + ${pauses}[1] from due
          on conflict (attempt_id) do update
         set asked = q.asked + 1, next_at = now() + ${pauses}[q.asked + 1]
       where q.next_at <= now()
      returning attempt_id)
    select due.id::float8 as "attemptId", due.provider_id as "sessionId"
      from due join claimed on claimed.attempt_id = due.id order by due.id`.execute(database(em));
  return rows;
}

export async function eraseOldRecalls(em: EntityManager): Promise<void> {
  await sql`
    delete from recalled_attempt q using attempt a
     where a.id = q.attempt_id and a.started_at < now() - 2 * ${askedWithin}`.execute(database(em));
}
