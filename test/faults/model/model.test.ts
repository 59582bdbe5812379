import { describe, expect, test } from 'vitest';
import { explore } from './explore.ts';
import { productRules, type Rules } from './state.ts';

describe('every interleaving of claim, intent, call, result, fall, recovery, webhook and override', () => {
  test('S1, S4, S5, S18 hold for two workers and two recipients, and nobody is lost', () => {
    const { states, ends, violation } = explore(productRules);
    expect(violation).toBeUndefined();
    expect(states).toBeGreaterThan(10_000);
    expect(ends).toBeGreaterThan(10);
  });

  const without: [rule: string, rules: Partial<Rules>, breaks: RegExp][] = [
    ['one_live_attempt', { oneLiveAttempt: false }, /S1/],
    ['the intent before the call', { intentFirst: false }, /S4/],
    ['a lost answer is unknown', { lostIsUncertain: false }, /S1/],
    ['a call whose worker is gone is unknown', { abandonedIsUncertain: false }, /S1/],
    ['facts are merged', { mergeFacts: false }, /S1|S5/],
    ['an attempt that made way stays dead', { deadStaysDead: false }, /S1/],
    ['a chunk is finished only when its recipients are intended', { finishedWhenIntended: false }, /S3/],
    ['the window', { window: 2 }, /S18/],
  ];
  test.each(without)('is broken without the rule: %s', (_rule, rules, breaks) => {
    const { violation } = explore({ ...productRules, ...rules });
    expect(violation?.says).toMatch(breaks);
    expect(violation?.trace.length).toBeGreaterThan(0);
  });
});
