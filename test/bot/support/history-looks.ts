import { historyScreen } from '../../../src/bot/views/history-screen.ts';
import type { Screen } from '../../../src/bot/views/screen.ts';
import type { HistoryEntry, HistoryPage } from '../../../src/reports/history.ts';
import { hostile, long } from './hostile-text.ts';

const moment = (minutes: number) => new Date(Date.UTC(2026, 2, 4, 9, minutes));
const sentTo = {
  deploymentId: 104,
  conversation: 'Spring sale',
  versionNumber: 2,
  line: '+12025550100',
  gateway: 'whatsapp',
};
const history: HistoryPage = {
  phone: '+12025550123',
  anchor: 'r17',
  entries: [
    {
      ...sentTo,
      kind: 'sent',
      attemptId: 1,
      text: 'Hello Ana',
      at: moment(1),
      number: 1,
      outcome: 'accepted',
      sentAt: moment(2),
      deliveredAt: moment(3),
      readAt: undefined,
      failedAt: undefined,
      failure: undefined,
      code: undefined,
      detail: undefined,
    },
    { kind: 'received', at: moment(4), line: '+12025550100', type: 'voice', text: '' },
    {
      ...sentTo,
      kind: 'unsent',
      text: 'Hello Ana',
      at: moment(5),
      state: 'excluded',
      cause: 'excluded',
      detail: undefined,
    },
  ],
  earlier: 'before:1772614860000000:a1',
  later: undefined,
};
const overlongTo = {
  deploymentId: 104,
  conversation: long,
  versionNumber: 2,
  line: long,
  gateway: long,
  text: long,
};
const overlongHistory: HistoryPage = {
  ...history,
  later: 'after:1772614860000000:a1',
  entries: Array.from({ length: 10 }, (_value, index): HistoryEntry => {
    if (index % 2 === 0)
      return {
        kind: 'received',
        at: moment(index),
        line: long,
        type: long,
        text: `${'\n'.repeat(900)}${hostile}\n`.repeat(9),
      };
    const failed = { failedAt: moment(9), failure: long, code: long, detail: long };
    const none = { sentAt: moment(2), deliveredAt: moment(3), readAt: moment(4), outcome: 'failed' };
    return {
      ...overlongTo,
      ...none,
      ...failed,
      kind: 'sent',
      attemptId: index,
      at: moment(index),
      number: 7,
    };
  }),
};

/** The history of a phone: in full, masked, empty, and with too much of everything. */
export const historyLooks: Readonly<Record<string, Screen>> = {
  history: historyScreen(history, true),
  'history-masked': historyScreen(history, false),
  'history-none': historyScreen({ ...history, anchor: undefined, entries: [], earlier: undefined }, true),
  'history-overlong': historyScreen(overlongHistory, true),
};
