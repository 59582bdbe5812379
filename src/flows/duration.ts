const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

const longestDurationMs = 30 * 86_400_000;

/** `30s`, `10m`, `2h`, `3d`; undefined for anything else, and beyond 30 days. */
export function parseDuration(text: string): number | undefined {
  const [, digits, unit = ''] = /^(\d{1,6})\s*([smhd])$/.exec(text.trim()) ?? [];
  const ms = digits === undefined ? undefined : Number(digits) * (unitMs[unit] ?? 0);
  return ms !== undefined && ms > 0 && ms <= longestDurationMs ? ms : undefined;
}

/** In the largest unit that needs no fraction. */
export function durationText(ms: number): string {
  const [unit = 's', size = 1_000] =
    Object.entries(unitMs)
      .toReversed()
      .find(([, each]) => ms % each === 0) ?? [];
  return `${ms / size}${unit}`;
}
