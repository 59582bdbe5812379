import type { InputBlock } from '@slack/types';
import type { SendableConversation } from '../../dispatch/dispatch.ts';
import { say } from '../../entities/language/say.ts';
import { categoryWord, statusWord } from '../../entities/template-words.ts';
import { input, plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import type { Options, ViewValues } from '../listener.ts';
import { type ChosenOption, chosenOption, idIn, slackOption } from './view-values.ts';
import { nameText } from './words.ts';

export const conversationField = { block: 'conversation', action: 'send_conversation' } as const;

const longest = limits.optionText;

/** The option of one conversation; its value is the version, so that what was seen is what is sent. */
export function conversationOption(conversation: SendableConversation): ChosenOption {
  const { template, notSendable } = conversation;
  const named = template.name === conversation.name ? [] : [nameText(template.name, 30)];
  const facts = [...named, template.language, categoryWord(template.category), statusWord(template.status)];
  return {
    text: nameText(conversation.name, longest),
    value: String(conversation.versionId),
    description: nameText(
      notSendable === undefined ? facts.join(' · ') : say`${facts.join(' · ')}: cannot be sent now`,
      longest,
    ),
  };
}

export const conversationOptions: Options = {
  actionId: conversationField.action,
  needs: 'sender',
  async load(typed, { dispatch }) {
    const found = await dispatch.findConversations(typed.trim(), limits.optionsPerSelect);
    return found.map((conversation) => {
      const { text, value, description } = conversationOption(conversation);
      return { text, value, ...(description === undefined ? {} : { description }) };
    });
  },
};

export const conversationInput = (chosen: ChosenOption | undefined): InputBlock =>
  input(
    conversationField.block,
    say`Conversation`,
    {
      type: 'external_select',
      action_id: conversationField.action,
      min_query_length: 0,
      placeholder: plain(say`Choose or type a name`, 150),
      ...(chosen ? { initial_option: slackOption(chosen) } : {}),
    },
    {
      // Kept as it is chosen: Slack does not say what stood in a form that was closed.
      dispatches: true,
    },
  );

export const chosenConversation = (values: ViewValues): ChosenOption | undefined =>
  chosenOption(values, conversationField.block, conversationField.action);

/** The version that was chosen, or the problem to show under the field. */
export function parseConversation(values: ViewValues): { versionId: number } | { problem: string } {
  const chosen = chosenConversation(values);
  if (!chosen) return { problem: say`Choose the conversation to send.` };
  const versionId = idIn(chosen.value);
  return versionId === undefined ? { problem: say`Choose the conversation again.` } : { versionId };
}
