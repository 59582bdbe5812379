import type { InputBlock, PlainTextOption } from '@slack/types';
import type { SendableConversation } from '../../dispatch/dispatch.ts';
import { plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import type { Options, ViewValues } from '../listener.ts';
import { type ChosenOption, chosenOption, idIn } from './view-values.ts';
import { nameText } from './words.ts';

export const conversationField = { block: 'conversation', action: 'send_conversation' } as const;

const longest = limits.optionText;

/** The option of one conversation; its value is the version, so that what was seen is what is sent. */
export function conversationOption(conversation: SendableConversation): ChosenOption {
  const { template, notSendable } = conversation;
  const named = template.name === conversation.name ? [] : [nameText(template.name, 30)];
  const facts = [...named, template.language, template.category.toLowerCase(), template.status.toLowerCase()];
  const cannot = notSendable === undefined ? '' : ': cannot be sent now';
  return {
    text: nameText(conversation.name, longest),
    value: String(conversation.versionId),
    description: nameText(`${facts.join(' · ')}${cannot}`, longest),
  };
}

export const conversationOptions: Options = {
  actionId: conversationField.action,
  needs: 'admin',
  async load(typed, { dispatch }) {
    const found = await dispatch.findConversations(typed.trim(), limits.optionsPerSelect);
    return found.map((conversation) => {
      const { text, value, description } = conversationOption(conversation);
      return { text, value, ...(description === undefined ? {} : { description }) };
    });
  },
};

const slackOption = ({ text, value, description }: ChosenOption): PlainTextOption => ({
  text: plain(text, longest),
  value,
  ...(description === undefined ? {} : { description: plain(description, longest) }),
});

export const conversationInput = (chosen: ChosenOption | undefined): InputBlock => ({
  type: 'input',
  block_id: conversationField.block,
  label: plain('Conversation', 75),
  element: {
    type: 'external_select',
    action_id: conversationField.action,
    min_query_length: 0,
    placeholder: plain('Choose or type a name', 150),
    ...(chosen ? { initial_option: slackOption(chosen) } : {}),
  },
});

export const chosenConversation = (values: ViewValues): ChosenOption | undefined =>
  chosenOption(values, conversationField.block, conversationField.action);

/** The version that was chosen, or the problem to show under the field. */
export function parseConversation(values: ViewValues): { versionId: number } | { problem: string } {
  const chosen = chosenConversation(values);
  if (!chosen) return { problem: 'Choose the conversation to send.' };
  const versionId = idIn(chosen.value);
  return versionId === undefined ? { problem: 'Choose the conversation again.' } : { versionId };
}
