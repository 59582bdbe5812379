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
const subscriptions = () => createSubscriptions(database.orm, clock.now);
const wish = (channelId: string, changes: { at?: string; zone?: string; report?: string } = {}) => ({
  report: 'digest',
  channelId,
  at: '09:00',
  zone: 'America/Bogota',
  by: 'U0ANA',
  defaultZone: 'UTC',
  ...changes,
});

test('a channel subscribes and is told when the first report comes', async () => {
  const line = await subscriptions().subscribe(wish('C0ONE'));
  expect(line).toMatchObject({
    report: 'digest',
    channelId: 'C0ONE',
    at: '09:00',
    zone: 'America/Bogota',
    days: [1, 2, 3, 4, 5, 6, 7],
    onlyIf: 'news',
    otherwise: 'line',
    missed: 'catch_up',
    owner: 'U0ANA',
    nextDueAt: new Date('2026-03-05T14:00:00Z'),
    outcomes: [],
  });
  expect(await subscriptions().list('C0ONE')).toEqual([line]);
  expect(await subscriptions().find(line.id)).toEqual(line);
});

test('everything that can be chosen is kept', async () => {
  const choices = {
    at: '17:30',
    zone: 'America/Sao_Paulo',
    days: [1, 3] as const,
    conversations: [7, 9],
    onlyIf: 'failures',
    failedAbove: 5,
    otherwise: 'nothing',
    missed: 'skip',
    language: 'pt',
  } as const;
  const line = await subscriptions().subscribe({ ...wish('C0ALL'), ...choices });
  expect(line).toMatchObject(choices);
  expect(line.nextDueAt).toEqual(new Date('2026-03-04T20:30:00Z'));
});

test('a changed wish changes that subscription and no other; its owner stays, what it leaves out stays', async () => {
  const first = await subscriptions().subscribe({ ...wish('C0TWO'), otherwise: 'nothing' });
  const failures = await subscriptions().subscribe(wish('C0TWO', { report: 'failures' }));
  expect(await subscriptions().subscribe({ ...wish('C0TWO'), by: 'U0BETO' })).toEqual(first);
  const moved = await subscriptions().subscribe({ ...wish('C0TWO', { at: '17:30' }), by: 'U0BETO' });
  expect(moved).toEqual({ ...first, at: '17:30', nextDueAt: new Date('2026-03-04T22:30:00Z') });
  expect(await subscriptions().list('C0TWO')).toEqual([moved, failures]);
});

test('a new time starts anew: what came due under the old one is not posted again', async () => {
  const { id } = await subscriptions().subscribe(wish('C0NEW'));
  const scheduledAt = async () => (await database.orm.em.fork().findOneOrFail(Subscription, id)).scheduledAt;
  expect(await scheduledAt()).toEqual(clock.now());
  clock.passSeconds(60);
  await subscriptions().subscribe({ ...wish('C0NEW'), onlyIf: 'sent' });
  expect(await scheduledAt()).toEqual(new Date(clock.now().getTime() - 60_000));
  await subscriptions().subscribe(wish('C0NEW', { at: '10:00' }));
  expect(await scheduledAt()).toEqual(clock.now());
});

test('a subscription rests until it is resumed or its snooze is over, and has another owner when it is handed on', async () => {
  const { id, nextDueAt } = await subscriptions().subscribe(wish('C0REST'));
  const bystander = await subscriptions().subscribe(wish('C0AWAKE'));
  expect(await subscriptions().rest(id, 'pause', 'U0BETO')).toMatchObject({ pausedBy: 'U0BETO' });
  const until = new Date('2026-03-06T05:00:00Z');
  expect(await subscriptions().rest(id, { until }, 'U0BETO')).toMatchObject({
    pausedBy: undefined,
    snoozedUntil: until,
    nextDueAt: new Date('2026-03-06T14:00:00Z'),
  });
  expect(await subscriptions().rest(id, 'resume', 'U0BETO')).toMatchObject({
    pausedBy: undefined,
    snoozedUntil: undefined,
    nextDueAt,
  });
  expect((await subscriptions().transfer(id, 'U0CARLA')).owner).toBe('U0CARLA');
  expect(await subscriptions().find(bystander.id)).toEqual(bystander);
  await subscriptions().unsubscribe({ report: 'digest', channelId: 'C0REST', by: 'U0ANA' });
  await expect(subscriptions().transfer(id, 'U0ANA')).rejects.toThrow(ReportError);
  await expect(subscriptions().rest(id, 'pause', 'U0ANA')).rejects.toThrow('has ended');
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

test('the list tells how the latest settled ones went, the newest first, also of a subscription before', async () => {
  const before = await subscriptions().subscribe(wish('C0SEEN'));
  await subscriptions().unsubscribe({ report: 'digest', channelId: 'C0SEEN', by: 'U0ANA' });
  const { id } = await subscriptions().subscribe(wish('C0SEEN'));
  const due = (day: string) => new Date(`2026-03-${day}T14:00:00Z`);
  await database.orm.em.fork().insertMany(Slot, [
    { subscription: before.id, key: 'a', dueAt: due('01'), outcome: 'posted', settledAt: due('01') },
    { subscription: before.id, key: 'b', dueAt: due('02'), outcome: 'posted', settledAt: due('02') },
    {
      subscription: id,
      key: 'c',
      dueAt: due('03'),
      outcome: 'failed',
      because: 'slack:is_archived',
      settledAt: due('03'),
    },
    { subscription: id, key: 'd', dueAt: due('04'), outcome: 'posted', settledAt: due('04') },
    { subscription: id, key: 'open', dueAt: due('05') },
  ]);
  const [line] = await subscriptions().list('C0SEEN');
  expect(line?.outcomes).toEqual([
    { outcome: 'posted', because: null, dueAt: due('04') },
    { outcome: 'failed', because: 'slack:is_archived', dueAt: due('03') },
    { outcome: 'posted', because: null, dueAt: due('02') },
  ]);
});

test.each([
  [{ report: 'horoscope' }, 'The reports are: digest, weekly,'],
  [{ days: [] }, 'one day'],
  [{ onlyIf: 'failures' as const }, 'whole number'],
  [{ onlyIf: 'failures' as const, failedAbove: 101 }, 'whole number'],
  [{ at: '9am' }, 'such as 09:00'],
  [{ at: '24:00' }, 'such as 09:00'],
  [{ zone: 'Bogota' }, 'America/Bogota'],
  [{ zone: 'UTC+3' }, 'is not a time zone'],
])('a wish that cannot be fulfilled (%o) is refused in words and changes nothing', async (changes, says) => {
  const refused = subscriptions().subscribe({ ...wish('C0BAD'), ...changes });
  await expect(refused).rejects.toThrow(ReportError);
  await expect(refused).rejects.toThrow(says);
  expect(await subscriptions().list('C0BAD')).toEqual([]);
});
