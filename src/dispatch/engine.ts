import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Gateway } from '../gateways/gateway.ts';
import { renewLeases } from './claim-store.ts';
import { holdFailing } from './failure-rate.ts';
import { nameLine } from './line-pace.ts';
import { LineSender } from './line-sender.ts';
import { Repeating } from './repeating.ts';
import { ResultFlusher } from './result-flusher.ts';
import { database } from './sql-rows.ts';
import { advancePhases, eraseOld, linkLeftovers, settleAttempts, sweepCancelled } from './sweeps.ts';
import { syncTemplates } from './sync-templates.ts';
import { hasPausedTemplate } from './template-status.ts';
import { VersionContents } from './version-contents.ts';
import { WebhookIntake } from './webhook-intake.ts';
import { markSeen, markStopped, registerWorker } from './worker-store.ts';

export interface EngineOptions {
  readonly orm: MikroORM;
  readonly gateways: readonly Gateway[];
  /** Attempts committed and not settled at most, per line: what one kill can turn unknown. */
  readonly window: number;
  readonly graceMs: number;
  readonly now: () => number;
  /** Told about every failure of a loop; loops go on. */
  readonly failed: (where: string, error: unknown) => void;
}

/** Everything of dispatch that runs by itself: senders, webhook intake, and the loops that keep the rows true. */
export class Engine {
  readonly intakes: ReadonlyMap<string, WebhookIntake>;
  readonly #options: EngineOptions;
  readonly #workerId: number;
  readonly #senders: readonly LineSender[];
  readonly #flusher: ResultFlusher;
  readonly #loops: readonly Repeating[];
  #tokenKey: string;
  #templatesWanted = false;
  #templatesReadAt = 0;

  private constructor(options: EngineOptions, workerId: number, tokenKey: string) {
    const { orm, gateways, window, graceMs, now } = options;
    this.#options = options;
    this.#workerId = workerId;
    this.#tokenKey = tokenKey;
    const failed = (where: string) => (error: unknown) => options.failed(where, error);
    const common = { orm, graceMs, now, tokenKey: () => this.#tokenKey };
    const contents = new VersionContents(orm);
    this.#flusher = new ResultFlusher({ ...common, writer: workerId, failed: failed('writing answers') });
    this.#senders = gateways.flatMap((gateway) =>
      gateway.lineIds.map(
        (lineId) =>
          new LineSender({
            ...common,
            gateway,
            lineId,
            workerId,
            window,
            flusher: this.#flusher,
            contents,
            failed: failed('sending'),
          }),
      ),
    );
    const readTemplates = () => {
      this.#templatesWanted = true;
    };
    this.intakes = new Map(
      gateways.map((gateway) => [
        gateway.name,
        new WebhookIntake({
          ...common,
          gateway,
          writer: workerId,
          readTemplates,
          failed: failed('taking webhooks in'),
        }),
      ]),
    );
    this.#loops = [
      new Repeating(1_000, () => this.#heartbeat(), failed('heartbeat')),
      new Repeating(1_000, () => this.sweep(), failed('settling attempts')),
      new Repeating(1_000, () => this.#readTemplatesWanted(), failed('reading templates')),
      new Repeating(60_000, () => this.#readTemplatesAgain(), failed('reading templates')),
      new Repeating(60_000, () => eraseOld(orm), failed('erasing what is old')),
    ];
  }

  static async create(options: EngineOptions): Promise<Engine> {
    const workerId = await registerWorker(options.orm.em.fork());
    return new Engine(options, workerId, await readTokenKey(options.orm));
  }

  /** Starts the senders and loops. Without it only webhooks are taken in. */
  start(): void {
    for (const loop of this.#loops) loop.start();
    for (const sender of this.#senders) sender.start();
  }

  /** Stops taking work, lets calls under way finish for `finishMs`, writes every answer. */
  async stop(finishMs: number): Promise<void> {
    const overdue = setTimeout(() => {
      for (const sender of this.#senders) sender.abort();
    }, finishMs);
    await Promise.all(this.#senders.map((sender) => sender.stop()));
    clearTimeout(overdue);
    await this.#flusher.idle();
    await Promise.all(this.#loops.map((loop) => loop.stop()));
    await markStopped(this.#options.orm.em.fork(), this.#workerId);
  }

  /** There may be something new to send. */
  nudge(): void {
    for (const sender of this.#senders) sender.nudge();
  }

  /** Reads all templates of all gateways. */
  async readTemplates(): Promise<void> {
    this.#templatesReadAt = this.#options.now();
    for (const gateway of this.#options.gateways) await syncTemplates(this.#options.orm, gateway);
  }

  /** Asks how people know each line. */
  async readLines(): Promise<void> {
    for (const gateway of this.#options.gateways) {
      for (const lineId of gateway.lineIds) {
        await nameLine(this.#options.orm.em.fork(), lineId, await gateway.displayPhone(lineId));
      }
    }
  }

  /** One round of everything that keeps the rows true. */
  async sweep(): Promise<void> {
    const { orm, graceMs, now } = this.#options;
    const context = { writer: this.#workerId, graceMs, now: now() };
    await settleAttempts(orm, context);
    await linkLeftovers(orm, context);
    while (await sweepCancelled(orm, this.#workerId));
    await holdFailing(orm);
    await advancePhases(orm.em.fork());
  }

  /** Webhooks get lost: every ten minutes, and every minute while a template is known to be paused. */
  async #readTemplatesAgain(): Promise<void> {
    const overdue = this.#options.now() - this.#templatesReadAt >= 600_000;
    if (overdue || (await hasPausedTemplate(this.#options.orm.em.fork()))) await this.readTemplates();
  }

  async #readTemplatesWanted(): Promise<void> {
    if (!this.#templatesWanted) return;
    this.#templatesWanted = false;
    await this.readTemplates();
  }

  async #heartbeat(): Promise<void> {
    const { orm } = this.#options;
    await markSeen(orm.em.fork(), this.#workerId);
    const chunks = this.#senders.flatMap(({ chunk }) => chunk ?? []);
    await renewLeases(orm.em.fork(), this.#workerId, chunks);
    this.#tokenKey = await readTokenKey(orm);
  }
}

async function readTokenKey(orm: MikroORM): Promise<string> {
  const { rows } = await sql<{ tokenKey: string }>`
    select token_key as "tokenKey" from installation where id = 1`.execute(database(orm.em.fork()));
  const [installation] = rows;
  if (!installation) throw new Error('The database has not been stamped.');
  return installation.tokenKey;
}
