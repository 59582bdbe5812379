import { submitSendForm } from '../../support/send-form.ts';
import type { SlackPerson } from '../../support/slack-person.ts';

const conversation = 'spring_sale_2026';
export const channel = 'C0GROWTH';

export async function openForm(person: SlackPerson) {
  const told = await person.say(channel, '/treble send');
  if (!told.ok) throw new Error(told.error);
  const form = await person.modal(/Send a conversation/);
  const container = { type: 'view', view_id: form.id } as const;
  const field = { block_id: 'conversation', action_id: 'send_conversation' };
  return { offers: () => person.act({ act: 'options', container, ...field, value: conversation }) };
}

/** A list from a file, reviewed and sent, as people do it: any release understands that. */
export async function sendBySlack(person: SlackPerson, phones: readonly string[]): Promise<void> {
  await openForm(person);
  const rows = phones.map((phone) => `${phone},Ana,20 %`);
  const file = await person.upload('people.csv', ['phone,first_name,discount', ...rows, ''].join('\n'));
  await submitSendForm(person, conversation, { file });
  await person.submit(await person.modal(/Will be sent/), {});
  await person.modal(/D-1/);
}
