import { CsvError, parse } from 'csv-parse';
import { saidAgain } from '../entities/language/said-again.ts';
import { say } from '../entities/language/say.ts';
import { AudienceError } from './audience-source.ts';
import { type CsvLimits, inBytes } from './csv-limits.ts';
import { type FirstLine, readFirstLine } from './csv-separator.ts';
import { TextFault } from './text-encoding.ts';

export interface RecordBatch {
  /** The row number of the first record; the others follow without gaps, blank rows included. */
  readonly firstRow: number;
  readonly records: readonly (readonly string[])[];
}

interface Options {
  readonly fileName: string;
  readonly limits: CsvLimits;
}

/** Cuts valid UTF-8 into rows and cells; whatever goes wrong is told with the row it happened in. */
export async function* csvRecords(
  text: AsyncIterable<Buffer>,
  options: Options,
): AsyncGenerator<RecordBatch> {
  let scanner: Scanner | undefined;
  let head = Buffer.alloc(0);
  try {
    for await (const block of text) {
      if (scanner) {
        await scanner.write(block);
      } else {
        head = Buffer.concat([head, block]);
        const line = readFirstLine(head.toString('utf8'), head.length > options.limits.rowBytes);
        if (!line) continue;
        scanner = new Scanner(line, options);
        await scanner.write(head.subarray(line.hintBytes));
      }
      yield* scanner.take();
    }
    scanner ??= await startAtEnd(head, options);
    await scanner.end();
    yield* scanner.take();
  } catch (error) {
    if (!(error instanceof TextFault)) throw error;
    scanner ??= await startAtEnd(head, options);
    throw await scanner.unreadable(error.message);
  } finally {
    scanner?.destroy();
  }
}

async function startAtEnd(head: Buffer, options: Options): Promise<Scanner> {
  const line = readFirstLine(head.toString('utf8'), true) ?? { separator: ',', hintBytes: 0 };
  const scanner = new Scanner(line, options);
  await scanner.write(head.subarray(line.hintBytes));
  return scanner;
}

class Scanner {
  readonly #parser;
  readonly #options: Options;
  #records: string[][] = [];
  #rows = 0;

  constructor(line: FirstLine, options: Options) {
    this.#options = options;
    this.#parser = parse({
      delimiter: line.separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: options.limits.rowBytes,
      // Taking records here, not from the stream, keeps the count of rows exact at the moment of an error.
      on_record: (record) => {
        this.#records.push(record);
        return null;
      },
    });
    // Every failure also arrives in the callback of `write` or `end`; without a listener it would end the process.
    this.#parser.on('error', () => undefined);
    this.#parser.resume();
  }

  async write(block: Buffer): Promise<void> {
    const error = await new Promise<Error | null | undefined>((resolve) =>
      this.#parser.write(block, resolve),
    );
    if (error) throw this.#explain(error);
  }

  async end(): Promise<void> {
    const error = await new Promise<Error | null | undefined>((resolve) => this.#parser.end(resolve));
    if (error) throw this.#explain(error);
  }

  *take(): Generator<RecordBatch> {
    if (this.#records.length === 0) return;
    const batch = { firstRow: this.#rows + 1, records: this.#records };
    this.#rows += this.#records.length;
    this.#records = [];
    yield batch;
  }

  async unreadable(found: string): Promise<AudienceError> {
    // The parser holds back a few bytes to look ahead; these letters push them through, so that the count of rows is right.
    await this.write(Buffer.from('........'));
    return new AudienceError(
      say`${this.#place()}: expected text, found ${saidAgain(found)}; export the list again as CSV in UTF-8.`,
    );
  }

  destroy(): void {
    this.#parser.destroy();
  }

  #place(): string {
    return say`Row ${this.#rows + this.#records.length + 1} of ${this.#options.fileName}`;
  }

  #explain(error: Error): Error {
    if (!(error instanceof CsvError)) return error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
      return new AudienceError(
        say`${this.#place()}: a quote (") opens here and is never closed; add the closing quote or remove the opening one.`,
      );
    }
    if (error.code === 'CSV_MAX_RECORD_SIZE') {
      const most = inBytes(this.#options.limits.rowBytes);
      return new AudienceError(
        say`${this.#place()}: expected a row of at most ${most}, found more; add the missing line break or the missing closing quote (").`,
      );
    }
    return error;
  }
}
