import type { KnownBlock, PlainTextOption } from '@slack/types';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { say } from '../../entities/language/say.ts';
import { isRecentChoice, type RecentChoice } from '../../entities/recent-choice.ts';
import type { ReviewCounts } from '../../entities/review-counts.ts';
import { input, plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import type { ViewValues } from '../listener.ts';
import { chosenOption } from './view-values.ts';

const field = { block: 'recently_messaged', action: 'choice' } as const;

const option = (label: string, value: RecentChoice): PlainTextOption => ({
  text: plain(label, limits.optionText),
  value,
});

/** Asks what happens to those who got a template within 24 hours; nothing where there is nobody. */
export function recentChoiceBlocks({ valid, tooManyTemplates }: ReviewCounts): readonly KnownBlock[] {
  if (tooManyTemplates === 0) return [];
  const skip = option(say`Skip them: send to ${countText(valid)}`, 'skip');
  const send = option(say`Send anyway: send to ${countText(valid + tooManyTemplates)}`, 'send');
  return [
    input(
      field.block,
      say`${counted(tooManyTemplates, 'user')} got a template less than 24 hours ago without answering`,
      {
        type: 'radio_buttons',
        action_id: field.action,
        options: [skip, send],
        initial_option: skip,
      },
      {
        hint: say`WhatsApp may not deliver a second one, and people who get many block the line more often.`,
      },
    ),
  ];
}

/** What was chosen; skipped unless somebody chose to send. */
export function chosenRecently(values: ViewValues): RecentChoice {
  const chosen = chosenOption(values, field.block, field.action)?.value ?? '';
  return isRecentChoice(chosen) ? chosen : 'skip';
}
