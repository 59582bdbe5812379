import type { KnownBlock, PlainTextOption } from '@slack/types';
import type { Review } from '../../dispatch/dispatch.ts';
import { type BeyondLimitChoice, isBeyondLimitChoice } from '../../entities/beyond-limit.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { say } from '../../entities/language/say.ts';
import { context, input, plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import type { ViewValues } from '../listener.ts';
import { chosenOption } from './view-values.ts';

const field = { block: 'beyond_limit', action: 'choice' } as const;

const option = (label: string, value: BeyondLimitChoice): PlainTextOption => ({
  text: plain(label, limits.optionText),
  value,
});

/** What is left of the day's limit, and what happens to those who do not fit; nothing where there is no limit. */
export function dailyLimitBlocks({ dailyLimit }: Review): readonly KnownBlock[] {
  if (!dailyLimit) return [];
  const { usersPerDay, left, beyond } = dailyLimit;
  const told = context(
    left === 1
      ? say`WhatsApp lets this business reach ${counted(usersPerDay, 'different user')} in 24 hours; ${countText(left)} is left now.`
      : say`WhatsApp lets this business reach ${counted(usersPerDay, 'different user')} in 24 hours; ${countText(left)} are left now.`,
  );
  if (beyond === 0) return [told];
  const wait = option(say`Send the rest when the limit frees`, 'wait');
  return [
    told,
    input(
      field.block,
      beyond === 1
        ? say`${counted(beyond, 'user')} on this list is more than can be reached now`
        : say`${counted(beyond, 'user')} on this list are more than can be reached now`,
      {
        type: 'radio_buttons',
        action_id: field.action,
        options: [wait, option(say`Leave the rest out`, 'leave_out')],
        initial_option: wait,
      },
      {
        hint: say`Places free one by one, 24 hours after each message. Those left out can be tried after a day with Retry failed.`,
      },
    ),
  ];
}

/** What was chosen; the rest waits unless somebody chose to leave it out. */
export function chosenBeyondLimit(values: ViewValues): { readonly beyondLimit?: BeyondLimitChoice } {
  const beyondLimit = chosenOption(values, field.block, field.action)?.value ?? '';
  return isBeyondLimitChoice(beyondLimit) ? { beyondLimit } : {};
}
