import type { MikroORM } from '@mikro-orm/postgresql';
import type { Gateway, Recall, RecalledHistory, RecalledSession } from '../gateways/gateway.ts';
import { adoptSessions, sessionWithinMs, type UnsettledAttempt } from './adopt-sessions.ts';
import { type ApplyContext, applyFacts, type Heard } from './apply-facts.ts';
import type { Facts } from './facts.ts';
import { attemptsOfMessages } from './inbound-store.ts';
import { claimSilent, countSilent, findUnsettled, takeListing, takeQuestion } from './recall-store.ts';

export interface RecallOptions {
  readonly orm: MikroORM;
  readonly gateway: Gateway;
  readonly questionsPerMinute: number;
  readonly context: () => ApplyContext;
}

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
    if (await takeListing(this.#em(), name)) await this.#adopt(recall);
    return this.#readHistories(recall);
  }

  #em() {
    return this.#options.orm.em.fork();
  }

  #mayAsk(): Promise<boolean> {
    const { gateway, questionsPerMinute } = this.#options;
    return takeQuestion(this.#em(), gateway.name, questionsPerMinute);
  }

  async #adopt(recall: Recall): Promise<void> {
    const unsettled = await findUnsettled(this.#em(), this.#options.gateway.name, mostUnsettled);
    for (const [templateId, attempts] of unsettled) {
      const sessions = await this.#sessionsAround(recall, templateId, attempts);
      // With some pages missing, a session could seem to be the only one.
      if (!sessions) return;
      const known = await attemptsOfMessages(
        this.#em(),
        sessions.map(({ id }) => id),
      );
      const free = sessions.filter(({ id }) => !known.has(id));
      await this.#apply(adoptSessions(attempts, free));
    }
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
    let room = 0;
    while (room < due && (await this.#mayAsk())) room += 1;
    if (room === 0) return false;
    const silent = await claimSilent(this.#em(), this.#options.gateway.name, room);
    const heard: Heard[] = [];
    const refused: unknown[] = [];
    for (const { attemptId, sessionId } of silent) {
      try {
        heard.push({ attemptId, facts: factsOfHistory(await recall.history(sessionId)) });
      } catch (error) {
        refused.push(error);
      }
    }
    await this.#apply(heard);
    if (refused.length > 0) throw refused[0];
    return room === historiesAtOnce;
  }

  async #apply(heard: readonly Heard[]): Promise<void> {
    if (heard.length === 0) return;
    await this.#em().transactional((em) => applyFacts(em, heard, this.#options.context()));
  }
}
