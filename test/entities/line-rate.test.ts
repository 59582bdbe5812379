import { expect, test } from 'vitest';
import { fullRateAt, type LineRate, lowered, rateNow } from '../../src/entities/line-rate.ts';

const full: LineRate = { configured: 70, loweredTo: null, loweredAt: null };
const t0 = 1_800_000_000_000;

test('S17: a throttled line goes down to seven tenths at once and grows back to its rate by itself', () => {
  expect(rateNow(full, t0)).toBe(70);
  expect(fullRateAt(full, t0)).toBeUndefined();
  const slow = lowered(full, t0);
  expect(rateNow(slow, t0)).toBe(49);
  expect(rateNow(slow, t0 + 10_000)).toBe(56);
  expect(fullRateAt(slow, t0)).toBe(t0 + 30_000);
  expect(rateNow(slow, t0 + 30_000)).toBe(70);
  expect(fullRateAt(slow, t0 + 30_000)).toBeUndefined();
  expect(rateNow(slow, t0 + 900_000)).toBe(70);
});

test('the answers of one burst lower it once; those of later seconds again, from where it stands', () => {
  const once = lowered(full, t0);
  expect(lowered(once, t0 + 999)).toBe(once);
  expect(rateNow(lowered(once, t0 + 1_000), t0 + 1_000)).toBe(34);
});

test('a line that is throttled all the time still sends one per second', () => {
  let rate = full;
  for (let second = 0; second < 60; second += 1) rate = lowered(rate, t0 + second * 1_000);
  expect(rateNow(rate, t0 + 59_000)).toBe(1);
  expect(rateNow(rate, t0 + 59_000 + 100_000)).toBe(70);
});

test('a clock that went back does not make the rate lower than it was set', () => {
  expect(rateNow(lowered(full, t0), t0 - 600_000)).toBe(49);
});

test('a rate that was configured lower meanwhile is the highest', () => {
  expect(rateNow({ ...lowered(full, t0), configured: 20 }, t0)).toBe(20);
});
