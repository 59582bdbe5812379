export type Clock = () => Date;

export const secondsOf = (now: Clock): number => Math.floor(now().getTime() / 1000);

/** Message timestamps as Slack's: seconds and six digits, each one later than the one before. */
export function createTimestamps(now: Clock): { next(): string; notBefore(ts: string): void } {
  let last = 0;
  return {
    next() {
      last = Math.max(now().getTime() * 1000, last + 1);
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
    },
    notBefore(ts) {
      last = Math.max(last, Math.round(Number(ts.replace('.', ''))));
    },
  };
}
