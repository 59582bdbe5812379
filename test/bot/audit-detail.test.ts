import { expect, test } from 'vitest';
import { detailText } from '../../src/bot/audit/detail-text.ts';

const details: [story: string, detail: unknown, shown: string][] = [
  ['nothing', {}, ''],
  [
    'a change with what goes with it',
    { after: 'sending', waiting: 900, before: 'draft' },
    'draft → sending · waiting: 900',
  ],
  [
    'a change of several things at once',
    { before: null, after: { holder: 'U0BETO', role: 'sender', channelId: null } },
    '– → holder: U0BETO, role: sender, channelId: –',
  ],
  ['what became nothing', { before: ['vips', 'new'], after: [] }, 'vips, new → –'],
  ['no change', { file: 'list.csv', rows: 0, whole: false }, 'file: list.csv · rows: 0 · whole: false'],
];
test.each(details)('the detail of an entry tells %s without braces', (_story, detail, shown) => {
  expect(detailText(JSON.stringify(detail))).toBe(shown);
});
