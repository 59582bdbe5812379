import { isRecord, type JsonRecord, numberAt, recordAt, textAt } from '../../entities/json.ts';

/** One of Meta's error objects, of an answer or of a `failed` status. */
export interface ProviderError {
  readonly code?: number;
  readonly subcode?: number;
  /** "message — details (fbtrace_id …)". */
  readonly text: string;
  readonly transient: boolean;
}

const longestText = 1_000;

/** Reads what it can: `error_data` may be plain text, the code may stand only in "(#131026) …", all of it may be plain text. */
export function readProviderError(raw: unknown): ProviderError {
  const error: JsonRecord = isRecord(raw) ? raw : {};
  const message =
    textAt(error, 'message') ?? textAt(error, 'title') ?? (typeof raw === 'string' ? raw : undefined);
  const details =
    textAt(recordAt(error, 'error_data'), 'details') ??
    textAt(error, 'error_data') ??
    textAt(error, 'details');
  const trace = textAt(error, 'fbtrace_id');
  const words = [...new Set([message, details])].filter((part) => part !== undefined).join(' — ');
  const code = numberAt(error, 'code') ?? codeInWords(message);
  const subcode = numberAt(error, 'error_subcode');
  return {
    ...(code !== undefined && { code }),
    ...(subcode !== undefined && { subcode }),
    text: `${words.slice(0, longestText)}${trace ? ` (fbtrace_id ${trace})` : ''}`.trim(),
    transient: error.is_transient === true,
  };
}

function codeInWords(message: string | undefined): number | undefined {
  const code = /^\(#(\d+)\)/.exec(message ?? '')?.[1];
  return code === undefined ? undefined : Number(code);
}
