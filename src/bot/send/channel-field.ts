import type { InputBlock } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { input, plain } from '../blocks/elements.ts';
import type { ViewValues } from '../listener.ts';
import { textAt } from '../payload.ts';

const field = { block: 'launch_channel', action: 'channel' } as const;

/** Asked where a form was opened from no channel. */
export const channelInput = (): InputBlock =>
  input(
    field.block,
    say`Channel`,
    {
      type: 'conversations_select',
      action_id: field.action,
      default_to_current_conversation: true,
      placeholder: plain(say`Choose a channel`, 150),
      filter: { include: ['public', 'private'] },
    },
    {
      optional: true,
      hint: say`Where the message that follows the send is posted. Left out, it comes to you directly.`,
    },
  );

export const chosenChannel = (values: ViewValues): string | undefined =>
  textAt(values, field.block, field.action, 'selected_conversation');
