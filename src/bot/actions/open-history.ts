import type { Action, ActionCall } from '../listener.ts';
import { historyPageId, openHistoryId, parseHistoryValue } from '../views/history-screen.ts';
import { showHistory } from '../views/load-history.ts';
import { openView, replaceView } from '../views/show-screen.ts';

function history(call: ActionCall, show: typeof openView): Promise<void> {
  const { anchor, cursor } = parseHistoryValue(call.value);
  return showHistory(call, (screen) => show(call, screen), { anchor }, cursor);
}

export const historyActions: readonly Action[] = [
  {
    id: openHistoryId,
    needs: 'viewer',
    run: (call) => history(call, openView),
  },
  {
    id: historyPageId,
    needs: 'viewer',
    run: (call) => history(call, replaceView),
  },
];
