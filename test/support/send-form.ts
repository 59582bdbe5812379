import type { PageAnswer } from '../../src/sandbox/slack/page-protocol.ts';
import type { SlackPerson } from './slack-person.ts';
import { until } from './until.ts';

export type GivenList = { readonly file: string } | { readonly pasted: string };

/** Fills in the form to send, which is on the screen, and submits it. */
export async function submitSendForm(
  person: SlackPerson,
  conversation: string,
  list: GivenList,
): Promise<PageAnswer> {
  const form = await person.modal(/Send a conversation/);
  const container = { type: 'view', view_id: form.id } as const;
  const field = { block_id: 'conversation', action_id: 'send_conversation' };
  // The templates are read after the start.
  const offered = await until(
    () => person.act({ act: 'options', container, ...field, value: conversation }),
    (answer) => answer.ok && (answer.options ?? []).length > 0,
  );
  const option = offered.ok
    ? offered.options?.find(({ text }) => text.text.includes(conversation))
    : undefined;
  if (!option) throw new Error(`${conversation} is not offered.`);
  return person.submit(form, {
    conversation: { send_conversation: { type: 'external_select', selected_option: option } },
    recipients: { phones: { type: 'plain_text_input', value: 'pasted' in list ? list.pasted : null } },
    csv_file: { file: { type: 'file_input', files: 'file' in list ? [{ id: list.file }] : [] } },
  });
}
