import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type ApprovalPolicy, noApprovals } from '../../entities/approval.ts';
import { recordAct } from '../../entities/database/record-act.ts';
import { text } from '../../entities/language/say.ts';
import { loadDeployment } from '../deployment-store.ts';
import { DispatchError } from '../dispatch.ts';
import { eachInTurn } from '../each-in-turn.ts';
import { loadReview } from '../review/load-review.ts';
import { database } from '../sql-rows.ts';
import { begin } from './launch.ts';

/** Later than this nobody expects it any more: it is asked about, not sent. */
const lateMinutes = 5;

const dueNow = sql.raw(`phase = 'scheduled' and missed_at is null and scheduled_for <= now()`);

async function findDue(em: EntityManager): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from deployment where ${dueNow} order by scheduled_for, id`.execute(database(em));
  return rows.map(({ id }) => id);
}

interface DueRow {
  readonly by: string;
  readonly isLate: boolean;
}

/** Whoever locks the row first starts it; for everybody else it is no longer due. */
async function lockDue(em: EntityManager, id: number): Promise<DueRow | undefined> {
  const { rows } = await sql<DueRow>`
    select scheduled_by as by, scheduled_for < now() - ${lateMinutes} * interval '1 minute' as "isLate"
      from deployment where id = ${id} and ${dueNow} for no key update skip locked`.execute(database(em));
  return rows[0];
}

async function startIfAllowed(em: EntityManager, id: number, approvals: ApprovalPolicy): Promise<boolean> {
  const due = await lockDue(em, id);
  if (!due) return false;
  if (due.isLate) throw new DispatchError(text('Nothing was running at that time, so it was not sent.'));
  const [hold] = (await loadDeployment(em, id)).holds;
  if (hold) throw new DispatchError(hold.because);
  await begin(em, id, due.by, () => loadReview(em, id), approvals);
  const [unapproved] = (await loadDeployment(em, id)).holds;
  if (unapproved)
    throw new DispatchError(text('What was approved has changed or expired since, so it was not sent.'));
  await recordAct(em, 'treble-bot', 'deployment.start_scheduled', `deployment:${id}`, {
    before: 'scheduled',
    after: 'sending',
  });
  return true;
}

/** It stays scheduled, without a time at which it starts by itself, until a person decides. */
async function markMissed(em: EntityManager, id: number, because: string): Promise<void> {
  const { rows } = await sql`
    update deployment set missed_at = now(), missed_because = ${because}
     where id = ${id} and ${dueNow} returning 1`.execute(database(em));
  if (rows.length > 0)
    await recordAct(em, 'treble-bot', 'deployment.miss', `deployment:${id}`, {
      before: 'scheduled',
      after: 'missed',
    });
}

/**
 * Starts every scheduled deployment whose time has come, once over any number of replicas. What forbids sending is asked
 * again: one that may not start then is missed, and never starts late by itself. Resolves to how many were started.
 */
export async function startDue(orm: MikroORM, approvals: ApprovalPolicy = noApprovals): Promise<number> {
  let started = 0;
  await eachInTurn(await findDue(orm.em.fork()), async (id) => {
    try {
      if (await orm.em.fork().transactional((em) => startIfAllowed(em, id, approvals))) started += 1;
    } catch (error) {
      if (!(error instanceof DispatchError)) throw error;
      await orm.em.fork().transactional((em) => markMissed(em, id, error.message));
    }
  });
  return started;
}
