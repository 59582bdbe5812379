import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { liveAttempt } from '../entities/attempt-outcome.ts';
import { cancelled } from '../entities/cell.ts';
import { eraseOldContents } from './audience/saved-list-store.ts';
import { eraseOldFlowDrafts } from './conversations/flow-draft-store.ts';
import { eachInTurn } from './each-in-turn.ts';
import { type ApplyContext, applyFacts } from './hearing/apply-facts.ts';
import { eraseOldParked, linkableMessages, linkParkedEvents } from './hearing/parked-store.ts';
import { eraseOldRecalls } from './hearing/recall-store.ts';
import { type CountedRow, countedColumns, countedRecipient } from './outcomes/recipient-store.ts';
import { moveCounted } from './outcomes/write-moves.ts';
import { ExpiredGraces } from './retries/expired-graces.ts';
import { eraseOldCorrections } from './review/correction-store.ts';
import { eraseDraft, oldDrafts } from './review/draft-store.ts';
import { eraseOldShares } from './sending/pace-share-store.ts';
import { abandonedAttempts } from './sending/worker-store.ts';
import { database } from './sql-rows.ts';
import { eraseOldTries } from './tries/try-store.ts';

const batchSize = 500;
export const stoppedBefore = 'The process that called was stopped before it knew the answer.';

/** Attempts of dead workers have an unknown outcome; unknown ones past the grace are shown as such. */
export async function settleAttempts(
  orm: MikroORM,
  context: ApplyContext,
  graces = new ExpiredGraces(),
): Promise<number> {
  const { settled, expired } = await orm.em.fork().transactional(async (em) => {
    const abandoned = await abandonedAttempts(em, batchSize);
    const found = await graces.find(em, context.graceMs, batchSize);
    const uncertain = { kind: 'uncertain', because: stoppedBefore } as const;
    await applyFacts(
      em,
      [
        ...abandoned.map((attemptId) => ({ attemptId, facts: { uncertain } })),
        ...found.attemptIds.map((attemptId) => ({ attemptId, facts: {} })),
      ],
      context,
    );
    return { settled: abandoned.length + found.attemptIds.length, expired: found };
  });
  graces.done(expired);
  return settled;
}

/** How far back `linkLeftovers` looks, in minutes: for those just missed, and for all that is kept. */
export const justParked = 2;
export const everParked = 8 * 24 * 60;

/** Links what was parked to attempts that have become known, should both sides have just missed each other. */
export async function linkLeftovers(orm: MikroORM, context: ApplyContext, minutes: number): Promise<void> {
  let linkable: string[];
  do {
    linkable = await linkableMessages(orm.em.fork(), minutes, batchSize);
    await linkParkedEvents(orm, linkable, context);
  } while (linkable.length === batchSize);
}

/**
 * sending → sent when nothing is left to call; sent → finished when nothing is in process, or 72 h later unless somebody
 * still waits for a retry that a hold keeps back.
 */
export async function advancePhases(em: EntityManager): Promise<void> {
  const db = database(em);
  const left = (causes: string) =>
    sql.raw(`coalesce((select sum(count) from tally t
    where t.deployment_id = d.id and t.state = 'in_process' ${causes}), 0)`);
  const toCall = left(`and t.cause in ('queued', 'retry')`);
  await sql`
    update deployment d set phase = 'sent', sent_at = now()
     where d.phase = 'sending' and ${toCall} = 0
       and not exists (select 1 from chunk c where c.deployment_id = d.id and c.finished_at is null)`.execute(
    db,
  );
  await sql`
    update deployment d set phase = 'finished', finished_at = now()
     where d.phase = 'sent' and (${left('')} = 0
           or (d.sent_at < now() - interval '72 hours' and ${toCall} = 0))`.execute(db);
}

interface ChunkRow {
  deploymentId: number;
  sequence: number;
  firstId: number;
  lastId: number;
}

/** Any claim that was on its way when the deployment was cancelled is over after this. */
const claimsAreOver = sql.raw(`d.cancelled_at < now() - interval '2 seconds'`);

async function cancelRecipients(
  em: EntityManager,
  writer: number,
  rows: readonly CountedRow[],
): Promise<void> {
  // Asked after the rows are locked: an attempt committed meanwhile keeps its recipient.
  const { rows: live } = await sql<{ id: number }>`
    select recipient_id::float8 as id from attempt
     where recipient_id = any(${rows.map((row) => row.recipientId)}::bigint[]) and ${sql.raw(liveAttempt)}`.execute(
    database(em),
  );
  const kept = new Set(live.map(({ id }) => id));
  const moves = rows
    .filter(({ recipientId }) => !kept.has(recipientId))
    .map((row) => ({
      recipient: countedRecipient(row),
      to: { ...cancelled, sent: row.sent },
      retryAt: undefined,
    }));
  await moveCounted(em, writer, moves);
}

/** Moves what a cancelled deployment had not sent yet to cancelled, a chunk at a time. True when there may be more. */
export async function sweepCancelled(orm: MikroORM, writer: number): Promise<boolean> {
  return orm.em.fork().transactional(async (em) => {
    const db = database(em);
    // Asked deployment by deployment, so that what waits in those that go on is never looked at.
    const { rows: chunks } = await sql<ChunkRow>`
      select c.deployment_id as "deploymentId", c.sequence, c.first_id::float8 as "firstId", c.last_id::float8 as "lastId"
        from deployment d cross join lateral (
          select * from chunk where deployment_id = d.id and finished_at is null
           order by sequence limit 1 for update skip locked) c
       where d.phase = 'cancelled' and ${claimsAreOver} limit 1`.execute(db);
    const { rows: retries } = await sql<CountedRow>`
      select ${countedColumns} from recipient r join deployment d on d.id = r.deployment_id
       where r.id = any(array(
               select waiting.id from deployment d cross join lateral (
                 select id from recipient where deployment_id = d.id and retry_at is not null
                  order by retry_at limit ${batchSize}) waiting
                where d.phase = 'cancelled' and ${claimsAreOver} limit ${batchSize}))
         and r.retry_at is not null
       order by r.id for update of r`.execute(db);
    if (retries.length > 0) await cancelRecipients(em, writer, retries);
    const [chunk] = chunks;
    if (!chunk) return retries.length === batchSize;
    const { rows } = await sql<CountedRow>`
      select ${countedColumns} from recipient r join deployment d on d.id = r.deployment_id
       where r.deployment_id = ${chunk.deploymentId} and r.id between ${chunk.firstId} and ${chunk.lastId}
         and r.state = 'in_process' and r.cause = 'queued' order by r.id for update of r`.execute(db);
    await cancelRecipients(em, writer, rows);
    await sql`
      update chunk set finished_at = now(), leased_until = null
       where deployment_id = ${chunk.deploymentId} and sequence = ${chunk.sequence}`.execute(db);
    return true;
  });
}

/** What has outlived its use: drafts nobody sent, forms nobody went on with, events nobody could use, broken-off uploads. */
const erasures: readonly ((orm: MikroORM) => Promise<unknown>)[] = [
  async (orm) =>
    eachInTurn(await oldDrafts(orm.em.fork()), (id) =>
      orm.em.fork().transactional((em) => eraseDraft(em, id)),
    ),
  (orm) =>
    sql`delete from kept_form where kept_at < now() - interval '24 hours'`.execute(database(orm.em.fork())),
  (orm) => orm.em.fork().transactional(eraseOldCorrections),
  (orm) => eraseOldParked(orm.em.fork()),
  (orm) => orm.em.fork().transactional(eraseOldContents),
  (orm) => eraseOldShares(orm.em.fork()),
  (orm) => eraseOldFlowDrafts(orm.em.fork()),
  (orm) => eraseOldTries(orm.em.fork()),
  (orm) => eraseOldRecalls(orm.em.fork()),
];

export const eraseOld = (orm: MikroORM): Promise<void> => eachInTurn(erasures, (erase) => erase(orm));
