import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import type { KeepDays, RetentionKind } from '../../entities/retention.ts';
import { database } from '../sql-rows.ts';
import { erasedAttempt, erasedRecipient } from './personal-data.ts';

/** Rows of one transaction; whoever writes to them waits no longer than for these. */
const batchRows = 2_000;

const set = (columns: Readonly<Record<string, string>>) =>
  sql.raw(
    Object.entries(columns)
      .map(([column, value]) => `${column} = ${value}`)
      .join(', '),
  );
const before = (days: number) => sql`now() - ${days} * interval '1 day'`;
const batch = sql.raw(`limit ${batchRows}`);

/** A deployment that is over, or people who wrote by themselves and have been silent since: `marked` tells those done. */
const oldRecipients = (days: number, left: string) => sql`
  select r.id from recipient r join deployment d on d.id = r.deployment_id
   where ${sql.raw(left)} and d.id = any(array(
           select o.id from deployment o
            where o.kind <> 'inbound' and o.phase in ('finished', 'cancelled')
              and coalesce(o.launched_at, o.created_at) < ${before(days)}
              and exists (select 1 from recipient r where r.deployment_id = o.id and ${sql.raw(left)})
            order by o.id limit 1))
   union all
  select r.id from recipient r join deployment d on d.id = r.deployment_id
   where d.kind = 'inbound' and r.last_activity_at < ${before(days)} and ${sql.raw(left)}`;

const hasVariables = `(r.variables <> '{}' or r.captured is not null)`;

/** What goes once a kind is too old, a batch at a time; each tells how many rows it changed by what it affects. */
const sweeps: Readonly<Record<RetentionKind, readonly ((days: number) => RawBuilder<unknown>)[]>> = {
  webhooks: [
    (days) => sql`
      update inbound set raw = '{}' where provider_id in (
        select provider_id from inbound where raw <> '{}' and received_at < ${before(days)} order by received_at ${batch})`,
    (days) => sql`
      update unnamed_failure set phone = '' where (gateway, event_id) in (
        select gateway, event_id from unnamed_failure where phone <> '' and received_at < ${before(days)} ${batch})`,
  ],
  variables: [
    (days) => sql`
      update recipient set variables = '{}', captured = null where id in (${oldRecipients(days, hasVariables)} ${batch})`,
    (days) => sql`
      update handover set variables = '{}' where id in (
        select id from handover where variables <> '{}' and made_at < ${before(days)} order by id ${batch})`,
  ],
  messages: [
    (days) => sql`
      delete from inbound where provider_id in (
        select provider_id from inbound where received_at < ${before(days)} order by received_at ${batch})`,
    (days) => sql`
      delete from session_message where made_at < ${before(days)} and id in (
        select id from session_message order by id ${batch})`,
    (days) => sql`
      delete from handover_message where handled_at < ${before(days)} and id in (
        select id from handover_message order by id ${batch})`,
    (days) => sql`
      update agent_line set text = '', files = '[]' where (channel_id, ts) in (
        select channel_id, ts from agent_line
         where (text <> '' or files <> '[]') and arrived_at < ${before(days)} and settled_at is not null ${batch})`,
    (days) => sql`
      update handover set note = '' where id in (
        select id from handover where note <> '' and made_at < ${before(days)} order by id ${batch})`,
    (days) => sql`
      update session set outcome = null where id in (
        select id from session where outcome is not null and closed_at < ${before(days)} order by id ${batch})`,
  ],
  phones: [
    (days) => sql`
      with old as (
        update recipient set ${set(erasedRecipient)} where id in (${oldRecipients(days, 'r.erased_at is null')} ${batch})
        returning id)
      update attempt set ${set(erasedAttempt)} from old where recipient_id = old.id`,
    (days) => sql`
      update handover set phone = '' where id in (
        select id from handover where phone <> '' and made_at < ${before(days)} order by id ${batch})`,
    (days) => sql`
      update agent_thread set phone = '' where id in (
        select id from agent_thread where phone <> '' and ended_at < ${before(days)} order by id ${batch})`,
    (days) => sql`
      update session set phone = '' where id in (
        select id from session where phone <> '' and closed_at < ${before(days)} order by id ${batch})`,
    (days) => sql`
      delete from duplicate_row where (deployment_id, row_number) in (
        select u.deployment_id, u.row_number from duplicate_row u join deployment d on d.id = u.deployment_id
         where coalesce(d.launched_at, d.created_at) < ${before(days)} ${batch})`,
    () => sql`
      delete from phone_alias where contact_id in (
        select a.contact_id from phone_alias a
         where not exists (select 1 from recipient r where r.phone = a.phone) ${batch})`,
  ],
};

/** One replica at a time, so that none repeats what another is at. */
async function sweepOnce(em: EntityManager, statement: RawBuilder<unknown>): Promise<number> {
  const db = database(em);
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(7368203) as mine`.execute(
    db,
  );
  if (!rows[0]?.mine) return 0;
  return Number((await statement.execute(db)).numAffectedRows ?? 0n);
}

/** Takes away what is older than it is kept for. Figures are counted apart and stay as they are. */
export async function sweepOldData(orm: MikroORM, keepDays: KeepDays): Promise<void> {
  const kinds = ['webhooks', 'variables', 'messages', 'phones'] as const satisfies readonly RetentionKind[];
  for (const kind of kinds) {
    const days = keepDays[kind];
    if (days === 0) continue;
    for (const sweep of sweeps[kind]) {
      while ((await orm.em.fork().transactional((em) => sweepOnce(em, sweep(days)))) > 0);
    }
  }
}
