import type { App } from '@slack/bolt';
import type { MessageShortcut, SlackFile } from '../listener.ts';
import { listAt, numberAt, textAt } from '../payload.ts';
import { attend, callOf, type Desk, personOf } from './desk.ts';

/** The files Slack lists under a message. A file shared from another workspace comes without its address. */
export function filesOf(list: readonly unknown[]): SlackFile[] {
  return list.flatMap((file): SlackFile[] => {
    const id = textAt(file, 'id');
    const url = textAt(file, 'url_private_download') ?? textAt(file, 'url_private');
    return id ? [{ id, name: textAt(file, 'name') ?? id, size: numberAt(file, 'size'), url: url ?? '' }] : [];
  });
}

export function bindMessageShortcuts(app: App, desk: Desk, shortcuts: readonly MessageShortcut[]): void {
  const byId = new Map(shortcuts.map((shortcut) => [shortcut.callbackId, shortcut]));

  app.shortcut({ type: 'message_action', callback_id: /.*/ }, async ({ ack, body, respond }) => {
    await ack();
    const shortcut = byId.get(body.callback_id);
    if (!shortcut) return;
    const person = personOf(body);
    const channelId = body.channel.id;
    const call = callOf(desk, body, { userId: person.userId, channelId, respond });
    await attend(desk, {
      person,
      right: shortcut.needs,
      channelId,
      tell: (text) => call.reply({ text }),
      work: () =>
        shortcut.run({
          ...call,
          channelId,
          messageTs: body.message_ts,
          threadTs: textAt(body, 'message', 'thread_ts'),
          text: textAt(body, 'message', 'text') ?? '',
          files: filesOf(listAt(body, 'message', 'files')),
        }),
    });
  });
}
