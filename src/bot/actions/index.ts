import type { Action } from '../listener.ts';
import { controlActions } from './control-deployment.ts';
import { lookActions } from './look-at-figures.ts';
import { pageConversations } from './page-conversations.ts';
import { repairActions } from './repair-deployment.ts';

export const actions: readonly Action[] = [
  ...lookActions,
  ...controlActions,
  ...repairActions,
  pageConversations,
];
