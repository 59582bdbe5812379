import { expect, test } from 'vitest';
import { durationText, timeLines } from '../../src/reports/time-lines.ts';

test.each([
  [0, '0 s'],
  [59, '59 s'],
  [60, '1 min'],
  [200, '3 min 20 s'],
  [7_500, '2 h 5 min'],
  [93_600, '1 d 2 h'],
  [86_401, '1 d'],
])('%d seconds are said as %s', (seconds, words) => {
  expect(durationText(seconds)).toBe(words);
});

test('median and p90 are explained; what is not known yet is a dash with its reason', () => {
  const [delivery, response] = timeLines({ delivery: { median: 4, ninetieth: 95 } });
  expect(delivery).toMatchObject({
    label: 'Time to deliver',
    value: 'median 4 s, p90 1 min 35 s',
    definition: expect.stringContaining('Median: half of them took no longer; p90: nine of ten.'),
  });
  expect(response).toMatchObject({
    label: 'Time to first response',
    value: '–',
    note: 'nobody answered yet',
  });
});
