import { expect, test } from 'vitest';
import { documentMessage } from '../../src/bot/blocks/document-blocks.ts';
import { validateMessage } from '../../src/sandbox/slack/validate-blocks.ts';
import { documentMessages, empty, twelveTooMany } from './support/document-looks.ts';
import { digest } from './support/far-sides.ts';

test('what does not fit is counted, never silently left out', () => {
  const text = JSON.stringify(documentMessage(twelveTooMany, { simulated: false, charts: 'native' }).blocks);
  expect(text).toMatch(/… and \d+ more rows/);
  expect(JSON.stringify(documentMessages['message-document-overlong'])).toMatch(/… and \d+ more/);
});

test('no table and no chart is shown without its words', () => {
  const { text } = documentMessage(digest, { simulated: false, charts: 'native' });
  for (const words of [
    'Invalid number: Users 49, Share 4.9 %',
    'Delivered by day. Delivered: Mon 457, Tue 512.',
  ]) {
    expect(text).toContain(words);
  }
});

test('a row named by a sentence is told without its full stop', () => {
  const causes = { caption: 'Causes', columns: ['Cause', 'Users'], rows: [['On the exclusion list.', 15]] };
  const { text } = documentMessage({ ...empty, tables: [causes] }, { simulated: false, charts: 'native' });
  expect(text).toContain('On the exclusion list: 15');
});

test('a chart with more than Slack draws keeps its total', () => {
  const points = Array.from({ length: 9 }, (_value, index) => ({
    label: `Cause ${index}`,
    value: 10 - index,
  }));
  const pie = { title: 'Causes', kind: 'pie' as const, series: [{ name: 'Users', points }] };
  const { blocks } = documentMessage({ ...empty, charts: [pie] }, { simulated: false, charts: 'native' });
  expect(blocks).toContainEqual(
    expect.objectContaining({
      chart: {
        type: 'pie',
        segments: [...points.slice(0, 5), { label: 'Other', value: 5 + 4 + 3 + 2 }],
      },
    }),
  );
});

test('a figure with a long label, value and note stays within one field', () => {
  const long = 'long '.repeat(300);
  const figures = [{ label: long, value: long, note: long }];
  const message = documentMessage({ ...empty, figures }, { simulated: false, charts: 'native' });
  expect(validateMessage(message)).toEqual([]);
  expect(JSON.stringify(message.blocks)).toContain('fields');
});
