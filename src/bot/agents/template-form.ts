import type { InputBlock, ModalView } from '@slack/types';
import { readJson } from '../../entities/json.ts';
import { say } from '../../entities/language/say.ts';
import { context, input, plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { formModal, shownModal } from '../blocks/modal.ts';
import type { Options, ViewValues } from '../listener.ts';
import { numberAt, textAt } from '../payload.ts';
import { conversationOptions } from '../send/conversation-field.ts';
import { typedText } from '../send/view-values.ts';
import { literal, nameText } from '../send/words.ts';
import { agentRight } from './agent-right.ts';

export const chooseTemplateForm = { callbackId: 'chat_template_form' } as const;
export const fillTemplateForm = { callbackId: 'chat_template_values' } as const;

const conversation = { block: 'chat_conversation', action: 'chat_conversation' } as const;
const valueAction = 'value';
const blockOf = (index: number): string => `chat_value_${index}`;
const longestValue = 1_024;
/** More fields than a person fills in within a chat. */
export const mostColumns = 20;

/** As in the form for sending; agents need not be senders. */
export const chatConversationOptions: Options = {
  ...conversationOptions,
  actionId: conversation.action,
  needs: agentRight,
};

export const chooseTemplateView = (threadId: number): ModalView =>
  formModal({
    callbackId: chooseTemplateForm.callbackId,
    privateMetadata: String(threadId),
    title: say`Send a template`,
    submit: say`Next`,
    close: say`Close`,
    blocks: [
      input(conversation.block, say`Conversation`, {
        type: 'external_select',
        action_id: conversation.action,
        min_query_length: 0,
        placeholder: plain(say`Choose or type a name`, 150),
      }),
      context(
        say`Its template goes to this customer alone and counts in no figure. When they answer, free answers are possible again.`,
      ),
    ],
  });

export const templateWaitingView = (): ModalView =>
  shownModal({ title: say`Send a template`, blocks: [literal(say`One moment…`)] });

/** Undefined where nothing was chosen. */
export const chosenVersion = (values: ViewValues): number | undefined => {
  const id = Number(textAt(values, conversation.block, conversation.action, 'selected_option', 'value'));
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
};

export const conversationBlock = conversation.block;

const valueInput = (column: string, index: number): InputBlock =>
  input(blockOf(index), nameText(column, limits.optionText), {
    type: 'plain_text_input',
    action_id: valueAction,
    max_length: longestValue,
  });

export const fillTemplateView = (
  threadId: number,
  {
    versionId,
    name,
    columns,
  }: { readonly versionId: number; readonly name: string; readonly columns: readonly string[] },
): ModalView =>
  formModal({
    callbackId: fillTemplateForm.callbackId,
    privateMetadata: JSON.stringify({ threadId, versionId }),
    title: say`Send a template`,
    submit: say`Send`,
    close: say`Close`,
    blocks: [literal(say`*${nameText(name, 100)}* goes to this customer.`), ...columns.map(valueInput)],
  });

export const typedValues = (
  values: ViewValues,
  columns: readonly string[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    columns.map((column, index) => [column, typedText(values, blockOf(index), valueAction)]),
  );

export function aboutTemplate(privateMetadata: string): { threadId: number; versionId: number } | undefined {
  const about = readJson(privateMetadata);
  const threadId = numberAt(about, 'threadId');
  const versionId = numberAt(about, 'versionId');
  return threadId === undefined || versionId === undefined ? undefined : { threadId, versionId };
}
