/** What a line's row keeps of being throttled. */
export interface LineRate {
  /** Starts of calls per second, by configuration. */
  readonly configured: number;
  /** What the rate was lowered to at `loweredAt`; null while the provider has asked for nothing. */
  readonly loweredTo: number | null;
  /** ms since the epoch. */
  readonly loweredAt: number | null;
}

const decrease = 0.7;
/** Answers of one burst all tell the same, so they lower the rate once. */
const lowerAtMostEveryMs = 1_000;
/** Every second a hundredth of the configured rate comes back. */
const recoveryPerSecond = 0.01;

/** The rate now, at least 1: it grows back by itself, as a function of time alone. */
export function rateNow({ configured, loweredTo, loweredAt }: LineRate, now: number): number {
  if (loweredTo === null || loweredAt === null) return configured;
  const recovered = (Math.max(0, now - loweredAt) / 1_000) * recoveryPerSecond * configured;
  return Math.max(1, Math.min(configured, Math.floor(loweredTo + recovered)));
}

/** When the rate is the configured one again, in ms since the epoch; undefined when it is. */
export function fullRateAt(rate: LineRate, now: number): number | undefined {
  const { configured, loweredTo, loweredAt } = rate;
  if (loweredTo === null || loweredAt === null || rateNow(rate, now) >= configured) return undefined;
  return loweredAt + ((configured - loweredTo) / (recoveryPerSecond * configured)) * 1_000;
}

/** What the provider's wish to slow down makes of the rate; the same object when it was heeded just now. */
export function lowered(rate: LineRate, now: number): LineRate {
  if (rate.loweredAt !== null && now - rate.loweredAt < lowerAtMostEveryMs) return rate;
  return { ...rate, loweredTo: Math.max(1, Math.floor(rateNow(rate, now) * decrease)), loweredAt: now };
}
