import { say } from '../../entities/language/say.ts';
import type { Action } from '../listener.ts';
import { openNewForm } from '../reports/open-form.ts';
import { openSendForm } from '../send/send-command.ts';
import { homeIds } from '../views/home-view.ts';
import { loadConversationsScreen } from '../views/load-conversations.ts';
import { openScreen } from '../views/show-screen.ts';

/** The quick actions of Home. */
export const homeActions: readonly Action[] = [
  { id: homeIds.send, needs: 'sender', run: (call) => openSendForm(call, say`Press the button again.`) },
  {
    id: homeIds.conversations,
    needs: 'viewer',
    run: async (call) => openScreen(call, await loadConversationsScreen(call.context, 0)),
  },
  {
    id: homeIds.reports,
    needs: 'viewer',
    run: openNewForm,
  },
];
