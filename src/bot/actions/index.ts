import type { Action } from '../listener.ts';
import { compareActions } from './compare-versions.ts';
import { controlActions } from './control-deployment.ts';
import { downloadUsers } from './download-users.ts';
import { filterUsers } from './filter-users.ts';
import { homeActions } from './home-actions.ts';
import { lookActions } from './look-at-figures.ts';
import { historyActions } from './open-history.ts';
import { pageConversations } from './page-conversations.ts';
import { repairActions } from './repair-deployment.ts';
import { showCharts } from './show-charts.ts';

export const actions: readonly Action[] = [
  ...homeActions,
  ...lookActions,
  ...compareActions,
  ...controlActions,
  ...repairActions,
  pageConversations,
  downloadUsers,
  filterUsers,
  showCharts,
  ...historyActions,
];
