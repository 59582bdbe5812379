import type { WatchedCall } from './hold-watch.ts';

/** A rate that is shared out. */
export interface Pace {
  /** The earliest moment at which one more call may start by what is known now. */
  nextStartAt(now: number): number;
  started(at: number): void;
}

/** What is known of holds. */
export interface Holds {
  isHeld(call: WatchedCall): boolean;
  isFreshUntil(call: WatchedCall): number;
}

/** A call whose attempt is committed. */
export interface ReadyCall extends WatchedCall {
  readonly start: () => void;
  /** It could not start in time, and must not start any more. */
  readonly giveUp: () => void;
}

/** Calls that wait for their turn, in order, perhaps at a speed of their own. */
export interface CallQueue {
  readonly limit: Pace | undefined;
  readonly ready: ReadyCall[];
}

/** A call that could not start this long after its guards were asked does not start at all: much may have changed. */
export const latestStartMs = 2_000;

/** Starts calls as soon as their line and their queue may; queues take turns, and one that must wait holds up no other. */
export class CallStarter {
  readonly #line: Pace;
  readonly #holds: Holds;
  readonly #clock: () => number;
  readonly #queues: CallQueue[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(line: Pace, holds: Holds, clock: () => number) {
    this.#line = line;
    this.#holds = holds;
    this.#clock = clock;
  }

  /** Calls waiting for their turn. */
  get waiting(): number {
    return this.#queues.reduce((sum, { ready }) => sum + ready.length, 0);
  }

  /** The deployments of the calls that wait. */
  get deploymentIds(): ReadonlySet<number> {
    return new Set(
      this.#queues.flatMap(({ ready }) => ready.flatMap(({ deploymentId }) => deploymentId ?? [])),
    );
  }

  add(queue: CallQueue, calls: readonly ReadyCall[]): void {
    if (calls.length === 0) return;
    queue.ready.push(...calls);
    if (!this.#queues.includes(queue)) this.#queues.push(queue);
    this.pump();
  }

  /** What is held now leaves the queues without a call. */
  dropHeld(): void {
    for (const queue of [...this.#queues]) {
      const held = queue.ready.filter((call) => this.#holds.isHeld(call));
      if (held.length === 0) continue;
      queue.ready.splice(0, Infinity, ...queue.ready.filter((call) => !held.includes(call)));
      for (const call of held) call.giveUp();
      if (queue.ready.length === 0) this.#queues.splice(this.#queues.indexOf(queue), 1);
    }
    this.pump();
  }

  /** Starts what may start now, and looks again when the next may. */
  pump(): void {
    clearTimeout(this.#timer);
    this.#giveUpLate();
    while (this.#startNext());
    const [first] = this.#queues;
    if (!first) return;
    const now = this.#clock();
    const wakeAt = Math.min(
      ...this.#queues.map((queue) => Math.min(this.#startAt(queue, now), giveUpAt(queue))),
    );
    this.#timer = setTimeout(() => this.pump(), Math.max(1, Math.ceil(wakeAt - now)));
  }

  #startAt({ limit, ready: [first] }: CallQueue, now: number): number {
    // Whoever asked about holds pumps again with the answer.
    if (first && this.#holds.isFreshUntil(first) < now) return Number.POSITIVE_INFINITY;
    return Math.max(this.#line.nextStartAt(now), limit?.nextStartAt(now) ?? now);
  }

  /** The queue that started one goes to the end. */
  #startNext(): boolean {
    const now = this.#clock();
    const index = this.#queues.findIndex((queue) => this.#startAt(queue, now) <= now);
    const [queue] = index < 0 ? [] : this.#queues.splice(index, 1);
    const call = queue?.ready.shift();
    if (!queue || !call) return false;
    if (queue.ready.length > 0) this.#queues.push(queue);
    if (this.#holds.isHeld(call)) {
      call.giveUp();
      return true;
    }
    call.start();
    // Read once the call has left: a second that begins at its true start must not hold one call too many.
    const startedAt = this.#clock();
    this.#line.started(startedAt);
    queue.limit?.started(startedAt);
    return true;
  }

  #giveUpLate(): void {
    const now = this.#clock();
    for (const queue of [...this.#queues]) {
      while (queue.ready.length > 0 && giveUpAt(queue) <= now) queue.ready.shift()?.giveUp();
      if (queue.ready.length === 0) this.#queues.splice(this.#queues.indexOf(queue), 1);
    }
  }
}

const giveUpAt = ({ ready: [first] }: CallQueue): number =>
  first ? first.askedAt + latestStartMs : Number.POSITIVE_INFINITY;
