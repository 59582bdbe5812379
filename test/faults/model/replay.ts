import { sql } from 'kysely';
import { type ApplyContext, applyFacts } from '../../../src/dispatch/hearing/apply-facts.ts';
import type { Facts } from '../../../src/dispatch/outcomes/facts.ts';
import { intendDueRetries } from '../../../src/dispatch/retries/due-retries.ts';
import { resendUnknown, unknownOutcomes } from '../../../src/dispatch/retries/resend-unknown.ts';
import {
  type LeasedChunk,
  leaseChunk,
  loadQueued,
  releaseChunk,
} from '../../../src/dispatch/sending/claim-store.ts';
import { type Intent, intend } from '../../../src/dispatch/sending/intent-store.ts';
import { ResultFlusher } from '../../../src/dispatch/sending/result-flusher.ts';
import { registerWorker } from '../../../src/dispatch/sending/worker-store.ts';
import { settleAttempts } from '../../../src/dispatch/sweeps.ts';
import type { SendResult } from '../../../src/gateways/gateway.ts';
import type { DispatchWorld } from '../../support/dispatch-world.ts';
import { givenDraft } from '../../support/draft.ts';
import { attemptsOf, type Cause, type ModelState, type Outcome } from './state.ts';
import type { Act } from './steps.ts';

/** What both the model and the database must show after every step. */
export type Picture = readonly {
  readonly cause: Cause;
  readonly attempts: readonly { readonly worker: number; readonly outcome: Outcome }[];
}[];

export const pictureOf = (state: ModelState): Picture =>
  state.causes.map((cause, recipient) => ({
    cause,
    attempts: attemptsOf(state, recipient).map(({ worker, outcome }) => ({ worker, outcome })),
  }));

const results: Readonly<Record<string, (wamid: string) => SendResult>> = {
  accepted: (wamid) => ({ outcome: 'accepted', providerId: wamid, heldForQuality: false }),
  refused: () => ({ outcome: 'not_accepted', failure: 'provider_unavailable', code: '131016' }),
  lost: () => ({ outcome: 'uncertain', because: 'The connection broke.' }),
};

/** A grace of nothing is over: the database's clock is finer than ours, so within the same millisecond it may be ahead. */
const afterGrace = () => Date.now() + 1;

/** Does the model's acts to the real stores, on one deployment of two recipients. */
export async function startReplay(world: DispatchWorld, phones: readonly string[]) {
  const { orm, dispatch } = world;
  const lineId = world.whatsApp.lineIds[0] ?? '';
  const lane = { lineId, deploymentId: undefined };
  const em = () => orm.em.fork();
  const run = (statement: ReturnType<typeof sql>) => statement.execute(em().getKysely());
  // Stores look for work on the whole line: what an earlier replay left must not be found.
  await run(sql`update deployment set phase = 'cancelled', cancelled_at = now()`);
  const deploymentId = await givenDraft(world, phones);
  await dispatch.launch(deploymentId, 'U0ANA');
  const { rows } = await sql<{ id: number }>`
    select id::float8 as id from recipient where deployment_id = ${deploymentId} order by id`.execute(
    em().getKysely(),
  );
  const recipientIds = rows.map(({ id }) => id);
  const workers = [await registerWorker(em()), await registerWorker(em())];
  const leases: (LeasedChunk | undefined)[] = [undefined, undefined];
  const queues: number[][] = [[], []];
  const context = (worker: number): ApplyContext => ({
    writer: workers[worker] ?? 0,
    now: afterGrace(),
    graceMs: 0,
  });
  const flusherOf = (worker: number) =>
    new ResultFlusher({
      orm,
      writer: workers[worker] ?? 0,
      graceMs: 0,
      now: afterGrace,
      failed: (error) => world.failures.push(error),
    });

  async function giveBack(worker: number, finished: boolean): Promise<void> {
    const lease = leases[worker];
    leases[worker] = undefined;
    queues[worker] = [];
    if (lease) await releaseChunk(em(), workers[worker] ?? 0, lease, finished);
  }

  /** The row of the model's attempt: that recipient's so many-th. */
  async function rowOf(
    state: ModelState,
    index: number,
  ): Promise<{ id: number; phone: string; wamid: string }> {
    const attempt = state.attempts[index];
    if (!attempt) throw new Error(`The model has no attempt ${index}.`);
    const number = 1 + attemptsOf(state, attempt.recipient).indexOf(attempt);
    const { rows: found } = await sql<{ id: number; phone: string }>`
      select a.id::float8 as id, r.phone from attempt a join recipient r on r.id = a.recipient_id
       where r.id = ${recipientIds[attempt.recipient] ?? 0} and a.number = ${number}`.execute(
      em().getKysely(),
    );
    const [row] = found;
    if (!row) throw new Error(`Attempt ${number} of recipient ${attempt.recipient} is not stored.`);
    return { ...row, wamid: `wamid.replay.${row.id}` };
  }

  async function lease(worker: number): Promise<void> {
    await run(sql`
      update chunk set leased_until = now() - interval '1 second' from worker w
       where w.id = chunk.worker_id and deployment_id = ${deploymentId} and w.seen_at < now() - interval '1 minute'`);
    const chunk = await leaseChunk(em(), workers[worker] ?? 0, lane);
    leases[worker] = chunk;
    queues[worker] = chunk ? (await loadQueued(em(), chunk)).map(({ id }) => id) : [];
    if (queues[worker]?.length === 0) await giveBack(worker, true);
  }

  async function claim(worker: number): Promise<void> {
    const id = queues[worker]?.shift() ?? 0;
    const { intents }: { intents: readonly Intent[] } = await intend(em(), workers[worker] ?? 0, lane, [id]);
    if (intents.length === 0) await giveBack(worker, false);
    else if (queues[worker]?.length === 0) await giveBack(worker, true);
  }

  async function retry(worker: number): Promise<void> {
    // The waits of retries, and the six seconds between two messages to one person, have passed.
    await run(sql`update recipient set retry_at = now() where retry_at is not null`);
    await run(sql`update attempt set started_at = started_at - interval '10 seconds'`);
    await intendDueRetries(em(), workers[worker] ?? 0, lane, 1);
  }

  async function hear(state: ModelState, index: number, word: 'accepted' | 'failed'): Promise<void> {
    const { id, wamid } = await rowOf(state, index);
    const at = Date.now();
    const failure = {
      at,
      failure: 'provider_unavailable',
      code: '131000',
      detail: '',
      refused: false,
    } as const;
    const facts: Facts =
      word === 'failed' ? { providerId: wamid, failure } : { providerId: wamid, sentAt: at };
    await em().transactional((tx) => applyFacts(tx, [{ attemptId: id, facts }], context(0)));
  }

  async function flush(state: ModelState, index: number): Promise<void> {
    const { id, phone, wamid } = await rowOf(state, index);
    const attempt = state.attempts[index];
    const result = results[attempt?.answer ?? '']?.(wamid);
    if (!attempt || !result) throw new Error('The model has no answer to write.');
    await flusherOf(attempt.worker).add({ attemptId: id, lineId, phone, result, at: Date.now() });
  }

  async function fall(worker: number): Promise<void> {
    await run(sql`update worker set seen_at = now() - interval '1 hour' where id = ${workers[worker] ?? 0}`);
  }

  return {
    /** Does what the act did to the model; `state` is the model before it. */
    async act(state: ModelState, act: Act): Promise<void> {
      if (act.kind === 'lease') await lease(act.worker);
      else if (act.kind === 'intend') await claim(act.worker);
      else if (act.kind === 'retry') await retry(act.worker);
      else if (act.kind === 'result') await flush(state, act.attempt);
      else if (act.kind === 'webhook') await hear(state, act.attempt, act.word);
      else if (act.kind === 'fall') await fall(act.worker);
      else if (act.kind === 'recover') await settleAttempts(orm, context(0));
      else if (act.kind === 'override') {
        const { resendable } = await unknownOutcomes(em(), deploymentId);
        await em().transactional((tx) => resendUnknown(tx, deploymentId, 'U0ANA', resendable));
      }
    },
    async picture(): Promise<Picture> {
      const { rows: seen } = await sql<{
        id: number;
        cause: string;
        worker: number | null;
        outcome: Outcome;
      }>`
        select r.id::float8 as id, r.cause, a.worker_id as worker, a.outcome
          from recipient r left join attempt a on a.recipient_id = r.id
         where r.deployment_id = ${deploymentId} order by r.id, a.number`.execute(em().getKysely());
      return recipientIds.map((recipientId) => {
        const own = seen.filter(({ id }) => id === recipientId);
        return {
          cause: causeOf(own[0]?.cause ?? ''),
          attempts: own.flatMap(({ worker, outcome }) =>
            worker === null ? [] : [{ worker: workers.indexOf(worker), outcome }],
          ),
        };
      });
    },
  };
}

/** The model does not tell “sent” from “accepted”. */
function causeOf(cause: string): Cause {
  const known: Readonly<Record<string, Cause>> = {
    queued: 'queued',
    retry: 'retry',
    accepted: 'accepted',
    sent: 'accepted',
    unknown: 'unknown',
  };
  const found = known[cause];
  if (!found) throw new Error(`The model knows no cause ${cause}.`);
  return found;
}
