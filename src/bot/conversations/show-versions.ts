import type { Action } from '../listener.ts';
import { openScreen } from '../views/show-screen.ts';
import { conversationVersionsId } from './editor-buttons.ts';
import { conversationOf } from './open-editor.ts';
import { versionsScreen } from './versions-screen.ts';

/** More than anybody makes of one conversation. */
const mostRead = 1_000;

export const showVersions: Action = {
  id: conversationVersionsId,
  needs: 'viewer',
  async run(call) {
    const { conversations } = call.context;
    const id = conversationOf(call.value);
    const [conversation, versions] = await Promise.all([
      conversations.load(id),
      conversations.versions(id, mostRead),
    ]);
    await openScreen(call, versionsScreen(conversation, versions));
  },
};
