import { openedCell } from '../entities/csv-line.ts';
import { countText } from '../entities/language/number-text.ts';
import { said, say } from '../entities/language/say.ts';
import { AudienceError, type AudienceRow, batchRows, type OpenedAudience } from './audience-source.ts';
import { type Header, parseHeader } from './csv-header.ts';
import { type CsvLimits, csvLimits, inBytes } from './csv-limits.ts';
import { csvRecords, type RecordBatch } from './csv-records.ts';
import { foreignKind } from './file-signature.ts';
import { PhoneReader } from './phone-number.ts';
import { asUtf8, inBlocks } from './text-encoding.ts';

export interface CsvOptions {
  /** How the person calls the file; used in errors only. */
  readonly fileName: string;
  /** ISO code for numbers without a country prefix. */
  readonly defaultCountry?: string | undefined;
  readonly limits?: Partial<CsvLimits>;
}

interface Reading {
  readonly fileName: string;
  readonly limits: CsvLimits;
  readonly phones: PhoneReader;
}

/**
 * Opens a list of any size in flat memory: comma, semicolon or tab; UTF-8, UTF-16 or Latin-1; the first row with content names the
 * columns. Throws AudienceError here for a file that cannot be read, and while rows are read for one that stops being readable.
 */
export async function openCsv(
  bytes: AsyncIterable<Uint8Array>,
  options: CsvOptions,
): Promise<OpenedAudience> {
  const reading: Reading = {
    fileName: options.fileName,
    limits: { ...csvLimits, ...options.limits },
    phones: new PhoneReader(options.defaultCountry),
  };
  const batches = csvRecords(asUtf8(inspected(inBlocks(bytes), reading)), reading);
  try {
    const { header, rest } = await readHeader(batches, reading);
    const columns = header.variables.map(({ name }) => name);
    return { phoneColumn: header.phoneName, columns, rows: readRows(header, rest, batches, reading) };
  } catch (error) {
    await batches.return(undefined);
    throw error;
  }
}

async function* inspected(
  blocks: AsyncIterable<Buffer>,
  { fileName, limits }: Reading,
): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const block of blocks) {
    const kind = size === 0 ? foreignKind(block) : undefined;
    if (kind) {
      throw new AudienceError(
        say`${fileName}: expected a CSV file, found ${said(kind)}; open it in your spreadsheet, export it as CSV and upload that file.`,
      );
    }
    size += block.length;
    if (size > limits.fileBytes) {
      throw new AudienceError(
        say`${fileName}: expected a file of at most ${inBytes(limits.fileBytes)}, found more; split the list into several files.`,
      );
    }
    yield block;
  }
}

const isBlank = (record: readonly string[]) => record.every((cell) => cell.trim() === '');

async function readHeader(
  batches: AsyncGenerator<RecordBatch>,
  { fileName, limits, phones }: Reading,
): Promise<{ header: Header; rest: RecordBatch }> {
  for (let next = await batches.next(); !next.done; next = await batches.next()) {
    const { firstRow, records } = next.value;
    const index = records.findIndex((record) => !isBlank(record));
    const cells = records[index];
    if (!cells) continue;
    const header = parseHeader(cells.map(openedCell), { fileName, mostColumns: limits.columns, phones });
    return { header, rest: { firstRow: firstRow + index + 1, records: records.slice(index + 1) } };
  }
  throw new AudienceError(
    say`${fileName}: expected a header line and at least one row, found an empty file; export the list again.`,
  );
}

async function* readRows(
  header: Header,
  rest: RecordBatch,
  batches: AsyncGenerator<RecordBatch>,
  reading: Reading,
): AsyncGenerator<readonly AudienceRow[]> {
  let total = 0;
  try {
    for (let batch: RecordBatch | undefined = rest; batch; batch = (await batches.next()).value) {
      const rows = rowsOf(batch, header, reading);
      total += rows.length;
      refuseTooMany(total, reading);
      for (let from = 0; from < rows.length; from += batchRows) yield rows.slice(from, from + batchRows);
    }
  } finally {
    await batches.return(undefined);
  }
  if (total > 0) return;
  throw new AudienceError(
    say`${reading.fileName}: expected at least one row below the header, found the header only; add the recipients.`,
  );
}

function refuseTooMany(total: number, { fileName, limits }: Reading): void {
  if (total <= limits.rows) return;
  throw new AudienceError(
    say`${fileName}: expected at most ${countText(limits.rows)} rows, found more; split the list into several files.`,
  );
}

function rowsOf({ firstRow, records }: RecordBatch, header: Header, reading: Reading): AudienceRow[] {
  const rows: AudienceRow[] = [];
  records.forEach((record, index) => {
    if (!isBlank(record)) rows.push(rowOf(record, firstRow + index, header, reading));
  });
  return rows;
}

function rowOf(
  record: readonly string[],
  rowNumber: number,
  header: Header,
  { fileName, limits, phones }: Reading,
): AudienceRow {
  const variables: Record<string, string> = Object.create(null);
  const longest = limits.cellCharacters;
  for (const { name, index } of header.variables) variables[name] = openedCell(record[index] ?? '');
  if (record.some((cell) => cell.length > longest)) {
    throw new AudienceError(
      say`Row ${rowNumber} of ${fileName}: expected at most ${inBytes(longest)} in a cell, found more; shorten it or close its quote.`,
    );
  }
  const rawPhone = openedCell(record[header.phone] ?? '');
  if (record.length > header.width && !isBlank(record.slice(header.width))) {
    const invalidBecause = `has ${record.length} ${record.length === 1 ? 'cell' : 'cells'}, the header has ${header.width}`;
    return { rowNumber, rawPhone, invalidBecause, variables };
  }
  const code = header.code < 0 ? '' : (record[header.code] ?? '');
  const reading = code === '' ? phones.read(rawPhone) : phones.readWithCode(code, rawPhone);
  return { rowNumber, rawPhone, ...reading, variables };
}
