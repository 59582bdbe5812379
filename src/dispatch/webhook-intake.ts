import type { MikroORM } from '@mikro-orm/postgresql';
import type { Gateway, RawWebhook, WebhookEvent } from '../gateways/gateway.ts';
import { applyEvents } from './apply-events.ts';
import { linkParkedEvents, park } from './parked-store.ts';
import { isDataError } from './sql-rows.ts';

export interface IntakeOptions {
  readonly orm: MikroORM;
  readonly gateway: Gateway;
  readonly writer: number;
  readonly tokenKey: () => string;
  readonly graceMs: number;
  readonly now: () => number;
  /** Templates must be read again. */
  readonly readTemplates: () => void;
  readonly failed: (error: unknown) => void;
}

/** `stored`: durable, answer 200. `refused`: not signed by the provider. `busy`: too much waits; the provider will repeat it. */
export type Intake = 'stored' | 'refused' | 'busy';

interface Waiting {
  readonly events: readonly WebhookEvent[];
  readonly settle: (stored: Intake) => void;
}

const largestBatch = 1_000;
const mostWaiting = 20_000;
const lanes = 2;

/**
 * Takes webhooks in: a POST is answered once everything in it is committed. Whatever arrives while a transaction runs
 * shares the next one, so a flood costs few commits; when one POST cannot be stored with others, it is tried alone, and
 * what still cannot be stored is kept as it came.
 */
export class WebhookIntake {
  readonly #options: IntakeOptions;
  #waiting: Waiting[] = [];
  #waitingEvents = 0;
  #running = 0;

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  async take(webhook: RawWebhook): Promise<Intake> {
    const { gateway } = this.#options;
    if (!gateway.verify(webhook)) return 'refused';
    const events = gateway.parse(webhook);
    if (events.length === 0) return 'stored';
    if (this.#waitingEvents > mostWaiting) return 'busy';
    return new Promise((settle) => {
      this.#waiting.push({ events, settle });
      this.#waitingEvents += events.length;
      if (this.#running < lanes) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running += 1;
    await new Promise((turn) => setImmediate(turn));
    while (this.#waiting.length > 0) await this.#store(this.#nextBatch());
    this.#running -= 1;
  }

  #nextBatch(): Waiting[] {
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

  async #store(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#apply(batch.flatMap(({ events }) => events));
      for (const { settle } of batch) settle('stored');
    } catch (error) {
      this.#options.failed(error);
      if (batch.length > 1) for (const one of batch) await this.#store([one]);
      else await this.#storeAlone(batch);
    }
  }

  async #storeAlone(batch: readonly Waiting[]): Promise<void> {
    for (const { events, settle } of batch) {
      settle(
        await this.#keep(events).catch((error: unknown): Intake => {
          this.#options.failed(error);
          return 'busy';
        }),
      );
    }
  }

  /** One by one; an event whose data the database refuses is kept as it came and loses none of the others. */
  async #keep(events: readonly WebhookEvent[]): Promise<Intake> {
    const { orm, gateway, failed } = this.#options;
    for (const event of events) {
      try {
        await this.#apply([event]);
      } catch (error) {
        failed(error);
        // Anything else is our trouble or the database's and may pass: the provider repeats what was not answered 200.
        if (!isDataError(error)) return 'busy';
        const because = `The database refused it: ${error.message}`.slice(0, 500);
        await park(orm.em.fork(), [{ gateway: gateway.name, providerId: null, because, event }]);
      }
    }
    return 'stored';
  }

  async #apply(events: readonly WebhookEvent[]): Promise<void> {
    const { orm, gateway, writer, graceMs, now, tokenKey, readTemplates } = this.#options;
    const context = { gateway: gateway.name, writer, graceMs, now: now(), tokenKey: tokenKey() };
    const applied = await orm.em.fork().transactional((em) => applyEvents(em, events, context));
    await linkParkedEvents(orm, applied.parkedFor, context);
    if (applied.readTemplates) readTemplates();
  }
}
