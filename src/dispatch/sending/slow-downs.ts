import type { SendResult } from '../../gateways/gateway.ts';
import type { SlowDown } from './line-pace.ts';

/** What the answers ask of each line, in order of lines, as every writer locks them. */
export function slowDowns(
  answers: readonly { readonly lineId: string; readonly result: SendResult }[],
): SlowDown[] {
  const byLine = new Map<string, SlowDown>();
  for (const { lineId, result } of answers) {
    if (result.outcome !== 'not_accepted') continue;
    const { restMs, tooFast } = byLine.get(lineId) ?? { restMs: 0, tooFast: false };
    byLine.set(lineId, {
      lineId,
      restMs: Math.max(restMs, result.retryAfterMs ?? 0),
      tooFast: tooFast || result.failure === 'throttled',
    });
  }
  return [...byLine.values()]
    .filter(({ restMs, tooFast }) => restMs > 0 || tooFast)
    .sort((one, other) => (one.lineId < other.lineId ? -1 : 1));
}
