import { say, text } from '../../entities/language/say.ts';
import type { ReviewCounts } from '../../entities/review-counts.ts';

/** The causes in the order in which they are decided, in the reader's words. */
export const causeLabels = [
  ['valid', text('Will be sent')],
  ['invalid', text('Invalid')],
  ['duplicate', text('Duplicate')],
  ['excluded', text('Excluded (users)')],
  ['variableUnfilled', text('Missing variable')],
  ['agentSession', text('Active session with an agent')],
  ['tooManyTemplates', text('Too many templates')],
] as const satisfies readonly (readonly [keyof ReviewCounts, string])[];

/** Every cause that has rows, and always what will be sent. */
export const countedCauses = (counts: ReviewCounts): readonly { label: string; count: number }[] =>
  causeLabels
    .map(([cause, label]) => ({ label, count: counts[cause], always: cause === 'valid' }))
    .filter(({ count, always }) => always || count > 0);

export const rejectedCount = ({ rows, valid }: ReviewCounts): number => rows - valid;

/** `about 15 seconds`, rounded up to what a reader would plan with. */
export function durationText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole <= 1) return say`about a second`;
  if (whole < 60) return say`about ${whole} seconds`;
  const minutes = Math.ceil(whole / 60);
  if (minutes === 1) return say`about a minute`;
  if (minutes < 60) return say`about ${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest > 0 ? say`about ${hours} h ${rest} min` : say`about ${hours} h`;
}
