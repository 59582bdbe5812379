import type { RawWebhook, Receipt, WebhookEvent } from '../../gateways/gateway.ts';
import { HeardWebhooks } from './heard-webhooks.ts';
import { ReceiptOverflow } from './receipt-overflow.ts';
import { type IntakeLane, intakeLanes, WebhookWriter, type WriterOptions } from './webhook-writer.ts';

export interface IntakeOptions extends WriterOptions {
  /** With so many POSTs waiting, further receipts are stored and applied later. */
  readonly storeAbove?: number;
}

/** `stored`: durable, answer 200. `refused`: not signed by the provider. `busy`: too much waits; the provider will repeat it. */
export type Intake = 'stored' | 'refused' | 'busy';

interface Waiting {
  readonly events: readonly WebhookEvent[];
  readonly settle: (stored: Intake) => void;
}

const largestBatch = 1_000;
const mostWaiting = 20_000;
/** POSTs of few events, which are applied in larger batches for less once nobody waits for the answer. */
const usuallyStoreAbove = 32;
const fewEvents = 4;
/** More would take longer than a provider likes to wait for its answer. */
const mostEventsAhead = 2_000;

/** What may stop sending goes ahead of receipts, of which thousands may wait. */
const urgentKinds: ReadonlySet<WebhookEvent['kind']> = new Set(['template', 'account', 'line', 'limit']);
const isUrgent = (events: readonly WebhookEvent[]): boolean =>
  events.some(({ kind }) => urgentKinds.has(kind));
/** In whatever order and however late they are applied, receipts give the same rows. */
const isReceipt = (event: WebhookEvent): event is Receipt => event.kind === 'receipt';

/**
 * Takes webhooks in: a POST is answered once everything in it is committed. Whatever arrives while a transaction runs
 * shares the next one, so a flood costs few commits; when one POST cannot be stored with others, it is tried alone, and
 * what still cannot be stored is kept as it came. When more comes in than can be applied, receipts are stored,
 * answered, and applied as soon as there is time, by whichever replica has some.
 */
export class WebhookIntake {
  readonly #options: IntakeOptions;
  readonly #writer: WebhookWriter;
  readonly #overflow: ReceiptOverflow;
  readonly #heard = new HeardWebhooks();
  readonly #waiting: Waiting[] = [];
  readonly #urgent: Waiting[] = [];
  #waitingEvents = 0;
  readonly #idle = new Set<IntakeLane>(intakeLanes);
  readonly #running = new Set<Promise<void>>();
  /** Receipts are stored until a look finds none left. */
  #isOverflowing = false;
  /** How often there was reason to look for stored receipts, and how often when none were left. */
  #looksWanted = 0;
  #looksDone = 0;
  #stopping = false;

  constructor(options: IntakeOptions) {
    const { orm, gateway, failed } = options;
    this.#options = options;
    this.#writer = new WebhookWriter(options);
    this.#overflow = new ReceiptOverflow({ em: () => orm.em.fork(), gateway: gateway.name, failed });
  }

  async take(webhook: RawWebhook): Promise<Intake> {
    const { gateway } = this.#options;
    if (!gateway.verify(webhook)) return 'refused';
    const name = gateway.webhookName?.(webhook);
    if (name !== undefined) {
      void this.#heard.note(this.#options.orm.em.fork(), gateway.name, name).catch(this.#options.failed);
    }
    const events = gateway.parse(webhook);
    if (events.length === 0) return 'stored';
    if (this.#waitingEvents > mostWaiting) return 'busy';
    if (events.every(isReceipt) && this.#comesTooFast(events)) return this.#store(events);
    return new Promise((settle) => {
      (isUrgent(events) ? this.#urgent : this.#waiting).push({ events, settle });
      this.#waitingEvents += events.length;
      this.#wake();
    });
  }

  /** Applies what is stored, from this process or one that has ended. */
  lookForStored(): void {
    this.#looksWanted += 1;
    this.#wake();
  }

  /** Applies no more of what is stored; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#running);
  }

  #comesTooFast(receipts: readonly Receipt[]): boolean {
    const { storeAbove = usuallyStoreAbove } = this.#options;
    if (this.#waitingEvents > mostEventsAhead) return true;
    // What failed may hold a template or a line, which must not wait.
    if (receipts.length > fewEvents || receipts.some(({ status }) => status === 'failed')) return false;
    return this.#isOverflowing || this.#waiting.length >= storeAbove;
  }

  async #store(receipts: readonly Receipt[]): Promise<Intake> {
    if (this.#overflow.waiting > mostWaiting) return 'busy';
    this.#isOverflowing = true;
    if (!(await this.#overflow.keep(receipts))) return 'busy';
    this.lookForStored();
    return 'stored';
  }

  get #isStoredLeft(): boolean {
    return !this.#stopping && this.#looksDone < this.#looksWanted;
  }

  #wake(): void {
    const [lane] = this.#idle;
    if (!lane) return;
    this.#idle.delete(lane);
    const run = this.#run(lane).finally(() => {
      this.#running.delete(run);
      this.#idle.add(lane);
      if (this.#urgent.length + this.#waiting.length > 0) this.#wake();
    });
    this.#running.add(run);
  }

  /** The second lane keeps to what is stored while any is, so that it does not wait for the end of a flood. */
  async #run(lane: IntakeLane): Promise<void> {
    await new Promise((turn) => setImmediate(turn));
    for (;;) {
      const storedFirst = lane === 'secondIntake' && this.#urgent.length === 0 && this.#isStoredLeft;
      if (!storedFirst && this.#urgent.length + this.#waiting.length > 0) {
        await this.#apply(lane, this.#nextBatch());
      } else if (!this.#isStoredLeft || !(await this.#applyStored(lane))) return;
    }
  }

  /** False when it failed: whatever troubles the database is given time. */
  async #applyStored(lane: IntakeLane): Promise<boolean> {
    const wanted = this.#looksWanted;
    try {
      if (await this.#writer.applyStored(lane)) return true;
      this.#looksDone = wanted;
      if (this.#overflow.waiting === 0) this.#isOverflowing = false;
      return true;
    } catch (error) {
      this.#options.failed(error);
      this.#looksDone = wanted;
      return false;
    }
  }

  #nextBatch(): Waiting[] {
    const urgent = this.#urgent.shift();
    // Alone in its transaction, which is then as short as can be.
    if (urgent) {
      this.#waitingEvents -= urgent.events.length;
      return [urgent];
    }
    const batch: Waiting[] = [];
    let events = 0;
    while (
      this.#waiting[0] &&
      (batch.length === 0 || events + this.#waiting[0].events.length <= largestBatch)
    ) {
      const next = this.#waiting.shift();
      if (!next) break;
      batch.push(next);
      events += next.events.length;
    }
    this.#waitingEvents -= events;
    return batch;
  }

  async #apply(lane: IntakeLane, batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#writer.apply(
        lane,
        batch.flatMap(({ events }) => events),
      );
      for (const { settle } of batch) settle('stored');
    } catch (error) {
      this.#options.failed(error);
      if (batch.length > 1) for (const one of batch) await this.#apply(lane, [one]);
      else for (const one of batch) await this.#applyEach(lane, one);
    }
  }

  async #applyEach(lane: IntakeLane, { events, settle }: Waiting): Promise<void> {
    try {
      await this.#writer.applyEach(lane, events);
      settle('stored');
    } catch (error) {
      this.#options.failed(error);
      settle('busy');
    }
  }
}
