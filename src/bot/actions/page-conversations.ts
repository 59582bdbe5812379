import type { Action } from '../listener.ts';
import { conversationsPageId } from '../views/conversations-screen.ts';
import { loadConversationsScreen } from '../views/load-conversations.ts';
import { replaceScreen } from '../views/show-screen.ts';

export const pageConversations: Action = {
  id: conversationsPageId,
  needs: 'viewer',
  async run(call) {
    const offset = Number.parseInt(call.value, 10);
    await replaceScreen(call, await loadConversationsScreen(call.context, Number.isNaN(offset) ? 0 : offset));
  },
};
