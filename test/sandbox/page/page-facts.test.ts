import { describe, expect, test } from 'vitest';
import { applyEvent, channelMessages, threadReplies } from '../../../src/sandbox/page/browser/apply-event.ts';
import { axisTicks, parseChart } from '../../../src/sandbox/page/browser/charts/chart.ts';
import { formatSlackDate, unixOfWallTime, wallTimeOf } from '../../../src/sandbox/page/browser/text/dates.ts';
import { fileSize } from '../../../src/sandbox/page/browser/text/sizes.ts';
import { speechOf } from '../../../src/sandbox/page/browser/text/speech.ts';
import { acmeState, at, growth, posted, said } from '../../browser/page/workspace-fixture.ts';

const wallTimes: [story: string, local: string, zone: string, utc: string][] = [
  ['an ordinary morning', '2026-03-04T09:30', 'America/Bogota', '2026-03-04T14:30:00Z'],
  ['a zone with half hours', '2026-03-04T09:30', 'Asia/Kolkata', '2026-03-04T04:00:00Z'],
  [
    'the day the clock goes forward, after the gap',
    '2026-03-29T03:30',
    'Europe/Berlin',
    '2026-03-29T01:30:00Z',
  ],
  ['the night before the clock goes back', '2026-10-25T01:30', 'Europe/Berlin', '2026-10-24T23:30:00Z'],
  ['the day the clock goes back, afterwards', '2026-10-25T09:00', 'Europe/Berlin', '2026-10-25T08:00:00Z'],
];

test.each(wallTimes)(
  'a chosen time is read in the zone of whoever chose it: %s',
  (_story, local, zone, utc) => {
    const unix = unixOfWallTime(local, zone);
    expect(unix).toBe(Date.parse(utc) / 1000);
    expect(wallTimeOf(unix ?? 0, zone)).toBe(local);
  },
);

test('a half-typed time is no time', () => {
  expect(unixOfWallTime('', 'UTC')).toBeUndefined();
});

const english = speechOf('en-US');
const now = new Date('2026-03-04T12:00:00Z');
const dates: [pattern: string, unix: string, zone: string, shown: string][] = [
  ['{date_num}', '2026-03-04T02:00:00Z', 'America/Bogota', '2026-03-03'],
  ['{date_short_pretty} at {time}', '2026-03-04T02:00:00Z', 'America/Bogota', 'Yesterday at 9:00 PM'],
  ['{date_pretty}', '2026-03-04T23:00:00Z', 'Europe/Rome', 'Tomorrow'],
  ['{date_long}', '2026-03-04T02:00:00Z', 'UTC', 'Wednesday, March 4, 2026'],
  ['{ago}', '2026-03-04T10:30:00Z', 'UTC', '1 hour ago'],
  ['{unknown} {time}', '2026-03-04T02:00:00Z', 'UTC', '{unknown} 2:00 AM'],
];

test.each(dates)('%s of %s in %s reads “%s”', (pattern, instant, zone, shown) => {
  const text = formatSlackDate(Date.parse(instant) / 1000, pattern, { timeZone: zone, speech: english }, now);
  expect(text.replaceAll('\u202f', ' ')).toBe(shown);
});

const spoken: [locale: string, pattern: string, shown: string][] = [
  ['es-LA', '{date_short_pretty} a las {time}', 'Ayer a las 14:05'],
  ['es-LA', '{date_num} {ago}', '2026-03-03 hace 21 horas'],
  ['pt-BR', '{date_short_pretty} às {time}', 'Ontem às 14:05'],
  ['fr-FR', '{date_short_pretty} at {time}', 'Yesterday at 2:05 PM'],
];

test.each(spoken)('to a reader whose Slack speaks %s, %s reads “%s”', (locale, pattern, shown) => {
  const reader = { timeZone: 'UTC', speech: speechOf(locale) };
  const text = formatSlackDate(Date.parse('2026-03-03T14:05:00Z') / 1000, pattern, reader, now);
  expect(text.replaceAll('\u202f', ' ')).toBe(shown);
});

describe('events', () => {
  const state = acmeState({ messages: [said(0, 'U0BEN', 'first'), said(2, 'U0BEN', 'third')] });
  const texts = (from: typeof state): string[] => channelMessages(from, growth.id).map(({ text }) => text);

  test('a message goes to its place by time and an update replaces it, others untouched', () => {
    const added = applyEvent(state, { seq: 2, kind: 'message_posted', message: posted(1, 'second') });
    expect(texts(added)).toEqual(['first', 'second', 'third']);
    const updated = applyEvent(added, { seq: 3, kind: 'message_updated', message: posted(1, 'changed') });
    expect(texts(updated)).toEqual(['first', 'changed', 'third']);
    expect(updated.messages[growth.id]?.[0]).toBe(state.messages[growth.id]?.[0]);
    const removed = applyEvent(updated, { seq: 4, kind: 'message_deleted', channel: growth.id, ts: at(0) });
    expect(texts(removed)).toEqual(['changed', 'third']);
    expect(texts(state)).toEqual(['first', 'third']);
  });

  test('a reply stands in its thread, and in the channel only when it was sent there too', () => {
    const reply = said(3, 'U0BEN', 'reply', { thread_ts: at(0) });
    const shared = said(4, 'U0BEN', 'shared', { thread_ts: at(0), subtype: 'thread_broadcast' });
    const both = [reply, shared].reduce(
      (current, message) => applyEvent(current, { seq: 2, kind: 'message_posted', message }),
      state,
    );
    expect(texts(both)).toEqual(['first', 'third', 'shared']);
    expect(threadReplies(both, growth.id, at(0)).map(({ text }) => text)).toEqual(['reply', 'shared']);
  });
});

const scales: [values: number[], ticks: number[]][] = [
  [
    [3, 7],
    [0, 2, 4, 6, 8],
  ],
  [
    [0, 0],
    [0, 1],
  ],
  [
    [1, 2],
    [0, 1, 2],
  ],
  [[702], [0, 200, 400, 600, 800]],
  [
    [-5, 5],
    [-5, 0, 5],
  ],
  [
    [0.5, 1],
    [0, 0.25, 0.5, 0.75, 1],
  ],
  [[98.6], [0, 25, 50, 75, 100]],
];

test.each(scales)('an axis for %j has the round steps %j', (values, ticks) => {
  expect(axisTicks(values)).toEqual(ticks);
});

test('a chart finds its values by label, whatever their order', () => {
  const data = [
    { label: 'Tue', value: 2 },
    { label: 'Mon', value: 1 },
  ];
  const chart = {
    type: 'bar',
    series: [{ name: 'Sent', data }],
    axis_config: { categories: ['Mon', 'Tue', 'Wed'] },
  };
  expect(parseChart(chart)).toMatchObject({ series: [{ name: 'Sent', values: [1, 2, 0] }] });
  expect(parseChart({ type: 'radar' })).toBeUndefined();
});

test.each([
  [0, '0 bytes'],
  [1023, '1,023 bytes'],
  [1536, '1.5 KB'],
  [48_231, '47 KB'],
  [10 * 1024 * 1024, '10 MB'],
])('%i bytes read as %s', (bytes, words) => {
  expect(fileSize(bytes, english)).toBe(words);
});
