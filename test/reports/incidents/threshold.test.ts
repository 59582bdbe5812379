import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failureThreshold } from '../../../src/reports/incidents/failure-rate.ts';
import { isFarBelowUsual } from '../../../src/reports/incidents/response-rate.ts';
import { staysOpen } from '../../../src/reports/incidents/threshold.ts';
import { silenceThreshold } from '../../../src/reports/incidents/webhook-silence.ts';

const { leastCases, opensAt, closesBelow } = failureThreshold;

/** How often it opens over a series of measurements. */
function openings(shares: readonly number[], cases = 500): number {
  let isOpen = false;
  let count = 0;
  for (const share of shares) {
    const isNext = staysOpen(isOpen, { cases, hits: Math.round(share * cases) }, failureThreshold);
    if (isNext && !isOpen) count += 1;
    isOpen = isNext;
  }
  return count;
}

test('a failure rate that is noisy around the threshold opens at most once', () => {
  const noisy = fc.array(fc.double({ min: closesBelow, max: opensAt * 2, noNaN: true }), { maxLength: 300 });
  fc.assert(fc.property(noisy, (shares) => openings(shares) <= 1));
  expect(openings(Array.from({ length: 100 }, (_, index) => (index % 2 ? 0.21 : 0.19)))).toBe(1);
});

test('noise around the end does not open it again either', () => {
  const noisy = fc.array(fc.double({ min: 0, max: opensAt - 0.01, noNaN: true }), { maxLength: 300 });
  fc.assert(fc.property(noisy, (shares) => openings([opensAt, ...shares]) === 1));
});

test('few cases decide nothing, and it ends only well below where it began', () => {
  expect(staysOpen(false, { cases: leastCases - 1, hits: leastCases - 1 }, failureThreshold)).toBe(false);
  expect(staysOpen(true, { cases: leastCases - 1, hits: 0 }, failureThreshold)).toBe(true);
  expect(staysOpen(false, { cases: 100, hits: 20 }, failureThreshold)).toBe(true);
  expect(staysOpen(false, { cases: 100, hits: 19 }, failureThreshold)).toBe(false);
  expect(staysOpen(true, { cases: 100, hits: 10 }, failureThreshold)).toBe(true);
  expect(staysOpen(true, { cases: 100, hits: 9 }, failureThreshold)).toBe(false);
});

test('silence is complete when it begins, and over when most are told of', () => {
  expect(staysOpen(false, { cases: 20, hits: 19 }, silenceThreshold)).toBe(false);
  expect(staysOpen(false, { cases: 20, hits: 20 }, silenceThreshold)).toBe(true);
  expect(staysOpen(true, { cases: 20, hits: 10 }, silenceThreshold)).toBe(true);
  expect(staysOpen(true, { cases: 20, hits: 9 }, silenceThreshold)).toBe(false);
});

const usual = { usualDelivered: 1_000, usualResponses: 200 };
test.each([
  ['less than two fifths of the usual opens it', false, { delivered: 100, responses: 7 }, true],
  ['more than two fifths do not', false, { delivered: 100, responses: 9 }, false],
  ['it stays until three fifths', true, { delivered: 100, responses: 11 }, true],
  ['and is over then', true, { delivered: 100, responses: 12 }, false],
  ['too few users say nothing', false, { delivered: 99, responses: 0 }, false],
  ['too few users do not end it', true, { delivered: 99, responses: 50 }, true],
  ['with nothing recent it is over', true, { delivered: 0, responses: 0 }, false],
])('answers: %s', (_story, isOpen, late, stays) => {
  expect(isFarBelowUsual(isOpen, { ...late, ...usual })).toBe(stays);
});

test('answers: what is hardly ever answered, or was rarely sent, has no usual', () => {
  const late = { delivered: 500, responses: 0 };
  expect(isFarBelowUsual(false, { ...late, usualDelivered: 1_000, usualResponses: 29 })).toBe(false);
  expect(isFarBelowUsual(false, { ...late, usualDelivered: 299, usualResponses: 100 })).toBe(false);
});
