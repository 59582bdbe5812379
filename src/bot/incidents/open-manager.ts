import { actionIds } from '../../reports/action-ids.ts';
import type { Action } from '../listener.ts';

/** Slack follows the link itself and tells of the press as well; nothing else is to be done. */
export const openManager: Action = {
  id: actionIds.openManager,
  needs: 'viewer',
  run: async () => undefined,
};
