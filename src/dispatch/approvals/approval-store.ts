import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database, millis } from '../sql-rows.ts';

/** The request or approval that holds now. */
export interface OpenApproval {
  readonly id: number;
  readonly fingerprint: string;
  readonly recipients: number;
  readonly requestedBy: string;
  /** Milliseconds since the epoch, as the two after it. */
  readonly requestedAt: number;
  readonly expiresAt: number;
  readonly scheduledFor: number | null;
  readonly decidedBy: string | null;
  /** By PostgreSQL's clock; an approval with a schedule holds until that time. */
  readonly isExpired: boolean;
}

/** With what its author is known by and what makes an approval necessary. */
export interface ApprovalFacts {
  readonly authors: readonly string[];
  readonly always: boolean;
  readonly asked: boolean;
  /** Those who would be sent to. */
  readonly recipients: number;
}

export async function loadOpenApproval(
  em: EntityManager,
  deploymentId: number,
): Promise<OpenApproval | undefined> {
  const { rows } = await sql<OpenApproval>`
    select a.id, a.fingerprint, a.recipients, a.requested_by as "requestedBy", ${millis('a.requested_at')} as "requestedAt",
           ${millis('a.expires_at')} as "expiresAt", ${millis('d.scheduled_for')} as "scheduledFor", a.decided_by as "decidedBy",
           now() > case when a.decided_by is null then a.expires_at
                        else greatest(a.expires_at, d.scheduled_for + interval '5 minutes') end as "isExpired"
      from approval a join deployment d on d.id = a.deployment_id
     where a.deployment_id = ${deploymentId} and a.voided_at is null`.execute(database(em));
  return rows[0];
}

export async function loadApprovalFacts(
  em: EntityManager,
  deploymentId: number,
): Promise<ApprovalFacts | undefined> {
  const { rows } = await sql<ApprovalFacts>`
    select array_remove(array[d.created_by, d.launched_by, d.scheduled_by], null) as authors,
           c.needs_approval as always,
           exists (select 1 from approval a where a.deployment_id = d.id) as asked,
           (select coalesce(sum(t.count), 0)::int from tally t where t.deployment_id = d.id
               and (t.cause in ('queued', 'retry') or (t.cause = 'recently_messaged' and d.recently_messaged = 'send'))) as recipients
      from deployment d join conversation_version v on v.id = d.version_id join conversation c on c.id = v.conversation_id
     where d.id = ${deploymentId} and d.kind not in ('test', 'agent')`.execute(database(em));
  return rows[0];
}

export async function voidApproval(em: EntityManager, deploymentId: number): Promise<void> {
  await sql`
    update approval set voided_at = now() where deployment_id = ${deploymentId} and voided_at is null`.execute(
    database(em),
  );
}

/** From here on no claim starts a call of it, until somebody approves. */
export async function storeRequest(
  em: EntityManager,
  deploymentId: number,
  wish: {
    readonly fingerprint: string;
    readonly recipients: number;
    readonly by: string;
    readonly hours: number;
  },
): Promise<void> {
  const db = database(em);
  await sql`
    insert into approval (deployment_id, fingerprint, recipients, requested_by, expires_at)
    values (${deploymentId}, ${wish.fingerprint}, ${wish.recipients}, ${wish.by}, now() + ${wish.hours} * interval '1 hour')`.execute(
    db,
  );
  await sql`
    insert into hold (deployment_id, kind, because, created_by)
    values (${deploymentId}, 'awaiting_approval', ${`Somebody other than its author has to approve it with /treble approve D-${deploymentId}.`}, ${wish.by})
        on conflict do nothing`.execute(db);
}

export async function storeDecision(
  em: EntityManager,
  { deploymentId, by, hours }: { readonly deploymentId: number; readonly by: string; readonly hours: number },
): Promise<void> {
  const db = database(em);
  await sql`
    update approval set decided_by = ${by}, decided_at = now(), expires_at = now() + ${hours} * interval '1 hour'
     where deployment_id = ${deploymentId} and voided_at is null`.execute(db);
  await sql`
    delete from hold where deployment_id = ${deploymentId} and kind = 'awaiting_approval'`.execute(db);
}

/** Those that wait, the oldest first. */
export async function waitingForApproval(em: EntityManager, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select a.deployment_id as id from approval a join deployment d on d.id = a.deployment_id
     where a.voided_at is null and a.decided_by is null and d.phase in ('scheduled', 'sending')
     order by a.requested_at limit ${limit}`.execute(database(em));
  return rows.map(({ id }) => id);
}

/** Whether a call was ever made for it. */
export async function hasCalled(em: EntityManager, deploymentId: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from recipient r where r.deployment_id = ${deploymentId}
       and exists (select 1 from attempt a where a.recipient_id = r.id) limit 1`.execute(database(em));
  return rows.length > 0;
}
