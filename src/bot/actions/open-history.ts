import type { Action, ActionCall } from '../listener.ts';
import { historyPageId, openHistoryId, parseHistoryValue } from '../views/history-screen.ts';
import { loadHistoryScreen } from '../views/load-history.ts';
import type { Screen } from '../views/screen.ts';
import { openScreen, replaceScreen } from '../views/show-screen.ts';

function history(call: ActionCall): Promise<Screen> {
  const { anchor, cursor } = parseHistoryValue(call.value);
  return loadHistoryScreen(call, { anchor }, cursor);
}

export const historyActions: readonly Action[] = [
  {
    id: openHistoryId,
    needs: 'viewer',
    run: async (call) => openScreen(call, await history(call)),
  },
  {
    id: historyPageId,
    needs: 'viewer',
    run: async (call) => replaceScreen(call, await history(call)),
  },
];
