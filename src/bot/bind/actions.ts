import type { App } from '@slack/bolt';
import type { Action, ActionCall, Reply } from '../listener.ts';
import { textAt, valueAt } from '../payload.ts';
import { showNotice, showNoticeAlone } from '../views/notice.ts';
import { attend, callOf, type Desk, personOf } from './desk.ts';
import { refreshHome } from './home.ts';
import { valuesOf } from './submissions.ts';

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
  const threadTs = textAt(body, 'container', 'thread_ts') ?? textAt(body, 'message', 'thread_ts');
  return channelId && ts ? { channelId, ts, ...(threadTs && { threadTs }) } : undefined;
}

const isHome = (body: unknown): boolean => textAt(body, 'view', 'type') === 'home';

/** A modal; Home is none: nothing is pushed on top of it. */
function viewOf(body: unknown): ActionCall['view'] {
  const id = textAt(body, 'view', 'id');
  if (!id || isHome(body)) return undefined;
  return {
    id,
    hash: textAt(body, 'view', 'hash') ?? '',
    privateMetadata: textAt(body, 'view', 'private_metadata') ?? '',
    values: valuesOf(body),
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
    const asked = callOf(desk, body, { userId: person.userId, channelId: message?.channelId, respond });
    const inHome = isHome(body);
    // Home has no place for words, so they are shown in a window; without room there, directly.
    const call = inHome ? { ...asked, reply: ({ text }: Reply) => showNoticeAlone(asked, text) } : asked;
    await attend(desk, {
      person,
      right: action.needs,
      channelId: message?.channelId,
      tell: (sentence) => (view ? showNotice(call, sentence, view) : call.reply({ text: sentence })),
      async work() {
        await action.run({ ...call, value: chosenValue(element), message, view });
        if (inHome || action.changesHome) await refreshHome(desk, person);
      },
    });
  });
}
