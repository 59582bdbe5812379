import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { ApprovalPolicy } from '../entities/approval.ts';
import type { Gateway } from '../gateways/gateway.ts';
import { VersionContents } from './conversations/version-contents.ts';
import { eachInTurn } from './each-in-turn.ts';
import { releaseWithinLimit } from './guards/daily-limit.ts';
import { noteDailyLimit, noteLineQuality } from './hearing/account-events.ts';
import { ProviderQuestions } from './hearing/provider-questions.ts';
import { WebhookIntake } from './hearing/webhook-intake.ts';
import { holdFailing } from './holds/failure-rate.ts';
import { startDue } from './launch/start-due.ts';
import { laneOf } from './outcomes/tally-store.ts';
import { Repeating } from './repeating.ts';
import { ExpiredGraces } from './retries/expired-graces.ts';
import { renewLeases } from './sending/claim-store.ts';
import { nameLine } from './sending/line-pace.ts';
import { LineSender } from './sending/line-sender.ts';
import { ResultFlusher } from './sending/result-flusher.ts';
import { markSeen, markStopped, registerWorker } from './sending/worker-store.ts';
import { settleAbandoned } from './sessions/message-intents.ts';
import { SessionEngine } from './sessions/session-engine.ts';
import type { CallWebhook } from './sessions/webhook-caller.ts';
import { database } from './sql-rows.ts';
import {
  advancePhases,
  eraseOld,
  everParked,
  justParked,
  linkLeftovers,
  settleAttempts,
  stoppedBefore,
  sweepCancelled,
} from './sweeps.ts';
import { syncTemplates } from './templates/sync-templates.ts';
import { hasPausedTemplate } from './templates/template-status.ts';

export interface EngineOptions {
  readonly orm: MikroORM;
  readonly gateways: readonly Gateway[];
  /** Attempts committed and not settled at most, per line: what one kill can turn unknown. */
  readonly window: number;
  readonly graceMs: number;
  /** Questions that make up for lost webhooks, where a provider takes such, over all replicas. */
  readonly questionsPerMinute?: number;
  /** With so many webhooks waiting, further receipts are stored and applied later. */
  readonly storeAbove?: number;
  /** When somebody other than the author has to approve; by number never unless told. */
  readonly approvals?: ApprovalPolicy;
  readonly now: () => number;
  /** Calls a webhook of a flow; without it such steps fail. */
  readonly callWebhook?: CallWebhook;
  /** Told about every failure of a loop; loops go on. */
  readonly failed: (where: string, error: unknown) => void;
}

/** Everything of dispatch that runs by itself: senders, webhook intake, and the loops that keep the rows true. */
export class Engine {
  readonly intakes: ReadonlyMap<string, WebhookIntake>;
  readonly questions: ProviderQuestions;
  readonly #options: EngineOptions;
  readonly #workerId: number;
  readonly #senders: readonly LineSender[];
  readonly #flusher: ResultFlusher;
  readonly #sessions: SessionEngine;
  readonly #loops: readonly Repeating[];
  #tokenKey: string;
  #templatesWanted = false;
  #templatesReadAt = 0;
  #stopping = false;
  readonly #graces = new ExpiredGraces();

  private constructor(options: EngineOptions, workerId: number, tokenKey: string) {
    const { orm, gateways, window, graceMs, now } = options;
    this.#options = options;
    this.#workerId = workerId;
    this.#tokenKey = tokenKey;
    const failed = (where: string) => (error: unknown) => options.failed(where, error);
    const common = { orm, graceMs, now, tokenKey: () => this.#tokenKey };
    const contents = new VersionContents(orm);
    this.#flusher = new ResultFlusher({
      ...common,
      writer: laneOf(workerId, 'answers'),
      failed: failed('writing answers'),
    });
    this.#sessions = new SessionEngine({
      orm,
      writer: laneOf(workerId, 'chats'),
      now,
      call: options.callWebhook ?? (async () => undefined),
      messagesQueued: () => {
        for (const sender of this.#senders) sender.nudgeMessages();
      },
      failed,
    });
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
            messageAnswers: this.#sessions.answers,
            contents,
            failed: failed('sending'),
          }),
      ),
    );
    const { questionsPerMinute = 0, storeAbove } = options;
    this.questions = new ProviderQuestions({
      orm,
      gateways,
      questionsPerMinute,
      context: () => this.#context(),
      failed: failed('asking what became of messages'),
    });
    const readTemplates = () => {
      this.#templatesWanted = true;
    };
    this.intakes = new Map(
      gateways.map((gateway) => [
        gateway.name,
        new WebhookIntake({
          ...common,
          gateway,
          workerId,
          readTemplates,
          heard: () => this.#sessions.nudge(),
          ...(storeAbove !== undefined && { storeAbove }),
          failed: failed('taking webhooks in'),
        }),
      ]),
    );
    this.#loops = [
      new Repeating(1_000, () => this.#heartbeat(), failed('heartbeat')),
      new Repeating(1_000, () => this.#settle(), failed('settling attempts')),
      new Repeating(1_000, async () => this.#lookForStored(), failed('applying stored receipts')),
      new Repeating(1_000, () => this.#cancel(), failed('cancelling')),
      new Repeating(3_600_000, () => this.#linkAll(), failed('linking receipts')),
      new Repeating(500, () => this.startDue(), failed('starting what is scheduled')),
      new Repeating(1_000, () => this.#readTemplatesWanted(), failed('reading templates')),
      new Repeating(60_000, () => this.#readTemplatesAgain(), failed('reading templates')),
      new Repeating(5_000, () => this.recall(), failed('asking what webhooks did not tell')),
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
    this.#sessions.start();
  }

  /** Stops taking work, lets calls under way finish for `finishMs`, writes every answer. */
  async stop(finishMs: number): Promise<void> {
    this.#stopping = true;
    await this.#sessions.stop();
    const overdue = setTimeout(() => {
      for (const sender of this.#senders) sender.abort();
    }, finishMs);
    await Promise.all(this.#senders.map((sender) => sender.stop()));
    clearTimeout(overdue);
    await Promise.all([this.#flusher.idle(), this.#sessions.answers.idle()]);
    await Promise.all(this.#loops.map((loop) => loop.stop()));
    await Promise.all([...this.intakes.values()].map((intake) => intake.stop()));
    await markStopped(this.#options.orm.em.fork(), this.#workerId);
  }

  /** There may be something new to send. */
  nudge(): void {
    for (const sender of this.#senders) sender.nudge();
  }

  /** Reads all templates of all gateways. */
  async readTemplates(): Promise<void> {
    this.#templatesReadAt = this.#options.now();
    await this.#ofEachGateway((gateway) => syncTemplates(this.#options.orm, gateway));
  }

  /** What one provider, or one line, is refused keeps nobody from asking the others. */
  async #ofEachGateway(ask: (gateway: Gateway) => Promise<unknown>): Promise<void> {
    const asked = await Promise.allSettled(this.#options.gateways.map(ask));
    const refused = asked.find((one) => one.status === 'rejected');
    if (refused) throw refused.reason;
  }

  async #ofEachLine(ask: (gateway: Gateway, lineId: string) => Promise<unknown>): Promise<void> {
    await this.#ofEachGateway((gateway) => eachInTurn(gateway.lineIds, (lineId) => ask(gateway, lineId)));
  }

  /** Asks how people know each line. */
  async readLines(): Promise<void> {
    await this.#ofEachLine(async (gateway, lineId) =>
      nameLine(this.#options.orm.em.fork(), lineId, await gateway.displayPhone(lineId)),
    );
  }

  /** Starts the scheduled deployments whose time has come. */
  async startDue(): Promise<void> {
    if ((await startDue(this.#options.orm, this.#options.approvals)) > 0) this.nudge();
  }

  /** Asks how many people the business of each gateway may still reach in a day: one limit for all its lines. */
  async readDailyLimits(): Promise<void> {
    await this.#ofEachGateway(async (gateway) => {
      const [lineId] = gateway.lineIds;
      if (lineId === undefined) return;
      const usersPerDay = await gateway.usersPerDay(lineId);
      await this.#options.orm.em.fork().transactional((em) => noteDailyLimit(em, gateway.name, usersPerDay));
    });
  }

  /** Asks how each line is rated: the webhook that tells it may be lost. */
  async readQualities(): Promise<void> {
    await this.#ofEachLine(async (gateway, lineId) => {
      const quality = await gateway.lineQuality(lineId);
      if (!quality) return;
      await this.#options.orm.em.fork().transactional((em) => noteLineQuality(em, lineId, quality));
    });
  }

  /** Asks the providers that can be asked what their webhooks did not tell. */
  async recall(): Promise<void> {
    await this.questions.askDue(() => this.#stopping);
  }

  /** One round of everything that keeps the rows true. */
  async sweep(): Promise<void> {
    await this.#cancel();
    await this.#settle();
  }

  async #settle(): Promise<void> {
    const { orm } = this.#options;
    const steps: readonly (() => Promise<unknown>)[] = [
      () => settleAttempts(orm, this.#context(), this.#graces),
      () => settleAbandoned(orm.em.fork(), stoppedBefore),
      () => linkLeftovers(orm, this.#context(), justParked),
      () => holdFailing(orm),
      () => orm.em.fork().transactional(releaseWithinLimit),
      () => advancePhases(orm.em.fork()),
    ];
    await eachInTurn(steps, (step) => step());
  }

  /** A loop of its own: a large deployment takes minutes, and the others must be settled meanwhile. */
  async #cancel(): Promise<void> {
    while (!this.#stopping && (await sweepCancelled(this.#options.orm, laneOf(this.#workerId, 'sends'))));
  }

  #lookForStored(): void {
    for (const intake of this.intakes.values()) intake.lookForStored();
  }

  #linkAll(): Promise<void> {
    return linkLeftovers(this.#options.orm, this.#context(), everParked);
  }

  #context() {
    const { graceMs, now } = this.#options;
    return { writer: laneOf(this.#workerId, 'sends'), graceMs, now: now() };
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
    const chunks = this.#senders.flatMap((sender) => sender.chunks);
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
