import type { App } from '@slack/bolt';
import type { Action, ActionCall } from '../listener.ts';
import { textAt, valueAt } from '../payload.ts';
import { showNotice } from '../views/notice.ts';
import { attend, callOf, type Desk, personOf } from './desk.ts';

/** The keys under which elements of different kinds say what was chosen. */
const choices: readonly (readonly string[])[] = [
  ['value'],
  ['selected_option', 'value'],
  ['selected_conversation'],
  ['selected_channel'],
  ['selected_user'],
  ['selected_date'],
  ['selected_time'],
];

export function chosenValue(element: unknown): string {
  for (const path of choices) {
    const value = textAt(element, ...path);
    if (value !== undefined) return value;
  }
  return '';
}

function messageOf(body: unknown): ActionCall['message'] {
  const channelId = textAt(body, 'channel', 'id') ?? textAt(body, 'container', 'channel_id');
  const ts = textAt(body, 'container', 'message_ts') ?? textAt(body, 'message', 'ts');
  return channelId && ts ? { channelId, ts } : undefined;
}

function viewOf(body: unknown): ActionCall['view'] {
  const id = textAt(body, 'view', 'id');
  if (!id) return undefined;
  return {
    id,
    hash: textAt(body, 'view', 'hash') ?? '',
    privateMetadata: textAt(body, 'view', 'private_metadata') ?? '',
  };
}

/** `see_users` for both `see_users` and `see_users:excluded`. */
const actionName = (actionId: string): string => actionId.split(':', 1)[0] ?? '';

export function bindActions(app: App, desk: Desk, actions: readonly Action[]): void {
  const byId = new Map(actions.map((action) => [action.id, action]));

  app.action(/.*/, async ({ ack, body, respond }) => {
    await ack();
    const element = valueAt(body, 'actions', 0);
    const action = byId.get(actionName(textAt(element, 'action_id') ?? ''));
    // Menus of a form are read when it is submitted; until then a choice needs nothing but the acknowledgement.
    if (!action) return;
    const person = personOf(body);
    const message = messageOf(body);
    const view = viewOf(body);
    const call = callOf(desk, body, { userId: person.userId, channelId: message?.channelId, respond });
    await attend(desk, {
      person,
      right: action.needs,
      tell: (sentence) => (view ? showNotice(call, sentence, view) : call.reply({ text: sentence })),
      work: () => action.run({ ...call, value: chosenValue(element), message, view }),
    });
  });
}
