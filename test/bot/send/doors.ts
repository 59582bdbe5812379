import type { Action, Command, MessageShortcut, Submission } from '../../../src/bot/listener.ts';
import { sendFeature } from '../../../src/bot/send/index.ts';

function found<T>(item: T | undefined): T {
  if (item === undefined) throw new Error('The feature does not offer this.');
  return item;
}

export const command = (name: string): Command =>
  found(sendFeature.commands?.find((each) => each.name === name));
export const submission = (callbackId: string): Submission =>
  found(sendFeature.submissions?.find((each) => each.callbackId === callbackId));
export const action = (id: string): Action => found(sendFeature.actions?.find((each) => each.id === id));
export const shortcut = (callbackId: string): MessageShortcut =>
  found(sendFeature.messageShortcuts?.find((each) => each.callbackId === callbackId));

const chosen = {
  selected_option: {
    text: { type: 'plain_text', text: 'Spring sale' },
    value: '31',
    description: { type: 'plain_text', text: 'spring_sale · es · APPROVED' },
  },
};

export const csvFile = {
  id: 'F1',
  name: 'list.csv',
  size: 42,
  url_private_download: 'https://files.slack.com/F1/download/list.csv',
};

/** What Slack sends for the send form. */
export const formValues = (given: {
  readonly conversation?: unknown;
  readonly phones?: string | null;
  readonly files?: readonly unknown[];
}) => ({
  conversation: {
    send_conversation: 'conversation' in given ? { selected_option: given.conversation } : chosen,
  },
  recipients: { phones: { type: 'plain_text_input', value: given.phones ?? null } },
  csv_file: { file: { type: 'file_input', files: given.files ?? [] } },
});

/** What Slack sends for the form behind the shortcut. */
export const listValues = (fileId: string | undefined) => ({
  conversation: { send_conversation: chosen },
  shared_file: {
    file: { selected_option: fileId ? { text: { text: 'big.csv' }, value: fileId } : null },
  },
});

export const fromChannel = JSON.stringify({ channelId: 'C0GROWTH', files: [] });
