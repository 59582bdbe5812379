import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { SendResult } from '../gateways/gateway.ts';
import { applyFacts } from './apply-facts.ts';
import { delayLine } from './line-pace.ts';
import { linkParkedEvents } from './parked-store.ts';
import { factsOfAnswer } from './send-outcome.ts';
import { database, isDataError, jsonText } from './sql-rows.ts';

export interface Answer {
  readonly attemptId: number;
  readonly lineId: string;
  readonly phone: string;
  readonly result: SendResult;
  /** ms since the epoch. */
  readonly at: number;
}

interface Waiting {
  readonly answer: Answer;
  readonly written: () => void;
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
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;
  readonly #options: FlusherOptions;

  constructor(options: FlusherOptions) {
    this.#options = options;
  }

  /** Resolves once the answer is committed. */
  add(answer: Answer): Promise<void> {
    return new Promise((written) => {
      this.#waiting.push({ answer, written });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // One turn of the event loop lets the answers of a burst share the first batch.
    await new Promise((turn) => setImmediate(turn));
    while (this.#waiting.length > 0) await this.#settle(this.#waiting.splice(0, largestBatch));
    // In the same turn as the last look at the list: an answer that is added now starts the next run.
    this.#running = undefined;
  }

  /** Writes a batch; an answer whose data the database refuses holds up none of the others. */
  async #settle(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#write(batch.map(({ answer }) => answer));
    } catch (error) {
      this.#options.failed(error);
      if (!isDataError(error)) {
        this.#waiting.unshift(...batch);
        await new Promise((again) => setTimeout(again, retryDelayMs));
      } else if (batch.length > 1) {
        for (const one of batch) await this.#settle([one]);
      } else {
        this.#waiting.unshift(
          ...batch.map(({ answer, written }) => ({ answer: withoutData(answer, error), written })),
        );
      }
      return;
    }
    for (const { written } of batch) written();
    const { orm, writer, graceMs, now, failed } = this.#options;
    const ids = batch.flatMap(({ answer: { result } }) =>
      result.outcome === 'accepted' ? [result.providerId] : [],
    );
    // What fails here is linked by the sweep.
    await linkParkedEvents(orm, ids, { writer, graceMs, now: now() }).catch(failed);
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
      for (const { lineId, waitMs } of throttles(answers)) await delayLine(em, lineId, waitMs);
    });
  }
}

/** What an answer proves when its own data cannot be stored, such as an id that another message has. */
function withoutData(answer: Answer, { message }: Error): Answer {
  const outcome = answer.result.outcome === 'accepted' ? 'accepted_unknown_id' : 'uncertain';
  const because = `The database refused the answer: ${message}`.slice(0, 500);
  return { ...answer, result: { outcome, because } };
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
      from json_to_recordset(${jsonText(rows)}::json) as v(contact_id text, phone text) order by contact_id, phone
        on conflict (contact_id) do update set phone = excluded.phone`.execute(database(em));
}
