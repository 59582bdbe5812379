import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Gateway, WebhookEvent } from '../../gateways/gateway.ts';
import { applyPreferences, latestPreferences } from '../audience/opt-outs.ts';
import { laneOf } from '../outcomes/tally-store.ts';
import { noteForgottenWord } from '../privacy/forgotten-store.ts';
import { siftForgotten } from '../privacy/late-webhooks.ts';
import { isDataError } from '../sql-rows.ts';
import { type AppliedEvents, applyEvents, ofKind } from './apply-events.ts';
import { linkParkedEvents, park } from './parked-store.ts';
import { dropStored, type StoredBatch, takeStored } from './stored-receipts.ts';

export interface WriterOptions {
  readonly orm: MikroORM;
  readonly gateway: Gateway;
  readonly workerId: number;
  readonly tokenKey: () => string;
  readonly graceMs: number;
  readonly now: () => number;
  /** Templates must be read again. */
  readonly readTemplates: () => void;
  /** People wrote. */
  readonly heard: () => void;
  readonly failed: (error: unknown) => void;
}

export const intakeLanes = ['firstIntake', 'secondIntake'] as const;
export type IntakeLane = (typeof intakeLanes)[number];

/** Makes what webhooks told durable, on one of a process's lanes. */
export class WebhookWriter {
  readonly #options: WriterOptions;

  constructor(options: WriterOptions) {
    this.#options = options;
  }

  /** All of them or none. */
  async apply(lane: IntakeLane, events: readonly WebhookEvent[]): Promise<void> {
    const preferences = ofKind(events, 'preference');
    const { orm } = this.#options;
    if (preferences.length > 0) {
      await orm.em.fork().transactional(async (em) => {
        const sifted = await siftForgotten(em, preferences);
        await applyPreferences(em, ofKind(sifted.events, 'preference'));
        await noteForgottenWord(em, latestPreferences(sifted.preferences));
      });
    }
    const applied = await orm.em.fork().transactional((em) => this.#applyIn(em, lane, events));
    await this.#follow(lane, events, applied);
  }

  /** One by one; an event whose data the database refuses is kept as it came and loses none of the others. */
  async applyEach(lane: IntakeLane, events: readonly WebhookEvent[]): Promise<void> {
    const { orm, gateway, failed } = this.#options;
    for (const event of events) {
      try {
        await this.apply(lane, [event]);
      } catch (error) {
        // Anything else is our trouble or the database's and may pass: the provider repeats what was not answered 200.
        if (!isDataError(error)) throw error;
        failed(error);
        const because = `The database refused it: ${error.message}`.slice(0, 500);
        await orm.em.fork().transactional(async (em) => {
          const { events: kept } = await siftForgotten(em, [event]);
          await park(
            em,
            kept.map((one) => ({ gateway: gateway.name, providerId: null, because, event: one })),
          );
        });
      }
    }
  }

  /** Applies the oldest stored receipts, which go with the same transaction; false when there are none. */
  async applyStored(lane: IntakeLane): Promise<boolean> {
    const { orm, gateway } = this.#options;
    let taken: StoredBatch | undefined;
    try {
      const applied = await orm.em.fork().transactional(async (em) => {
        const batch = await takeStored(em, gateway.name);
        if (!batch) return undefined;
        taken = batch;
        return this.#applyIn(em, lane, batch.receipts);
      });
      if (!taken || !applied) return false;
      await this.#follow(lane, taken.receipts, applied);
    } catch (error) {
      if (!taken || !isDataError(error)) throw error;
      await this.applyEach(lane, taken.receipts);
      await dropStored(orm.em.fork(), taken);
    }
    return true;
  }

  #context(lane: IntakeLane) {
    const { gateway, workerId, graceMs, now, tokenKey } = this.#options;
    return {
      gateway: gateway.name,
      writer: laneOf(workerId, lane),
      graceMs,
      now: now(),
      tokenKey: tokenKey(),
      walksFlows: gateway.takesFree,
    };
  }

  async #applyIn(
    em: EntityManager,
    lane: IntakeLane,
    events: readonly WebhookEvent[],
  ): Promise<AppliedEvents> {
    const sifted = await siftForgotten(em, events);
    return applyEvents(em, sifted.events, this.#context(lane));
  }

  /** What comes after the commit. */
  async #follow(lane: IntakeLane, events: readonly WebhookEvent[], applied: AppliedEvents): Promise<void> {
    const { orm, readTemplates, heard } = this.#options;
    await linkParkedEvents(orm, applied.parkedFor, this.#context(lane));
    if (applied.readTemplates) readTemplates();
    if (ofKind(events, 'inbound').length > 0) heard();
  }
}
