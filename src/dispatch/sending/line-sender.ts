import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { SendResult } from '../../gateways/gateway.ts';
import { Repeating } from '../repeating.ts';
import type { MessageAnswers } from '../sessions/message-answers.ts';
import { MessageLane } from '../sessions/message-lane.ts';
import { CallStarter, type ReadyCall } from './call-starter.ts';
import type { LeasedChunk } from './claim-store.ts';
import { HoldWatch } from './hold-watch.ts';
import { loadLanes } from './lane.ts';
import { type CallOptions, makeCall, type Refusal } from './make-call.ts';
import { PacedShare } from './paced-share.ts';
import type { ResultFlusher } from './result-flusher.ts';
import { SendLane } from './send-lane.ts';
import type { IntendedCall, WorkLane } from './work-lane.ts';

export interface LineSenderOptions extends CallOptions {
  readonly orm: MikroORM;
  readonly workerId: number;
  /** Attempts committed and not settled at most: what turns unknown when the process is killed. */
  readonly window: number;
  readonly flusher: ResultFlusher;
  readonly messageAnswers: MessageAnswers;
  readonly now: () => number;
}

const idleMs = 200;
const lanesCheckMs = 400;
const keepSharesMs = 100;
const askHoldsMs = 150;
/** Attempts are not committed further ahead of their start, so that a pause need not wait for those made long before. */
const horizonMs = 300;

const clock = () => performance.now();

const notStarted: Refusal = {
  outcome: 'not_accepted',
  failure: 'not_started',
};

/** Sends what is queued for one line: leases chunks, commits intents, calls at the line's pace, hands the answers on. */
export class LineSender {
  readonly #options: LineSenderOptions;
  readonly #share: PacedShare;
  readonly #starter: CallStarter;
  readonly #sharing: Repeating;
  readonly #holds: HoldWatch;
  readonly #watching: Repeating;
  readonly #messages: MessageLane;
  #lanes: SendLane[] = [];
  #lanesCheckedAt = Number.NEGATIVE_INFINITY;
  #inFlight = 0;
  #urgentInFlight = 0;
  #stopping = false;
  #running: Promise<void> = Promise.resolve();
  #wake: () => void = () => {};
  readonly #abort = new AbortController();
  readonly #calls = new Set<Promise<void>>();

  constructor(options: LineSenderOptions) {
    const { lineId, workerId, failed } = options;
    this.#options = options;
    this.#share = new PacedShare({ em: () => this.#em(), workerId, paced: { lineId }, clock });
    this.#holds = new HoldWatch({ em: () => this.#em(), lineId, clock });
    this.#starter = new CallStarter(this.#share, this.#holds, clock);
    this.#messages = new MessageLane({ ...options, answers: options.messageAnswers, clock });
    this.#sharing = new Repeating(keepSharesMs, () => this.#keepShares(), failed);
    this.#watching = new Repeating(askHoldsMs, () => this.#askHolds(), failed);
  }

  /** The chunks whose leases must be kept. */
  get chunks(): readonly LeasedChunk[] {
    return this.#lanes.flatMap(({ chunk }) => chunk ?? []);
  }

  /** Runs until `stop()`. */
  start(): void {
    this.#running = this.#run();
    this.#sharing.start();
    this.#watching.start();
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      const progressed = await this.step().catch(async (error: unknown) => {
        this.#options.failed(error);
        // What cannot be given back now is free once its lease, which nobody renews, has ended.
        await this.#giveBack().catch(this.#options.failed);
        await new Promise((done) => setTimeout(done, idleMs));
        return false;
      });
      if (!progressed && !this.#stopping) await this.#idle();
    }
  }

  /** There may be messages of chats to send. */
  nudgeMessages(): void {
    this.#messages.lookAgain();
    this.#wake();
  }

  /** Something new may be there to send. */
  nudge(): void {
    this.#lanesCheckedAt = Number.NEGATIVE_INFINITY;
    for (const lane of this.#lanes) lane.lookAgain();
    this.#wake();
  }

  /** Commits no new attempt, lets the calls of those there are finish, gives leases and shares back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    await this.#running;
    await Promise.all(this.#calls);
    await Promise.all([this.#sharing.stop(), this.#watching.stop()]);
    await this.#giveBack();
    await this.#keepShares();
  }

  /** Ends calls that take too long at the end; their outcome is unknown. */
  abort(): void {
    this.#abort.abort();
  }

  /** One round: true when attempts were committed, so that another round is worth it at once. */
  async step(): Promise<boolean> {
    await this.#findLanes();
    let progressed = false;
    for (const lane of this.#lanes) {
      // Somebody waits for the answer in a chat, so these get their turn between any two others.
      progressed = (await this.#advance(this.#messages)) || progressed;
      progressed = (await this.#advance(lane)) || progressed;
    }
    const [first, ...others] = this.#lanes;
    if (first) this.#lanes = [...others, first];
    return progressed;
  }

  #em(): EntityManager {
    return this.#options.orm.em.fork();
  }

  #idle(): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, idleMs);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  async #findLanes(): Promise<void> {
    if (clock() - this.#lanesCheckedAt < lanesCheckMs) return;
    this.#lanesCheckedAt = clock();
    const { lineId, workerId } = this.#options;
    const lanes = await loadLanes(this.#em(), lineId);
    const known = new Map(this.#lanes.map((lane) => [lane.lane.deploymentId, lane]));
    const named = new Set(lanes.map(({ deploymentId }) => deploymentId));
    for (const lane of this.#lanes) {
      if (!named.has(lane.lane.deploymentId)) await lane.giveBack();
    }
    this.#lanes = [
      // One whose deployment has ended or lost its limit stays until its calls have started.
      ...this.#lanes.filter((lane) => named.has(lane.lane.deploymentId) || lane.hadWork(clock())),
      ...lanes
        .filter(({ deploymentId }) => !known.has(deploymentId))
        .map((lane) => new SendLane({ ...this.#options, em: () => this.#em(), workerId, lane, clock })),
    ];
  }

  async #advance(lane: WorkLane): Promise<boolean> {
    if (this.#stopping || !(await lane.findWork())) return false;
    await Promise.all([this.#share.keep(true), lane.limit?.keep(true)]);
    const room = this.#room(lane);
    if (room === 0) return false;
    const askedAt = clock();
    const intended = await lane.intend(room);
    const ready = await Promise.all(intended.map((one) => this.#makeReady(lane, one, askedAt)));
    this.#starter.add(lane, ready.flat());
    return intended.length > 0;
  }

  /** How many attempts to commit now: nobody waits long for a start, and not every one costs a transaction of its own. */
  #room(lane: WorkLane): number {
    const { window } = this.#options;
    const now = clock();
    if (lane.isUrgent) {
      const open = window - this.#urgentInFlight;
      return Math.max(0, Math.min(open, this.#share.allowance(now, horizonMs, window) - lane.ready.length));
    }
    const free = window - this.#inFlight;
    if (free < window / 2) return 0;
    const allowed = this.#share.allowance(now, horizonMs, window);
    const limit = lane.limit?.allowance(now, horizonMs, window) ?? allowed;
    const waiting = lane.limit ? lane.ready.length : 0;
    const room = Math.max(0, Math.min(free, allowed - this.#starter.waiting, limit - waiting));
    return room * 4 < Math.min(allowed, limit) ? 0 : room;
  }

  async #keepShares(): Promise<void> {
    const now = clock();
    const working = [this.#messages, ...this.#lanes].filter(
      (lane) => !this.#stopping || lane.ready.length > 0,
    );
    await Promise.all([
      this.#share.keep(working.some((lane) => lane.hadWork(now))),
      ...this.#lanes.map((lane) => lane.limit?.keep(working.includes(lane) && lane.hadWork(now))),
    ]);
    this.#starter.pump();
  }

  async #askHolds(): Promise<void> {
    if (this.#starter.waiting === 0) return;
    await this.#holds.ask(this.#starter.deploymentIds);
    this.#starter.dropHeld();
  }

  async #giveBack(): Promise<void> {
    for (const lane of this.#lanes) await lane.giveBack();
  }

  #count(lane: WorkLane, change: 1 | -1): void {
    if (lane.isUrgent) this.#urgentInFlight += change;
    else this.#inFlight += change;
  }

  /** Everything is made ready before its turn, so that the call leaves the moment it starts. */
  async #makeReady(
    lane: WorkLane,
    { deploymentId, compose, settle }: IntendedCall,
    askedAt: number,
  ): Promise<ReadyCall[]> {
    this.#count(lane, 1);
    const { promise: result, resolve } = Promise.withResolvers<SendResult>();
    const call = result
      .then((answer) => settle(answer, this.#options.now()))
      .finally(() => {
        this.#count(lane, -1);
        this.#calls.delete(call);
        this.#wake();
      });
    this.#calls.add(call);
    const message = await compose();
    if ('outcome' in message) {
      resolve(message);
      return [];
    }
    const start = () => {
      resolve(makeCall(this.#options, message, this.#abort.signal));
      this.#wake();
    };
    return [{ askedAt, deploymentId, start, giveUp: () => resolve(notStarted) }];
  }
}
