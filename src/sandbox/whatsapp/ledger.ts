import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FreeContent } from './free-content.ts';
import { isObject, numberOf, objectOf, parseObject, textOf } from './json-reading.ts';

/** A send that was accepted, whatever its caller heard of it. */
export interface LedgerEntry {
  readonly token: string | undefined;
  /** Digits with country code. */
  readonly to: string;
  readonly wamid: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly lineId: string;
  /** Empty for a free text. */
  readonly templateName: string;
  readonly templateLanguage: string;
  /** By place: `body.first_name`, `header.1`, `button.0.1`; `text` for a free text. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Without a template: what the phone shows. Not kept over restarts. */
  readonly free?: FreeContent;
}

/** A send that arrived, refused or not. `to` is as it was written when the request could not be read further. */
export interface Arrival {
  readonly token: string | undefined;
  readonly to: string;
  readonly at: number;
  /** `accepted`, `lost` when it vanished on purpose, or the code of the refusal. */
  readonly outcome: string;
}

export interface Ledger {
  readonly accepted: readonly LedgerEntry[];
  readonly arrivals: readonly Arrival[];
  /** Counts go on where the lists are not kept. */
  readonly counts: { readonly accepted: number; readonly arrived: number };
  add(arrival: Arrival, entry?: LedgerEntry): void;
  /** Notes that nothing more will be told about a message. */
  finish(wamid: string): void;
  /** Accepted before the last start, with more to be told. */
  readonly unfinished: readonly LedgerEntry[];
  close(): void;
}

const textsIn = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(objectOf(value)).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])),
  );

const parseArrival = (value: unknown): Arrival | undefined =>
  isObject(value)
    ? {
        token: textOf(value.token),
        to: textOf(value.to) ?? '',
        at: numberOf(value.at) ?? 0,
        outcome: textOf(value.outcome) ?? '',
      }
    : undefined;

function parseEntry(value: unknown): LedgerEntry | undefined {
  const wamid = isObject(value) ? textOf(value.wamid) : undefined;
  if (!isObject(value) || wamid === undefined) return undefined;
  return {
    token: textOf(value.token),
    to: textOf(value.to) ?? '',
    wamid,
    at: numberOf(value.at) ?? 0,
    lineId: textOf(value.lineId) ?? '',
    templateName: textOf(value.templateName) ?? '',
    templateLanguage: textOf(value.templateLanguage) ?? '',
    parameters: textsIn(value.parameters),
  };
}

interface Kept {
  readonly accepted: LedgerEntry[];
  readonly arrivals: Arrival[];
  readonly unfinished: LedgerEntry[];
}

/** A line cut off by a kill is passed over: its send was not answered either. */
function readKept(file: string): Kept {
  const accepted: LedgerEntry[] = [];
  const arrivals: Arrival[] = [];
  const finished = new Set<string>();
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    const record = parseObject(line);
    const arrival = parseArrival(record?.arrival);
    const entry = parseEntry(record?.accepted);
    const done = textOf(record?.finished);
    if (arrival) arrivals.push(arrival);
    if (entry) accepted.push(entry);
    if (done !== undefined) finished.add(done);
  }
  return { accepted, arrivals, unfinished: accepted.filter(({ wamid }) => !finished.has(wamid)) };
}

/** Append-only. With a file every line is handed to the system before the send is answered, so a kill loses none. */
export function createLedger(options: { readonly file?: string; readonly keep: boolean }): Ledger {
  const kept = options.file ? readKept(options.file) : { accepted: [], arrivals: [], unfinished: [] };
  if (options.file) mkdirSync(dirname(options.file), { recursive: true });
  const file = options.file ? openSync(options.file, 'a') : undefined;
  const counts = { accepted: kept.accepted.length, arrived: kept.arrivals.length };
  const write = (record: object): void => {
    if (file !== undefined) writeSync(file, `\n${JSON.stringify(record)}`);
  };
  return {
    ...kept,
    counts,
    add(arrival, entry) {
      counts.arrived += 1;
      if (entry) counts.accepted += 1;
      if (options.keep) {
        kept.arrivals.push(arrival);
        if (entry) kept.accepted.push(entry);
      }
      write(entry ? { arrival, accepted: entry } : { arrival });
    },
    finish: (wamid) => write({ finished: wamid }),
    close() {
      if (file !== undefined) closeSync(file);
    },
  };
}
