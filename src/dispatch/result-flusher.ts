import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { SendResult } from '../gateways/gateway.ts';
import { applyFacts } from './apply-facts.ts';
import { applyConsequences } from './consequences.ts';
import { delayLine } from './line-pace.ts';
import { linkParkedEvents } from './parked-store.ts';
import { factsOfAnswer } from './send-outcome.ts';
import { database } from './sql-rows.ts';

export interface Answer {
  readonly attemptId: number;
  readonly lineId: string;
  readonly phone: string;
  readonly result: SendResult;
  /** ms since the epoch. */
  readonly at: number;
}

export interface FlusherOptions {
  readonly orm: MikroORM;
  readonly writer: number;
  readonly graceMs: number;
  readonly now: () => number;
  readonly failed: (error: unknown) => void;
}

const largestBatch = 500;
/** Between two tries while the database cannot be written. */
const retryDelayMs = 250;
/** How long a throttled line rests when the provider does not say. */
const throttleRestMs = 1_000;

/**
 * Writes the answers of calls in batches, as many as came in while the last batch was written. An answer stays here until
 * it is committed; if the process dies first, its attempt's outcome is unknown and receipts settle it.
 */
export class ResultFlusher {
  #waiting: { answer: Answer; written: () => void }[] = [];
  #running: Promise<void> | undefined;
  readonly #options: FlusherOptions;

  constructor(options: FlusherOptions) {
    this.#options = options;
  }

  /** Resolves once the answer is committed. */
  add(answer: Answer): Promise<void> {
    return new Promise((written) => {
      this.#waiting.push({ answer, written });
      this.#running ??= this.#run().finally(() => {
        this.#running = undefined;
      });
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // One turn of the event loop lets the answers of a burst share the first batch.
    await new Promise((turn) => setImmediate(turn));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, largestBatch);
      try {
        await this.#write(batch.map(({ answer }) => answer));
        for (const { written } of batch) written();
      } catch (error) {
        this.#options.failed(error);
        this.#waiting.unshift(...batch);
        await new Promise((again) => setTimeout(again, retryDelayMs));
      }
    }
  }

  async #write(answers: readonly Answer[]): Promise<void> {
    const { orm, writer, graceMs, now } = this.#options;
    await orm.em.fork().transactional(async (em) => {
      const heard = answers.map(({ attemptId, result, at }) => ({
        attemptId,
        facts: factsOfAnswer(result, at),
      }));
      await applyFacts(em, heard, { writer, now: now(), graceMs });
      await storeAliases(em, answers);
      await applyConsequences(
        em,
        answers.flatMap(({ attemptId, result }) =>
          result.outcome === 'not_accepted'
            ? [{ attemptId, failure: result.failure, detail: result.detail ?? '' }]
            : [],
        ),
      );
      for (const { lineId, waitMs } of throttles(answers)) await delayLine(em, lineId, waitMs);
    });
    const ids = answers.flatMap(({ result }) => (result.outcome === 'accepted' ? [result.providerId] : []));
    await linkParkedEvents(orm, ids, { writer, graceMs, now: now() });
  }
}

/** The longest rest asked of each line. */
function throttles(answers: readonly Answer[]): { lineId: string; waitMs: number }[] {
  const rests = new Map<string, number>();
  for (const { lineId, result } of answers) {
    if (result.outcome !== 'not_accepted') continue;
    const rest = result.retryAfterMs ?? (result.failure === 'throttled' ? throttleRestMs : 0);
    if (rest > 0) rests.set(lineId, Math.max(rest, rests.get(lineId) ?? 0));
  }
  return [...rests].map(([lineId, waitMs]) => ({ lineId, waitMs }));
}

/** Remembers under which id the provider knows a person, where that is not the number we sent to. */
async function storeAliases(em: Parameters<typeof database>[0], answers: readonly Answer[]): Promise<void> {
  const rows = answers.flatMap(({ phone, result }) =>
    result.outcome === 'accepted' && result.contactId !== undefined && `+${result.contactId}` !== phone
      ? [{ contact_id: result.contactId, phone }]
      : [],
  );
  if (rows.length === 0) return;
  await sql`
    insert into phone_alias (contact_id, phone)
    select distinct on (contact_id) contact_id, phone
      from json_to_recordset(${JSON.stringify(rows)}::json) as v(contact_id text, phone text) order by contact_id, phone
        on conflict (contact_id) do update set phone = excluded.phone`.execute(database(em));
}
