import { describe, expect, test } from 'vitest';
import { type Facts, merge, outcomeOf } from '../../src/dispatch/outcomes/facts.ts';
import { recipientCell } from '../../src/dispatch/outcomes/recipient-cell.ts';
import { delivered, failed, inProcess } from '../../src/entities/cell.ts';

const calledAt = 1_760_000_000_000;
const askedAt = calledAt + 60_000;
const failedAt = calledAt + 1_000;
const dayMs = 86_400_000;
const uncertain = { kind: 'uncertain', because: 'Reset.' } as const;
const throttled = { at: failedAt, failure: 'throttled', code: '130429', detail: '', refused: true } as const;
const capped = {
  at: failedAt,
  failure: 'frequency_capped',
  code: '131049',
  detail: '',
  refused: false,
} as const;

const derive = (...attempts: (Facts & { number?: number })[]) =>
  recipientCell(
    attempts.map((facts, index) => ({ number: index + 1, ...facts, startedAt: calledAt })),
    { now: askedAt, graceMs: 10_000 },
  );

describe('a person asked for another try', () => {
  test.each<[string, Facts, ReturnType<typeof derive>['cell'], number | undefined]>([
    [
      'after a failure: due since they asked',
      { failure: capped, retryAskedAt: askedAt },
      inProcess('retry'),
      askedAt,
    ],
    [
      'after a failure whose receipt is repeated: still due',
      merge({ failure: capped, retryAskedAt: askedAt }, { failure: { ...capped, at: failedAt + 5 } }),
      inProcess('retry'),
      askedAt,
    ],
    [
      'after a failure, and then it was delivered: nothing is due',
      { failure: capped, retryAskedAt: askedAt, deliveredAt: askedAt },
      delivered('delivered', false),
      undefined,
    ],
    [
      'in spite of an unknown outcome: due',
      { uncertain, overridden: true, retryAskedAt: askedAt },
      inProcess('retry'),
      askedAt,
    ],
    [
      'in spite of an unknown outcome, and then it turned out to be sent: nothing is due',
      { uncertain, overridden: true, retryAskedAt: askedAt, sentAt: askedAt },
      inProcess('sent', true),
      undefined,
    ],
    [
      'in spite of an unknown outcome, and then it turned out to be accepted: nothing is due',
      { uncertain, overridden: true, retryAskedAt: askedAt, providerId: 'wamid.A' },
      inProcess('accepted'),
      undefined,
    ],
  ])('%s', (_sentence, facts, cell, due) => {
    const derived = derive(facts);
    expect(derived.cell).toEqual(cell);
    expect(derived.retryAt).toBe(due);
  });

  test('the automatic tries are counted from there', () => {
    const used = { number: 6, failure: throttled };
    expect(derive(used).cell).toEqual(failed('throttled', '130429'));
    const again = derive({ ...used, retryAskedAt: askedAt }, { number: 7, failure: throttled });
    expect(again).toMatchObject({ cell: inProcess('retry'), retryAt: failedAt + 1_000 });
  });
});

test('each rule counts its own tries, and six are the most of all together', () => {
  const paired = { ...throttled, failure: 'pair_rate', code: '131056' } as const;
  const tries = [throttled, throttled, paired, paired].map((one) => ({ failure: one }));
  expect(derive(...tries.slice(0, 3)).retryAt).toBe(failedAt + 4_000);
  expect(derive(...tries).retryAt).toBe(failedAt + 16_000);
  expect(derive(...tries, { failure: throttled }).retryAt).toBe(failedAt + 4_000);
  expect(derive(...tries, { failure: throttled }, { failure: throttled })).toMatchObject({
    cell: failed('throttled', '130429'),
    retryAt: undefined,
  });
});

test('what time heals says when; other failures say nothing', () => {
  expect(derive({ failure: capped }).offeredAt).toBe(failedAt + dayMs);
  expect(derive({ failure: { ...throttled, failure: 'unreachable' } }).offeredAt).toBeUndefined();
});

test.each<[string, Facts, ReturnType<typeof outcomeOf>]>([
  ['an overridden attempt forbids nothing', { uncertain, overridden: true }, 'overridden'],
  ['unless it turns out to be accepted', { uncertain, overridden: true, sentAt: askedAt }, 'accepted'],
  ['or to have failed for good', { uncertain, overridden: true, failure: capped }, 'failed'],
])('%s', (_sentence, facts, outcome) => {
  expect(outcomeOf(facts)).toBe(outcome);
});
