// https://docs.slack.dev/apis/web-api/rate-limits
import type { Clock } from './clock.ts';

/** Calls per minute of a tier. A full minute's worth may come at once; then one by one. */
export const tiers = { tier1: 1, tier2: 20, tier3: 50, tier4: 100 } as const;
export type Tier = keyof typeof tiers;

const postsPerSecond = 1;
const postBurst = 5;

export interface RateLimits {
  /** Seconds to wait, or 0 when the call may pass (and is counted). */
  take(method: string, tier: Tier | 'posting', channel: string): number;
}

export function createRateLimits(now: Clock): RateLimits {
  const buckets = new Map<string, { tokens: number; at: number }>();

  function takeFrom(name: string, capacity: number, perSecond: number): number {
    const at = now().getTime();
    const known = buckets.get(name) ?? { tokens: capacity, at };
    const tokens = Math.min(capacity, known.tokens + ((at - known.at) / 1000) * perSecond);
    const passes = tokens >= 1;
    buckets.set(name, { tokens: passes ? tokens - 1 : tokens, at });
    return passes ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond));
  }

  return {
    take: (method, tier, channel) =>
      tier === 'posting'
        ? takeFrom(`${method} ${channel}`, postBurst, postsPerSecond)
        : takeFrom(method, tiers[tier], tiers[tier] / 60),
  };
}
