/** What is timed: from the call to WhatsApp until the phone had the message, and from there until the first answer. */
export const timedWords = ['delivery', 'response'] as const;
export type Timed = (typeof timedWords)[number];

const longestSeconds = 7 * 86_400;
const evenSeconds = 20;

function makeSteps(): number[] {
  const steps = Array.from({ length: evenSeconds }, (_value, second) => second);
  for (let at = evenSeconds; at <= longestSeconds; at = Math.max(at + 1, Math.floor(at * 1.1)))
    steps.push(at);
  return steps;
}

/**
 * Where each step begins, in seconds: one second wide at first, a tenth of its begin later. Times are kept as counts per
 * step, so that a median over ten million users reads a few hundred numbers; it is exact to the width of a step.
 */
export const timeSteps: readonly number[] = makeSteps();

/** The last step that begins at or before it; everything longer than a week is in the last one. */
export function stepOf(ms: number): number {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  let low = 0;
  let high = timeSteps.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((timeSteps[middle] ?? 0) <= seconds) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many of the first steps end within so many seconds. */
export const stepsWithin = (seconds: number): number =>
  Math.max(0, timeSteps.filter((begins) => begins <= seconds).length - 1);

export interface StepCount {
  readonly step: number;
  readonly count: number;
}

/** Seconds within which this share of the users lies; undefined when there is nobody. Counts in order of step. */
export function percentileOf(counts: readonly StepCount[], share: number): number | undefined {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return undefined;
  const wanted = Math.max(1, Math.ceil(total * share));
  let before = 0;
  for (const { step, count } of counts) {
    if (before + count >= wanted) {
      const begins = timeSteps[step] ?? 0;
      const ends = timeSteps[step + 1] ?? begins;
      return Math.floor(begins + ((ends - begins) * (wanted - before - 0.5)) / count);
    }
    before += count;
  }
  return undefined;
}
