import { text } from '../../entities/language/say.ts';
import type { Command } from '../listener.ts';
import { loadConversationsScreen } from '../views/load-conversations.ts';
import { openScreen } from '../views/show-screen.ts';

export const conversations: Command = {
  name: 'conversations',
  usage: 'conversations',
  summary: text('The conversations that can be sent, with their templates and figures.'),
  needs: 'viewer',
  async run(call) {
    await openScreen(call, await loadConversationsScreen(call.context, 0));
  },
};
