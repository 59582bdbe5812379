import { afterAll, beforeAll, expect, test } from 'vitest';
import { Slot } from '../../src/entities/rows/slot.ts';
import { Subscription } from '../../src/entities/rows/subscription.ts';
import { createSubscriptions } from '../../src/reports/create-subscriptions.ts';
import { ReportError } from '../../src/reports/subscriptions.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createClock } from './fake-sink.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const clock = createClock('2026-03-04T15:00:00Z');
const subscriptions = () => createSubscriptions(database.orm, clock.now, { names: ['digest', 'failures'] });
const wish = (channelId: string, changes: { at?: string; zone?: string; report?: string } = {}) => ({
  report: 'digest',
  channelId,
  at: '09:00',
  zone: 'America/Bogota',
  by: 'U0ANA',
  ...changes,
});

test('a channel subscribes and is told when the first report comes', async () => {
  const line = await subscriptions().subscribe(wish('C0ONE'));
  expect(line).toMatchObject({
    report: 'digest',
    channelId: 'C0ONE',
    at: '09:00',
    zone: 'America/Bogota',
    createdBy: 'U0ANA',
    nextDueAt: new Date('2026-03-05T14:00:00Z'),
    lastOutcome: undefined,
  });
  expect(await subscriptions().list('C0ONE')).toEqual([line]);
});

test('another wish replaces the channel’s subscription to the same report and no other; the same wish changes nothing', async () => {
  const first = await subscriptions().subscribe(wish('C0TWO'));
  const failures = await subscriptions().subscribe(wish('C0TWO', { report: 'failures' }));
  const again = await subscriptions().subscribe({ ...wish('C0TWO'), by: 'U0BETO' });
  expect(again).toEqual(first);
  const moved = await subscriptions().subscribe({ ...wish('C0TWO', { at: '17:30' }), by: 'U0BETO' });
  expect(moved).toMatchObject({
    at: '17:30',
    createdBy: 'U0BETO',
    nextDueAt: new Date('2026-03-04T22:30:00Z'),
  });
  expect(await subscriptions().list('C0TWO')).toEqual([moved, failures]);
  expect(await database.orm.em.fork().findOneOrFail(Subscription, first.id)).toMatchObject({
    endedBy: 'U0BETO',
  });
});

test('two people who subscribe a channel at once leave one subscription', async () => {
  const hours = ['06:00', '07:00', '08:00', '10:00'];
  await Promise.all(hours.map((at) => subscriptions().subscribe(wish('C0BUSY', { at }))));
  expect(await subscriptions().list('C0BUSY')).toHaveLength(1);
});

test('unsubscribing ends this channel’s subscription and says whether there was one', async () => {
  await subscriptions().subscribe(wish('C0END'));
  await subscriptions().subscribe(wish('C0STAYS'));
  const end = { report: 'digest', channelId: 'C0END', by: 'U0BETO' };
  expect(await subscriptions().unsubscribe(end)).toBe(true);
  expect(await subscriptions().unsubscribe(end)).toBe(false);
  expect(await subscriptions().list('C0END')).toEqual([]);
  expect(await subscriptions().list('C0STAYS')).toHaveLength(1);
  const channels = (await subscriptions().list()).map(({ channelId }) => channelId);
  expect(channels).toContain('C0STAYS');
  expect(channels).not.toContain('C0END');
});

test('the list tells how the latest settled report went', async () => {
  const { id } = await subscriptions().subscribe(wish('C0SEEN'));
  const dueAt = new Date('2026-03-05T14:00:00Z');
  await database.orm.em.fork().insertMany(Slot, [
    {
      subscription: id,
      key: 'old',
      dueAt: new Date('2026-03-04T14:00:00Z'),
      outcome: 'posted',
      settledAt: dueAt,
    },
    { subscription: id, key: 'new', dueAt, outcome: 'failed', because: 'is_archived', settledAt: dueAt },
    { subscription: id, key: 'open', dueAt: new Date('2026-03-06T14:00:00Z') },
  ]);
  const [line] = await subscriptions().list('C0SEEN');
  expect(line?.lastOutcome).toEqual({ outcome: 'failed', because: 'is_archived', dueAt });
});

test.each([
  [{ report: 'horoscope' }, 'The reports are: digest, failures.'],
  [{ at: '9am' }, 'such as 09:00'],
  [{ at: '24:00' }, 'such as 09:00'],
  [{ zone: 'Bogota' }, 'America/Bogota'],
  [{ zone: 'UTC+3' }, 'is not a time zone'],
])('a wish that cannot be fulfilled (%o) is refused in words and changes nothing', async (changes, says) => {
  const refused = subscriptions().subscribe(wish('C0BAD', changes));
  await expect(refused).rejects.toThrow(ReportError);
  await expect(refused).rejects.toThrow(says);
  expect(await subscriptions().list('C0BAD')).toEqual([]);
});
