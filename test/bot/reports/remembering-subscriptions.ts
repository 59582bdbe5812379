import type { SubscriptionLine, SubscriptionWish } from '../../../src/reports/subscriptions.ts';
import { member } from '../support/bot-under-test.ts';
import { fakeSubscriptions } from '../support/far-sides.ts';

/** What a channel gets: the digest, every day at nine. */
export const line = (changes: Partial<SubscriptionLine> = {}): SubscriptionLine => ({
  id: 3,
  report: 'digest',
  channelId: 'C0GROWTH',
  at: '09:00',
  zone: 'America/Bogota',
  days: [1, 2, 3, 4, 5, 6, 7],
  conversations: undefined,
  onlyIf: 'news',
  failedAbove: undefined,
  otherwise: 'line',
  missed: 'catch_up',
  language: undefined,
  every: 'day',
  owner: member,
  pausedBy: undefined,
  snoozedUntil: undefined,
  nextDueAt: new Date('2026-03-05T14:00:00Z'),
  outcomes: [],
  ...changes,
});

/** Subscriptions that remember what they were asked, and answer with it. */
export function remembering(known = line()) {
  const asked: SubscriptionWish[] = [];
  const done: unknown[] = [];
  const subscriptions = fakeSubscriptions({
    async subscribe(wish) {
      asked.push(wish);
      const { by: _by, defaultZone, ...rest } = wish;
      return { ...known, zone: defaultZone, ...rest };
    },
    find: async (id) => (id === known.id ? known : undefined),
    list: async () => [known],
    async rest(id, rest) {
      done.push(['rest', id, rest]);
      return { ...known, ...(rest === 'pause' && { pausedBy: member }) };
    },
    async transfer(id, owner) {
      done.push(['transfer', id, owner]);
      return { ...known, owner };
    },
  });
  return { asked, done, subscriptions };
}
