import type { KnownBlock } from '@slack/types';
import { countText } from '../../entities/language/number-text.ts';
import { say } from '../../entities/language/say.ts';
import { input } from '../blocks/elements.ts';
import type { ViewValues } from '../listener.ts';
import { durationText } from '../send/review-words.ts';
import { typedText } from '../send/view-values.ts';

const field = { block: 'speed', action: 'per_second' } as const;
const mostPerSecond = 1_000;
const sampleSpeed = 10;

/** How fast at most; as fast as the line unless a person says so. */
export function speedBlocks(users: number, seconds: number): readonly KnownBlock[] {
  const slower = durationText(users / sampleSpeed);
  return [
    input(
      field.block,
      say`At most … messages per second`,
      {
        type: 'number_input',
        action_id: field.action,
        is_decimal_allowed: false,
        min_value: '1',
        max_value: String(mostPerSecond),
      },
      {
        optional: true,
        hint: say`Empty: as fast as the line allows, ${durationText(seconds)}. At ${sampleSpeed} a second ${countText(users)} {2|takes|take} ${slower}.`,
      },
    ),
  ];
}

/** A whole number from 1 to 1,000; undefined where it is none. */
export function parseSpeed(typed: string): number | undefined {
  const speed = /^\d{1,4}$/.test(typed.trim()) ? Number(typed.trim()) : 0;
  return speed >= 1 && speed <= mostPerSecond ? speed : undefined;
}

/** Undefined: as fast as the line. */
export const chosenSpeed = (values: ViewValues): number | undefined =>
  parseSpeed(typedText(values, field.block, field.action));

export function speedProblem(values: ViewValues): Readonly<Record<string, string>> | undefined {
  const typed = typedText(values, field.block, field.action).trim();
  if (typed === '' || parseSpeed(typed) !== undefined) return undefined;
  return { [field.block]: say`Expected a whole number from 1 to 1,000, found ${typed.slice(0, 20)}.` };
}
