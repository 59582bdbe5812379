import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Facts, type Failure, merge } from '../../src/dispatch/outcomes/facts.ts';
import {
  type AttemptFacts,
  type Derived,
  recipientCell,
} from '../../src/dispatch/outcomes/recipient-cell.ts';
import { type Cell, delivered, failed, inProcess } from '../../src/entities/cell.ts';
import { failureClassNames } from '../../src/entities/failure-class.ts';
import { anyFacts, retold } from '../support/dispatch-arbitraries.ts';

const graceMs = 900_000;
const calledAt = 1_760_000_000_000;
const soonAfter = calledAt + 10_000;
const later = calledAt + graceMs;

const attempt = (facts: Facts, number = 1): AttemptFacts => ({ ...facts, number, startedAt: calledAt });
const cellOf = (now: number, ...facts: Facts[]): Derived =>
  recipientCell(
    facts.map((one, index) => attempt(one, index + 1)),
    { now, graceMs },
  );

const failure = (name: Failure['failure'], code: string, refused = false): Failure => ({
  at: calledAt + 1_000,
  failure: name,
  code,
  detail: `${name}.`,
  refused,
});
const undeliverable = failure('unreachable', '131026');
const throttled = failure('throttled', '130429', true);
const uncertain = { kind: 'uncertain', because: 'Reset.' } as const;
const sentAt = calledAt + 500;
const deliveredAt = calledAt + 900;

describe('where one attempt puts its recipient', () => {
  test.each<[string, Facts, Cell]>([
    ['nobody was called: waiting to be sent', {}, inProcess('queued')],
    ['accepted and nothing more: in process', { acceptedAt: calledAt }, inProcess('accepted')],
    ['sent and nothing more: in process, and counted as sent', { sentAt }, inProcess('sent', true)],
    ['delivered without sent: delivered', { deliveredAt }, delivered('delivered', false)],
    ['read only: delivered and read', { readAt: deliveredAt }, delivered('read', false)],
    [
      'a quoting reply only: delivered and answered',
      { repliedAt: deliveredAt },
      delivered('delivered', true),
    ],
    [
      'an answer that quotes nothing counts once the message was delivered',
      { deliveredAt, answeredAt: deliveredAt },
      delivered('delivered', true),
    ],
    [
      'an answer that quotes nothing is no evidence of delivery',
      { sentAt, answeredAt: deliveredAt },
      inProcess('sent', true),
    ],
    [
      'failed after acceptance: failed',
      { acceptedAt: calledAt, failure: undeliverable },
      failed('unreachable', '131026'),
    ],
    [
      'failed after sent: failed, and counted as sent',
      { sentAt, failure: undeliverable },
      failed('unreachable', '131026', true),
    ],
    [
      'failed after delivery: delivered',
      { deliveredAt, failure: undeliverable },
      delivered('delivered', false),
    ],
    ['failed before read: delivered', { readAt: later, failure: undeliverable }, delivered('read', false)],
    [
      'held for quality, then dropped: the template state',
      { acceptedAt: calledAt, failure: failure('template_paused', '132015') },
      failed('template_paused', '132015'),
    ],
    [
      'too many templates: its state',
      { failure: failure('frequency_capped', '131049') },
      failed('frequency_capped', '131049'),
    ],
    ['the outcome is unknown: settling within the grace', { uncertain }, inProcess('settling')],
    [
      'a failure without any error: general failure',
      { failure: failure('unrecognised', '') },
      failed('unrecognised'),
    ],
  ])('%s', (_sentence, facts, cell) => {
    expect(cellOf(soonAfter, facts).cell).toEqual(cell);
  });

  test('an outcome still unknown when the grace ends is shown as unknown, and is never tried again', () => {
    expect(cellOf(later - 1, { uncertain }).cell).toEqual(inProcess('settling'));
    expect(cellOf(later, { uncertain })).toEqual({
      cell: inProcess('unknown'),
      retryAt: undefined,
      detail: undefined,
    });
  });

  test('evidence that comes after the grace still settles it', () => {
    expect(cellOf(later, { uncertain, deliveredAt }).cell).toEqual(delivered('delivered', false));
  });
});

describe('trying again', () => {
  const at = throttled.at;
  test.each([
    ['a throttled call', throttled, [1_000, 2_000, 4_000, 8_000, 16_000, undefined]],
    [
      'a contact that got too many at once',
      failure('pair_rate', '131056', true),
      [4_000, 16_000, 64_000, undefined],
    ],
    ['a number without WhatsApp', undeliverable, [undefined]],
    ['a capped contact', failure('frequency_capped', '131049'), [undefined]],
  ])('%s waits longer each time, until its tries are used up', (_sentence, heard, waits) => {
    waits.forEach((wait, tried) => {
      const attempts = Array.from({ length: tried + 1 }, (_, index) =>
        attempt({ failure: heard }, index + 1),
      );
      const { cell, retryAt } = recipientCell(attempts, { now: soonAfter, graceMs });
      expect(retryAt).toBe(wait === undefined ? undefined : at + wait);
      expect(cell).toEqual(wait === undefined ? failed(heard.failure, heard.code) : inProcess('retry'));
    });
  });

  test('a receipt that comes hours late is told, and nobody is called again by itself', () => {
    const dropped = failure('provider_unavailable', '131000');
    const hoursLater = calledAt + 5 * 3_600_000;
    const cellAt = (now: number, facts: Facts, isWaiting = false) =>
      recipientCell([attempt(facts)], { now, graceMs, isWaiting }).cell;
    expect(cellAt(soonAfter, { failure: dropped })).toEqual(inProcess('retry'));
    expect(cellAt(hoursLater, { failure: dropped })).toEqual(failed('provider_unavailable', '131000'));
    // What was held meanwhile still waits, and so does what was never called.
    expect(cellAt(hoursLater, { failure: dropped }, true)).toEqual(inProcess('retry'));
    expect(cellAt(hoursLater, { failure: throttled })).toEqual(inProcess('retry'));
  });

  test('every failure class ends in a state or waits for its retry', () => {
    for (const name of failureClassNames) {
      const { cell, retryAt } = cellOf(soonAfter, { failure: failure(name, '1', true) });
      expect(cell).toEqual(retryAt === undefined ? failed(name, '1') : inProcess('retry'));
    }
  });
});

describe('several attempts of one recipient', () => {
  test.each<[string, Facts[], Cell]>([
    ['the second was delivered', [{ failure: throttled }, { deliveredAt }], delivered('delivered', false)],
    [
      'the first was delivered after all',
      [{ failure: undeliverable, deliveredAt }, { failure: undeliverable }],
      delivered('delivered', false),
    ],
    [
      'one was read, the other delivered',
      [{ readAt: deliveredAt }, { deliveredAt }],
      delivered('read', false),
    ],
    ['the first failed, the second is on its way', [{ failure: throttled }, {}], inProcess('queued')],
    [
      'the first was sent and failed, the second is on its way',
      [{ sentAt, failure: undeliverable }, {}],
      inProcess('queued', true),
    ],
    [
      'both failed: the latest one decides',
      [{ failure: throttled }, { failure: undeliverable }],
      failed('unreachable', '131026'),
    ],
    ['a person resends an unknown one', [{ uncertain, overridden: true }], inProcess('queued')],
  ])('%s', (_sentence, attempts, cell) => {
    expect(cellOf(soonAfter, ...attempts).cell).toEqual(cell);
  });

  test('the latest attempt is the one with the highest number, in whatever order they are read', () => {
    const first = attempt({ failure: throttled }, 1);
    const second = attempt({ failure: undeliverable }, 2);
    const expected = failed('unreachable', '131026');
    expect(recipientCell([first, second], { now: soonAfter, graceMs }).cell).toEqual(expected);
    expect(recipientCell([second, first], { now: soonAfter, graceMs }).cell).toEqual(expected);
  });
});

test('a failure heard of hours after the call is not tried again by itself', () => {
  const hours = 3 * 3_600_000;
  const late = { ...failure('provider_unavailable', '131000'), at: calledAt + hours };
  expect(cellOf(calledAt + hours, { acceptedAt: calledAt, failure: late })).toMatchObject({
    cell: failed('provider_unavailable', '131000'),
    retryAt: undefined,
  });
  const early = { ...late, at: calledAt + 1_000 };
  expect(cellOf(calledAt + 1_000, { acceptedAt: calledAt, failure: early }).cell).toEqual(inProcess('retry'));
});

describe('a try that was held or came too late for its turn', () => {
  const notStarted = { failure: { ...failure('not_started', '', true) } };

  test('is made up for however often it happens', () => {
    const often = Array.from({ length: 50 }, () => notStarted);
    expect(cellOf(soonAfter, ...often)).toMatchObject({
      cell: inProcess('retry'),
      retryAt: notStarted.failure.at + 1_000,
    });
  });

  test('takes none of the tries of those that were called', () => {
    const refused = { failure: throttled };
    const five = [notStarted, refused, notStarted, refused, refused, notStarted, refused, refused];
    expect(cellOf(soonAfter, ...five)).toMatchObject({
      cell: inProcess('retry'),
      retryAt: throttled.at + 16_000,
    });
    expect(cellOf(soonAfter, ...five, notStarted, refused).cell).toEqual(failed('throttled', '130429'));
  });
});

test('S9: any permutation, repetition or batching of the same facts gives the same cell', () => {
  const heard = fc.array(anyFacts, { minLength: 1, maxLength: 6 });
  const toldTwice = heard.chain((facts) => fc.tuple(fc.constant(facts), retold(facts), fc.nat(5)));
  fc.assert(
    fc.property(toldTwice, ([once, again, cut]) => {
      const fold = (facts: readonly Facts[]) => facts.reduce(merge, {});
      const batched = merge(fold(again.slice(0, cut)), fold(again.slice(cut)));
      expect(cellOf(soonAfter, batched)).toEqual(cellOf(soonAfter, fold(once)));
    }),
  );
});

test('S10: news of an attempt never lowers its recipient below delivered, and sent is never unsaid', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, (known, news) => {
      const before = cellOf(soonAfter, known).cell;
      const after = cellOf(soonAfter, merge(known, news)).cell;
      if (before.state === 'success') expect(after.state).toBe('success');
      if (before.sent) expect(after.sent).toBe(true);
      if (before.responded) expect(after.responded).toBe(true);
    }),
  );
});
