import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { type Cell, isCause, sameCell } from '../../entities/cell.ts';
import { isDeploymentState } from '../../entities/deployment-state.ts';
import { isFailureClass } from '../../entities/failure-class.ts';
import { database, millis, moment, storableText } from '../sql-rows.ts';
import type { Facts } from './facts.ts';
import type { AttemptFacts } from './recipient-cell.ts';

/** A recipient as it is counted now. Its row is locked by the transaction that read it. */
export interface CountedRecipient {
  readonly id: number;
  readonly deploymentId: number;
  /** Start of the 15-minute bucket of the deployment date, ISO. */
  readonly bucket: string;
  readonly cell: Cell;
  /** Counted apart, in no figure. */
  readonly isTest: boolean;
  readonly retryAt: number | undefined;
  readonly offeredAt: number | undefined;
  readonly detail: string | undefined;
  /** Nobody knows any more who it was. */
  readonly isErased: boolean;
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
  isTest: boolean;
  isErased: boolean;
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
  waitMs: number | null;
}

/** SQL: the bucket of the deployment `d`; drafts are counted at the epoch until they are launched. */
export const bucketOfDeployment = `coalesce(date_bin('15 minutes', d.launched_at, 'epoch'), 'epoch')`;

/** Columns that `countedRecipient` reads; the query names the tables `r` and `d`. */
export const countedColumns = sql.raw(`r.id::float8 as "recipientId", r.deployment_id as "deploymentId",
  to_char(${bucketOfDeployment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as bucket,
  r.state, r.cause, r.code as "recipientCode", r.sent, r.responded, r.is_test as "isTest",
  r.erased_at is not null as "isErased", (extract(epoch from r.retry_at) * 1000)::float8 as "retryAt",
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
  | 'isTest'
  | 'isErased'
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
    isTest: row.isTest,
    isErased: row.isErased,
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
            ...(row.waitMs === null ? {} : { waitMs: row.waitMs }),
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
           a.failure, a.code, a.detail, a.wait_ms as "waitMs", ${millis('a.started_at')} as "startedAt",
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
export function attemptUpdate(updates: readonly AttemptUpdate[]): RawBuilder<unknown>[] {
  if (updates.length === 0) return [];
  const column = <Value>(of: (update: AttemptUpdate) => Value | undefined) =>
    updates.map((update) => of(update) ?? null);
  const text = (of: (update: AttemptUpdate) => string | null | undefined) =>
    updates.map((update) => storableText(of(update) ?? null));
  return [
    sql`
    update attempt a
       set outcome = v.outcome, because = v.because, provider_id = v.provider_id,
           accepted_at = ${moment('v.accepted_at')}, sent_at = ${moment('v.sent_at')},
           delivered_at = ${moment('v.delivered_at')}, read_at = ${moment('v.read_at')},
           replied_at = ${moment('v.replied_at')}, answered_at = ${moment('v.answered_at')},
           retry_asked_at = ${moment('v.retry_asked_at')}, failed_at = ${moment('v.failed_at')},
           failure = v.failure, code = v.code, detail = v.detail, wait_ms = v.wait_ms
      from unnest(${column(({ id }) => id)}::bigint[], ${column(({ outcome }) => outcome)}::text[],
                  ${text(({ outcome, facts }) => becauseOf(outcome, facts))}::text[],
                  ${text(({ facts }) => facts.providerId)}::text[],
                  ${column(({ facts }) => facts.acceptedAt)}::float8[], ${column(({ facts }) => facts.sentAt)}::float8[],
                  ${column(({ facts }) => facts.deliveredAt)}::float8[], ${column(({ facts }) => facts.readAt)}::float8[],
                  ${column(({ facts }) => facts.repliedAt)}::float8[], ${column(({ facts }) => facts.answeredAt)}::float8[],
                  ${column(({ facts }) => facts.retryAskedAt)}::float8[], ${column(({ facts }) => facts.failure?.at)}::float8[],
                  ${column(({ facts }) => facts.failure?.failure)}::text[], ${text(({ facts }) => facts.failure?.code)}::text[],
                  ${text(({ facts }) => facts.failure?.detail)}::text[], ${column(({ facts }) => facts.failure?.waitMs)}::int[])
           as v(id, outcome, because, provider_id, accepted_at, sent_at, delivered_at, read_at, replied_at, answered_at,
                retry_asked_at, failed_at, failure, code, detail, wait_ms)
     where a.id = v.id`,
  ];
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

/** Those whose cell changes, for the tally. */
export const changesCell = ({ recipient, to }: RecipientMove): boolean => !sameCell(recipient.cell, to);

const changesRow = (move: RecipientMove): boolean =>
  changesCell(move) ||
  move.recipient.retryAt !== move.retryAt ||
  move.recipient.offeredAt !== move.offeredAt ||
  move.recipient.detail !== move.detail ||
  move.activeAt !== undefined;

/** Moves recipients to their new cells. */
export function recipientUpdate(moves: readonly RecipientMove[]): RawBuilder<unknown>[] {
  const touched = moves.filter(changesRow);
  if (touched.length === 0) return [];
  const column = <Value>(of: (move: RecipientMove) => Value | undefined) =>
    touched.map((move) => of(move) ?? null);
  const text = (of: (move: RecipientMove) => string | undefined) =>
    touched.map((move) => storableText(of(move) ?? null));
  return [
    sql`
    update recipient r
       set state = v.state, cause = v.cause, code = v.code, sent = v.sent, responded = v.responded, detail = v.detail,
           retry_at = ${moment('v.retry_at')}, offered_at = ${moment('v.offered_at')},
           last_activity_at = greatest(r.last_activity_at, ${moment('v.active_at')})
      from unnest(${column(({ recipient }) => recipient.id)}::bigint[], ${column(({ to }) => to.state)}::text[],
                  ${column(({ to }) => to.cause)}::text[], ${text(({ to }) => to.code || undefined)}::text[],
                  ${column(({ to }) => to.sent)}::boolean[], ${column(({ to }) => to.responded)}::boolean[],
                  ${text(({ detail }) => detail)}::text[], ${column(({ retryAt }) => retryAt)}::float8[],
                  ${column(({ offeredAt }) => offeredAt)}::float8[], ${column(({ activeAt }) => activeAt)}::float8[])
           as v(id, state, cause, code, sent, responded, detail, retry_at, offered_at, active_at)
     where r.id = v.id`,
  ];
}
