import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type Cell, isCause, sameCell } from '../entities/cell.ts';
import { type DeploymentState, isDeploymentState } from '../entities/deployment-state.ts';
import { isFailureClass } from '../entities/failure-class.ts';
import type { Facts } from './facts.ts';
import type { AttemptFacts } from './recipient-cell.ts';
import { database, isoText, jsonText, millis } from './sql-rows.ts';

/** A recipient as it is counted now. Its row is locked by the transaction that read it. */
export interface CountedRecipient {
  readonly id: number;
  readonly deploymentId: number;
  /** Start of the 15-minute bucket of the deployment date, ISO. */
  readonly bucket: string;
  readonly cell: Cell;
  readonly retryAt: number | undefined;
  readonly offeredAt: number | undefined;
  readonly detail: string | undefined;
}

export interface StoredAttempt extends AttemptFacts {
  readonly id: number;
  readonly recipientId: number;
  readonly outcome: string | null;
}

interface LockedRow {
  recipientId: number;
  deploymentId: number;
  bucket: string;
  state: string;
  cause: string;
  recipientCode: string | null;
  sent: boolean;
  responded: boolean;
  retryAt: number | null;
  offeredAt: number | null;
  recipientDetail: string | null;
  attemptId: number;
  number: number;
  startedAt: number;
  outcome: string | null;
  because: string | null;
  providerId: string | null;
  acceptedAt: number | null;
  sentAt: number | null;
  deliveredAt: number | null;
  readAt: number | null;
  repliedAt: number | null;
  answeredAt: number | null;
  retryAskedAt: number | null;
  failedAt: number | null;
  failure: string | null;
  code: string | null;
  detail: string | null;
}

/** SQL: the bucket of the deployment `d`; drafts are counted at the epoch until they are launched. */
export const bucketOfDeployment = `coalesce(date_bin('15 minutes', d.launched_at, 'epoch'), 'epoch')`;

/** Columns that `countedRecipient` reads; the query names the tables `r` and `d`. */
export const countedColumns = sql.raw(`r.id::float8 as "recipientId", r.deployment_id as "deploymentId",
  to_char(${bucketOfDeployment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as bucket,
  r.state, r.cause, r.code as "recipientCode", r.sent, r.responded,
  (extract(epoch from r.retry_at) * 1000)::float8 as "retryAt",
  (extract(epoch from r.offered_at) * 1000)::float8 as "offeredAt", r.detail as "recipientDetail"`);

export type CountedRow = Pick<
  LockedRow,
  | 'recipientId'
  | 'deploymentId'
  | 'bucket'
  | 'state'
  | 'cause'
  | 'recipientCode'
  | 'sent'
  | 'responded'
  | 'retryAt'
  | 'offeredAt'
  | 'recipientDetail'
>;

export function countedRecipient(row: CountedRow): CountedRecipient {
  const { state, cause } = row;
  if (!isDeploymentState(state) || !isCause(cause)) {
    throw new Error(`Recipient ${row.recipientId} is in an unknown cell: ${state}, ${cause}.`);
  }
  return {
    id: row.recipientId,
    deploymentId: row.deploymentId,
    bucket: row.bucket,
    cell: { state, cause, code: row.recipientCode ?? '', sent: row.sent, responded: row.responded },
    retryAt: row.retryAt ?? undefined,
    offeredAt: row.offeredAt ?? undefined,
    detail: row.recipientDetail ?? undefined,
  };
}

function storedAttempt(row: LockedRow): StoredAttempt {
  const kind = row.outcome === 'uncertain' || row.outcome === 'accepted_unknown_id' ? row.outcome : undefined;
  return {
    id: row.attemptId,
    recipientId: row.recipientId,
    number: row.number,
    startedAt: row.startedAt,
    outcome: row.outcome,
    ...(row.providerId === null ? {} : { providerId: row.providerId }),
    acceptedAt: row.acceptedAt ?? undefined,
    sentAt: row.sentAt ?? undefined,
    deliveredAt: row.deliveredAt ?? undefined,
    readAt: row.readAt ?? undefined,
    repliedAt: row.repliedAt ?? undefined,
    answeredAt: row.answeredAt ?? undefined,
    retryAskedAt: row.retryAskedAt ?? undefined,
    failure:
      row.failedAt === null
        ? undefined
        : {
            at: row.failedAt,
            failure: row.failure !== null && isFailureClass(row.failure) ? row.failure : 'unrecognised',
            code: row.code ?? '',
            detail: row.detail ?? '',
            refused: row.because === 'refused',
          },
    uncertain: kind && { kind, because: row.because ?? '' },
    overridden: row.outcome === 'overridden',
  };
}

export interface LockedRecipient extends CountedRecipient {
  readonly attempts: readonly StoredAttempt[];
}

/**
 * Locks the recipients of these attempts, in order of id: every writer takes the same order, so writers wait for each
 * other and never deadlock. The attempts are read once the locks are held, so that one that was made meanwhile is seen.
 */
export async function lockRecipientsOfAttempts(
  em: EntityManager,
  attemptIds: readonly number[],
): Promise<LockedRecipient[]> {
  const { rows: locked } = await sql<{ id: number }>`
    select r.id::float8 as id from recipient r
     where r.id in (select recipient_id from attempt where id = any(${attemptIds}::bigint[]))
     order by r.id for no key update`.execute(database(em));
  if (locked.length === 0) return [];
  const { rows } = await sql<LockedRow>`
    select ${countedColumns},
           a.id::float8 as "attemptId", a.number, a.outcome, a.because, a.provider_id as "providerId",
           a.failure, a.code, a.detail, ${millis('a.started_at')} as "startedAt",
           ${millis('a.accepted_at')} as "acceptedAt", ${millis('a.sent_at')} as "sentAt",
           ${millis('a.delivered_at')} as "deliveredAt", ${millis('a.read_at')} as "readAt",
           ${millis('a.replied_at')} as "repliedAt", ${millis('a.answered_at')} as "answeredAt",
           ${millis('a.retry_asked_at')} as "retryAskedAt", ${millis('a.failed_at')} as "failedAt"
      from recipient r
      join attempt a on a.recipient_id = r.id
      join deployment d on d.id = r.deployment_id
     where r.id = any(${locked.map(({ id }) => id)}::bigint[])
     order by r.id, a.id`.execute(database(em));
  const byId = new Map<number, CountedRecipient & { attempts: StoredAttempt[] }>();
  for (const row of rows) {
    const known = byId.get(row.recipientId);
    if (known) known.attempts.push(storedAttempt(row));
    else byId.set(row.recipientId, { ...countedRecipient(row), attempts: [storedAttempt(row)] });
  }
  return [...byId.values()];
}

export interface AttemptUpdate {
  readonly id: number;
  readonly outcome: string | null;
  readonly facts: Facts;
}

/** A refusal is told from a failure by this word; else the reason why the outcome is unknown, for as long as it is. */
function becauseOf(outcome: string | null, { failure, uncertain }: Facts): string | null {
  if (failure?.refused) return 'refused';
  return outcome === uncertain?.kind ? (uncertain?.because ?? null) : null;
}

/** Writes the merged facts; a list never names the same attempt twice. */
export async function writeAttempts(em: EntityManager, updates: readonly AttemptUpdate[]): Promise<void> {
  if (updates.length === 0) return;
  const rows = updates.map(({ id, outcome, facts }) => ({
    id,
    outcome,
    because: becauseOf(outcome, facts),
    provider_id: facts.providerId ?? null,
    accepted_at: isoText(facts.acceptedAt),
    sent_at: isoText(facts.sentAt),
    delivered_at: isoText(facts.deliveredAt),
    read_at: isoText(facts.readAt),
    replied_at: isoText(facts.repliedAt),
    answered_at: isoText(facts.answeredAt),
    retry_asked_at: isoText(facts.retryAskedAt),
    failed_at: isoText(facts.failure?.at),
    failure: facts.failure?.failure ?? null,
    code: facts.failure?.code ?? null,
    detail: facts.failure?.detail ?? null,
  }));
  await sql`
    update attempt a
       set outcome = v.outcome, because = v.because, provider_id = v.provider_id, accepted_at = v.accepted_at,
           sent_at = v.sent_at, delivered_at = v.delivered_at, read_at = v.read_at, replied_at = v.replied_at,
           answered_at = v.answered_at,
           retry_asked_at = v.retry_asked_at, failed_at = v.failed_at, failure = v.failure, code = v.code, detail = v.detail
      from json_to_recordset(${jsonText(rows)}::json) as v(
           id bigint, outcome text, because text, provider_id text, accepted_at timestamptz, sent_at timestamptz,
           delivered_at timestamptz, read_at timestamptz, replied_at timestamptz, answered_at timestamptz,
           retry_asked_at timestamptz, failed_at timestamptz, failure text, code text, detail text)
     where a.id = v.id`.execute(database(em));
}

export interface RecipientMove {
  readonly recipient: CountedRecipient;
  readonly to: Cell;
  readonly retryAt: number | undefined;
  /** When time has healed the failure, in ms since the epoch. */
  readonly offeredAt?: number | undefined;
  readonly detail?: string | undefined;
  /** When the person last did something, in ms since the epoch. */
  readonly activeAt?: number;
}

/** Moves recipients to their new cells and returns those whose cell changed, for the tally. */
export async function moveRecipients(
  em: EntityManager,
  moves: readonly RecipientMove[],
): Promise<RecipientMove[]> {
  const moved = moves.filter(({ recipient, to }) => !sameCell(recipient.cell, to));
  const touched = moves.filter(
    ({ recipient, to, retryAt, offeredAt, detail, activeAt }) =>
      !sameCell(recipient.cell, to) ||
      recipient.retryAt !== retryAt ||
      recipient.offeredAt !== offeredAt ||
      recipient.detail !== detail ||
      activeAt !== undefined,
  );
  if (touched.length === 0) return [];
  const rows = touched.map(({ recipient, to, retryAt, offeredAt, detail, activeAt }) => ({
    id: recipient.id,
    state: to.state satisfies DeploymentState,
    cause: to.cause,
    code: to.code === '' ? null : to.code,
    sent: to.sent,
    responded: to.responded,
    detail: detail ?? null,
    retry_at: isoText(retryAt),
    offered_at: isoText(offeredAt),
    active_at: isoText(activeAt),
  }));
  await sql`
    update recipient r
       set state = v.state, cause = v.cause, code = v.code, sent = v.sent, responded = v.responded, detail = v.detail,
           retry_at = v.retry_at, offered_at = v.offered_at, last_activity_at = greatest(r.last_activity_at, v.active_at)
      from json_to_recordset(${jsonText(rows)}::json) as v(
           id bigint, state text, cause text, code text, sent boolean, responded boolean, detail text,
           retry_at timestamptz, offered_at timestamptz, active_at timestamptz)
     where r.id = v.id`.execute(database(em));
  return moved;
}
