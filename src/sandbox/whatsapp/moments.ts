import { drawFrom, seedOf } from './drawn-number.ts';
import type { Span, Step, Story } from './story.ts';

export interface Moment {
  readonly step: Step;
  /** The time the webhook tells. */
  readonly happensAt: number;
  /** The time the webhook leaves; later than the moment itself in an order fault. */
  readonly toldAt: number;
}

/** When each step of a message happens and is told, in the order of telling. Drawn from `seed` alone. */
export function momentsOf(story: Story, acceptedAt: number, seed: string, speed: number): readonly Moment[] {
  const draw = drawFrom(seedOf(seed));
  const secondsIn = ([from, to]: Span): number => from + draw() * (to - from);
  let elapsed = 0;
  const told = story.steps.flatMap((step) => {
    elapsed += secondsIn(step.after);
    const leaves = elapsed + (step.lateBy ? secondsIn(step.lateBy) : 0);
    const happens = elapsed;
    return Array.from({ length: step.times ?? 1 }, () => ({ step, happens, leaves }));
  });
  return told
    .sort((a, b) => a.leaves - b.leaves)
    .map(({ step, happens, leaves }) => ({
      step,
      happensAt: acceptedAt + happens * 1000 * speed,
      toldAt: acceptedAt + leaves * 1000 * speed,
    }));
}
