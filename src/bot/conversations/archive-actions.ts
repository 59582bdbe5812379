import type { BotContext } from '../bot-context.ts';
import type { Action, ActionCall } from '../listener.ts';
import { loadConversationsScreen } from '../views/load-conversations.ts';
import type { Screen } from '../views/screen.ts';
import { openScreen, replaceScreen } from '../views/show-screen.ts';
import { archivedScreen, mostArchived } from './archived-screen.ts';
import { archiveConversationId, archivedConversationsId, restoreConversationId } from './editor-buttons.ts';
import { conversationOf } from './open-editor.ts';

const loadArchivedScreen = async ({ conversations }: BotContext): Promise<Screen> =>
  archivedScreen(await conversations.findArchived(mostArchived + 1));

async function written(call: ActionCall, act: 'archive' | 'restore'): Promise<void> {
  const conversationId = conversationOf(call.value);
  const { name } = await call.context.conversations[act](conversationId);
  await call.context.audit({
    actor: call.userId,
    act: `conversation.${act}`,
    subject: `conversation:${conversationId}`,
    detail: {
      before: act === 'archive' ? 'offered' : 'archived',
      after: act === 'archive' ? 'archived' : 'offered',
      name,
    },
  });
}

export const archiveActions: readonly Action[] = [
  {
    id: archiveConversationId,
    needs: 'sender',
    async run(call) {
      await written(call, 'archive');
      await replaceScreen(call, await loadConversationsScreen(call.context, 0));
    },
  },
  {
    id: restoreConversationId,
    needs: 'sender',
    async run(call) {
      await written(call, 'restore');
      await replaceScreen(call, await loadArchivedScreen(call.context));
    },
  },
  {
    id: archivedConversationsId,
    needs: 'viewer',
    run: async (call) => openScreen(call, await loadArchivedScreen(call.context)),
  },
];
