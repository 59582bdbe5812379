import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Facts, type Failure, merge, outcomeOf } from '../../src/dispatch/outcomes/facts.ts';
import { attemptOutcomes } from '../../src/entities/attempt-outcome.ts';
import { anyFacts, retold } from '../support/dispatch-arbitraries.ts';

const undeliverable: Failure = {
  at: 5_000,
  failure: 'unreachable',
  code: '131026',
  detail: '',
  refused: false,
};
const refusal: Failure = { ...undeliverable, failure: 'throttled', code: '130429', refused: true };
const uncertain = { kind: 'uncertain', because: 'The connection was reset.' } as const;
const unknownId = { kind: 'accepted_unknown_id', because: 'The answer had no id.' } as const;

describe('what the facts prove of one call', () => {
  test.each<[string, Facts, ReturnType<typeof outcomeOf>]>([
    ['nothing heard yet proves nothing', {}, null],
    ['a send answer with an id proves acceptance', { acceptedAt: 1, providerId: 'wamid.A' }, 'accepted'],
    ['a read receipt alone proves acceptance', { readAt: 1 }, 'accepted'],
    ['a sent receipt alone proves acceptance', { sentAt: 1 }, 'accepted'],
    ['a quoting reply alone proves acceptance', { repliedAt: 1 }, 'accepted'],
    ['an answer that quotes nothing proves nothing of the call', { answeredAt: 1 }, null],
    ['a broken connection stays unknown', { uncertain }, 'uncertain'],
    ['a head of 200 without an id was accepted', { uncertain: unknownId }, 'accepted_unknown_id'],
    ['a receipt settles an unknown outcome', { uncertain, providerId: 'wamid.A', sentAt: 1 }, 'accepted'],
    ['a refusal proves that nothing was sent', { failure: refusal }, 'not_accepted'],
    [
      'a refusal is void once a receipt shows acceptance',
      { failure: refusal, providerId: 'wamid.A', sentAt: 1 },
      'accepted',
    ],
    ['a failed receipt after acceptance is a failure', { acceptedAt: 1, failure: undeliverable }, 'failed'],
    ['a failed receipt after sent is a failure', { sentAt: 1, failure: undeliverable }, 'failed'],
    ['a failure after delivery stays delivered', { deliveredAt: 1, failure: undeliverable }, 'accepted'],
    ['a failure after read stays delivered', { readAt: 1, failure: undeliverable }, 'accepted'],
    ['delivery after a failure outweighs it', { failure: undeliverable, deliveredAt: 9_000 }, 'accepted'],
    ['a person may override an unknown outcome', { uncertain, overridden: true }, 'overridden'],
    ['delivery outweighs an override', { overridden: true, deliveredAt: 1 }, 'accepted'],
  ])('%s', (_sentence, facts, outcome) => {
    expect(outcomeOf(facts)).toBe(outcome);
  });

  test('S9: every set of facts has exactly one outcome', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const outcome = outcomeOf(facts);
        expect(outcome === null || attemptOutcomes.includes(outcome)).toBe(true);
      }),
    );
  });
});

describe('merging what was heard', () => {
  test.each<[string, Facts, Facts, Partial<Facts>]>([
    ['the same status with two timestamps keeps the earliest', { sentAt: 9 }, { sentAt: 4 }, { sentAt: 4 }],
    [
      'a sent receipt that comes weeks later fills its moment and moves no other',
      { deliveredAt: 4 },
      { sentAt: 9_000_000 },
      { deliveredAt: 4, sentAt: 9_000_000 },
    ],
    [
      'of two failures the earlier one is kept',
      { failure: { ...undeliverable, at: 9 } },
      { failure: { ...undeliverable, at: 4, code: '131049' } },
      { failure: { ...undeliverable, at: 4, code: '131049' } },
    ],
    [
      'of two failures at the same moment the smaller code is kept',
      { failure: { ...undeliverable, code: '131049' } },
      { failure: undeliverable },
      { failure: undeliverable },
    ],
    [
      'a failure after acceptance outlives a refusal, however early that was',
      { failure: { ...refusal, at: 1 } },
      { failure: undeliverable },
      { failure: undeliverable },
    ],
    [
      'that it was accepted is better knowledge than that nothing is known',
      { uncertain },
      { uncertain: unknownId },
      { uncertain: unknownId },
    ],
  ])('%s', (_sentence, one, other, merged) => {
    expect(merge(one, other)).toMatchObject(merged);
    expect(merge(other, one)).toMatchObject(merged);
  });

  test('S9: it is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, anyFacts, (one, two, three) => {
        expect(merge(one, two)).toEqual(merge(two, one));
        expect(merge(merge(one, two), three)).toEqual(merge(one, merge(two, three)));
        expect(merge(one, one)).toEqual(merge(one, {}));
      }),
    );
  });

  test('S9: any order and repetition of the same facts ends the same', () => {
    const heard = fc.array(anyFacts, { maxLength: 6 });
    const toldTwice = heard.chain((facts) => fc.tuple(fc.constant(facts), retold(facts)));
    fc.assert(
      fc.property(toldTwice, ([once, again]) => {
        expect(again.reduce(merge, merge({}, {}))).toEqual(once.reduce(merge, merge({}, {})));
      }),
    );
  });

  test('S8: a moment once known is never lost and never later', () => {
    const moments = ['acceptedAt', 'sentAt', 'deliveredAt', 'readAt', 'repliedAt', 'answeredAt'] as const;
    fc.assert(
      fc.property(anyFacts, anyFacts, (known, heard) => {
        const merged = merge(known, heard);
        for (const name of moments) {
          const before = known[name];
          if (before !== undefined) expect(merged[name]).toBeLessThanOrEqual(before);
        }
      }),
    );
  });
});
