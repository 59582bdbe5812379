import { describe, expect, test } from 'vitest';
import { type Cell, cancelled, delivered, failed, inProcess } from '../../src/entities/cell.ts';
import { type FailureClass, failureClasses, failureClassNames } from '../../src/entities/failure-class.ts';
import {
  failuresRetriedAtOnce,
  type RetryConditions,
  type RetryWhen,
  retriesStopped,
  retryableNow,
  retryOffer,
} from '../../src/entities/retry-offer.ts';

const open: RetryConditions = {
  phase: 'finished',
  templateName: 'spring_sale',
  templateStatus: 'APPROVED',
  lineStopped: null,
  frozen: null,
};
const tomorrow = new Date('2026-03-04T09:00:00Z');
const counted = (cell: Cell, count: number) => ({ ...cell, count });
const healing = (failure: FailureClass, ready: number) => new Map([[failure, { ready, next: tomorrow }]]);

/** The rule of each class, in the words of the failure table, and what it means for a person who presses Retry. */
const meaning: Readonly<Record<string, RetryWhen>> = {
  until_called: 'now',
  soon: 'now',
  pair: 'now',
  when_released: 'now',
  after_24_hours: 'after_24_hours',
  after_session: 'after_session',
  after_a_fix: 'after_a_fix',
  never: 'never',
};

describe('while the deployment can send', () => {
  test.each(failureClassNames.map((name) => [name, meaning[failureClasses[name].retry]] as const))(
    '%s: %s',
    (failure, when) => {
      const offer = retryOffer([counted(failed(failure, '1'), 7)], open, new Map());
      expect(offer.groups).toEqual([{ failure, when, count: 7, from: null }]);
      expect(offer).toMatchObject({ failed: 7, now: when === 'now' ? 7 : 0, stopped: undefined });
      expect(failuresRetriedAtOnce.includes(failure)).toBe(when === 'now');
    },
  );

  test.each(['frequency_capped', 'recently_messaged', 'agent_session'] as const)(
    '%s is split into those who can be tried now and those who cannot yet, with the time',
    (failure) => {
      const offer = retryOffer([counted(failed(failure), 10)], open, healing(failure, 4));
      expect(offer.groups).toEqual([
        { failure, when: meaning[failureClasses[failure].retry], count: 6, from: tomorrow },
        { failure, when: 'now', count: 4, from: null },
      ]);
      expect(offer.now).toBe(4);
    },
  );

  test('the same class with several codes is one group, and only failed users are in it', () => {
    const cells = [
      counted(failed('throttled', '130429'), 2),
      counted(failed('throttled', '80007', true), 3),
      counted(delivered('read', true), 100),
      counted(inProcess('unknown'), 5),
      counted(inProcess('retry'), 5),
      counted(cancelled, 5),
    ];
    expect(retryOffer(cells, open, new Map())).toMatchObject({
      failed: 5,
      now: 5,
      groups: [{ failure: 'throttled', count: 5 }],
    });
    expect(retryableNow(cells, open, 0)).toBe(5);
  });
});

describe('while it cannot', () => {
  test.each<[string, Partial<RetryConditions>, RegExp]>([
    ['a paused template', { templateStatus: 'PAUSED' }, /template spring_sale is paused/],
    ['a stopped line', { lineStopped: 'WhatsApp rejected our access token.' }, /line is stopped.*token/],
    ['the freeze', { frozen: 'An admin has frozen all sending.' }, /frozen/],
    ['a cancelled deployment', { phase: 'cancelled' }, /cancelled/],
    ['a draft', { phase: 'draft' }, /draft/],
    ['a scheduled deployment', { phase: 'scheduled' }, /scheduled/],
  ])('%s: nobody is offered, and it says why', (_what, change, says) => {
    const conditions = { ...open, ...change };
    const cells = [
      counted(failed('template_paused', '132015'), 5),
      counted(failed('throttled'), 2),
      counted(failed('frequency_capped'), 3),
      counted(failed('invalid_number'), 1),
    ];
    const offer = retryOffer(cells, conditions, healing('frequency_capped', 3));
    expect(offer.stopped).toMatch(says);
    expect(retriesStopped(conditions)).toBe(offer.stopped);
    expect(offer.now).toBe(0);
    expect(offer.groups.map(({ when }) => when)).toEqual([
      'when_released',
      'when_released',
      'when_released',
      'never',
    ]);
    expect(retryableNow(cells, conditions, 3)).toBe(0);
  });
});
