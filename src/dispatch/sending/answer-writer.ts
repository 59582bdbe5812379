import { isDataError } from '../sql-rows.ts';

export interface AnswerWriterOptions<Answer> {
  /** In one transaction. */
  readonly write: (answers: readonly Answer[]) => Promise<void>;
  /** What an answer proves when the database refuses its own data. */
  readonly withoutData: (answer: Answer, error: Error) => Answer;
  /** After the commit. */
  readonly written: (answers: readonly Answer[]) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

interface Waiting<Answer> {
  readonly answer: Answer;
  readonly written: () => void;
}

const largestBatch = 500;
/** Between two tries while the database cannot be written. */
const retryDelayMs = 250;

/**
 * Writes the answers of calls in batches, as many as came in while the last batch was written. An answer stays here until
 * it is committed; if the process dies first, the outcome of its call is unknown and receipts settle it.
 */
export class AnswerWriter<Answer> {
  #waiting: Waiting<Answer>[] = [];
  #running: Promise<void> | undefined;
  readonly #options: AnswerWriterOptions<Answer>;

  constructor(options: AnswerWriterOptions<Answer>) {
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
  async #settle(batch: readonly Waiting<Answer>[]): Promise<void> {
    const { write, withoutData, written: afterwards, failed } = this.#options;
    try {
      await write(batch.map(({ answer }) => answer));
    } catch (error) {
      failed(error);
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
    await afterwards(batch.map(({ answer }) => answer));
  }
}
