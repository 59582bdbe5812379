import type { MikroORM } from '@mikro-orm/postgresql';
import type { Gateway, Recall, RecalledHistory, RecalledSession } from '../../gateways/gateway.ts';
import type { Facts } from '../outcomes/facts.ts';
import { adoptSessions, sessionWithinMs, type UnsettledAttempt } from './adopt-sessions.ts';
import { type ApplyContext, applyFacts, type Heard } from './apply-facts.ts';
import { attemptsOfMessages } from './inbound-store.ts';
import {
  claimSilent,
  countSilent,
  findSessions,
  findUnsettled,
  type SilentAttempt,
  takeListing,
  takeQuestion,
} from './recall-store.ts';

export interface RecallOptions {
  readonly orm: MikroORM;
  readonly gateway: Gateway;
  readonly questionsPerMinute: number;
  readonly context: () => ApplyContext;
}

/** Whether a provider told what it was asked at once, or the budget of questions ended before. */
export type AskedAgain = 'told' | 'too_often';

const mostUnsettled = 1_000;
const historiesAtOnce = 10;
const beforeMs = 60_000;

const factsOfHistory = ({ deliveredAt, readAt, repliedAt }: RecalledHistory): Facts => ({
  deliveredAt: deliveredAt?.getTime(),
  readAt: readAt?.getTime(),
  repliedAt: repliedAt?.getTime(),
});

/**
 * Asks a provider whose webhooks may be lost what became of messages: first which sessions exist, for calls that brought
 * no id, then the histories of those of which nothing was heard. Within the budget of questions, which all replicas share.
 */
export class RecallSweep {
  readonly #options: RecallOptions;

  constructor(options: RecallOptions) {
    this.#options = options;
  }

  /** One round; true when there may be more to ask at once. */
  async tick(): Promise<boolean> {
    const { recall, name } = this.#options.gateway;
    if (!recall) return false;
    if (await takeListing(this.#em(), name)) {
      await this.#adopt(recall, await findUnsettled(this.#em(), name, mostUnsettled));
    }
    return this.#readHistories(recall);
  }

  /** Asks at once what became of these messages. Rejects with a `GatewayError` when the provider refuses. */
  async askAgain(attemptIds: readonly number[]): Promise<AskedAgain> {
    const { recall, name } = this.#options.gateway;
    if (!recall) return 'told';
    const unsettled = await findUnsettled(this.#em(), name, mostUnsettled, attemptIds);
    if (!(await this.#adopt(recall, unsettled))) return 'too_often';
    const known = await findSessions(this.#em(), name, attemptIds);
    const room = await this.#questionsFor(known.length);
    await this.#hear(recall, known.slice(0, room));
    return room < known.length ? 'too_often' : 'told';
  }

  #em() {
    return this.#options.orm.em.fork();
  }

  #mayAsk(): Promise<boolean> {
    const { gateway, questionsPerMinute } = this.#options;
    return takeQuestion(this.#em(), gateway.name, questionsPerMinute);
  }

  /** How many of so many questions the budget allows. */
  async #questionsFor(wanted: number): Promise<number> {
    let room = 0;
    while (room < wanted && (await this.#mayAsk())) room += 1;
    return room;
  }

  /** False when the budget ended before. */
  async #adopt(
    recall: Recall,
    unsettled: ReadonlyMap<string, readonly UnsettledAttempt[]>,
  ): Promise<boolean> {
    for (const [templateId, attempts] of unsettled) {
      const sessions = await this.#sessionsAround(recall, templateId, attempts);
      // With some pages missing, a session could seem to be the only one.
      if (!sessions) return false;
      const known = await attemptsOfMessages(
        this.#em(),
        sessions.map(({ id }) => id),
      );
      const free = sessions.filter(({ id }) => !known.has(id));
      await this.#apply(adoptSessions(attempts, free));
    }
    return true;
  }

  /** Every session of the time in which these attempts were made; undefined when the budget ends before. */
  async #sessionsAround(
    recall: Recall,
    templateId: string,
    attempts: readonly UnsettledAttempt[],
  ): Promise<RecalledSession[] | undefined> {
    const starts = attempts.map(({ startedAt }) => startedAt);
    const since = new Date(Math.min(...starts) - beforeMs);
    const until = new Date(Math.max(...starts) + sessionWithinMs);
    const all: RecalledSession[] = [];
    const seen = new Set<string>();
    let after: string | undefined;
    do {
      if (!(await this.#mayAsk())) return undefined;
      const page = await recall.sessions({
        templateId,
        since,
        until,
        ...(after !== undefined && { after }),
      });
      all.push(...page.sessions);
      // A list that leads back to a page it had given before has been read.
      after = page.after === undefined || seen.has(page.after) ? undefined : page.after;
      if (after !== undefined) seen.add(after);
    } while (after !== undefined);
    return all;
  }

  async #readHistories(recall: Recall): Promise<boolean> {
    const due = await countSilent(this.#em(), this.#options.gateway.name, historiesAtOnce);
    const room = await this.#questionsFor(due);
    if (room === 0) return false;
    const silent = await claimSilent(this.#em(), this.#options.gateway.name, room);
    await this.#hear(recall, silent);
    return room === historiesAtOnce;
  }

  /** What one history is refused for loses none of the others. */
  async #hear(recall: Recall, asked: readonly SilentAttempt[]): Promise<void> {
    const answers = await Promise.allSettled(
      asked.map(async ({ attemptId, sessionId }): Promise<Heard> => {
        return { attemptId, facts: factsOfHistory(await recall.history(sessionId)) };
      }),
    );
    await this.#apply(answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])));
    const refused = answers.find((answer) => answer.status === 'rejected');
    if (refused) throw refused.reason;
  }

  async #apply(heard: readonly Heard[]): Promise<void> {
    if (heard.length === 0) return;
    await this.#em().transactional((em) => applyFacts(em, heard, this.#options.context()));
  }
}
