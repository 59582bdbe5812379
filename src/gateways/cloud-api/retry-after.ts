import { isRecord, numberAt, readJson } from '../../entities/json.ts';
import type { HttpAnswer } from '../../http/http-client.ts';

const only = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

/** How long the answer asks us to wait, from `Retry-After` (seconds) or from the account's usage (minutes). */
export function askedWaitMs(headers: HttpAnswer['headers']): number | undefined {
  const seconds = Number(only(headers['retry-after']) ?? Number.NaN);
  if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1000;
  const minutes = minutesUntilAccess(only(headers['x-business-use-case-usage']));
  return minutes > 0 ? minutes * 60_000 : undefined;
}

// {"<account id>": [{"type": "…", "call_count": 100, "estimated_time_to_regain_access": 19}]}
function minutesUntilAccess(usage: string | undefined): number {
  const byAccount = usage === undefined ? undefined : readJson(usage);
  if (!isRecord(byAccount)) return 0;
  const entries: unknown[] = Object.values(byAccount).flat();
  return Math.max(0, ...entries.map((entry) => numberAt(entry, 'estimated_time_to_regain_access') ?? 0));
}
