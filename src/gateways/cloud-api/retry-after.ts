import { isRecord, numberAt, readJson } from '../../entities/json.ts';
import { askedWaitMs, boundedWaitMs } from '../../http/asked-wait.ts';
import type { HttpAnswer } from '../../http/http-client.ts';

/** How long the answer asks us to wait, from `Retry-After` or from the account's usage (minutes). */
export function waitUntilAccessMs(answer: HttpAnswer): number | undefined {
  const asked = askedWaitMs(answer);
  if (asked !== undefined) return asked;
  const minutes = minutesUntilAccess([answer.headers['x-business-use-case-usage']].flat()[0]);
  return minutes > 0 ? boundedWaitMs(minutes * 60_000) : undefined;
}

// {"<account id>": [{"type": "…", "call_count": 100, "estimated_time_to_regain_access": 19}]}
function minutesUntilAccess(usage: string | undefined): number {
  const byAccount = usage === undefined ? undefined : readJson(usage);
  if (!isRecord(byAccount)) return 0;
  const entries: unknown[] = Object.values(byAccount).flat();
  return Math.max(0, ...entries.map((entry) => numberAt(entry, 'estimated_time_to_regain_access') ?? 0));
}
