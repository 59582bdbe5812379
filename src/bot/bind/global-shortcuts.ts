import type { App } from '@slack/bolt';
import type { GlobalShortcut } from '../listener.ts';
import { showNoticeAlone } from '../views/notice.ts';
import { attend, callOf, type Desk, personOf } from './desk.ts';

/** Shortcuts of the workspace's own menu: they come from no channel, so a refusal is shown in a window. */
export function bindGlobalShortcuts(app: App, desk: Desk, shortcuts: readonly GlobalShortcut[]): void {
  const byId = new Map(shortcuts.map((shortcut) => [shortcut.callbackId, shortcut]));

  app.shortcut({ type: 'shortcut', callback_id: /.*/ }, async ({ ack, body }) => {
    await ack();
    const shortcut = byId.get(body.callback_id);
    if (!shortcut) return;
    const person = personOf(body);
    const call = callOf(desk, body, { userId: person.userId, channelId: undefined, respond: undefined });
    await attend(desk, {
      person,
      right: shortcut.needs,
      tell: (sentence) => showNoticeAlone(call, sentence),
      work: () => shortcut.run(call),
    });
  });
}
