import type { RequiredEntityData } from '@mikro-orm/core';
import { delivered, failed } from '../../src/entities/cell.ts';
import { Slot } from '../../src/entities/rows/slot.ts';
import { Subscription } from '../../src/entities/rows/subscription.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import type { ReportReader } from '../../src/reports/report-reader.ts';
import { createScheduler } from '../../src/reports/scheduler.ts';
import { createTestDatabase } from '../support/database.ts';
import { givenDeployment } from '../support/given.ts';
import { createClock, createFakeSink } from './fake-sink.ts';

export type SubscriptionChanges = Partial<RequiredEntityData<Subscription>>;

/** Ten users were sent to on 3 March 2026, of whom two failed; who subscribes hears of them at nine. */
export async function createScheduleWorld() {
  const database = await createTestDatabase();
  const { orm } = database;
  await givenDeployment(orm, {
    launchedAt: new Date('2026-03-03T16:00:00Z'),
    cells: [
      [delivered('read', true), 8],
      [failed('invalid_number'), 2],
    ],
  });
  let channels = 0;
  return {
    orm,
    close: () => database.close(),

    /** Each in a channel of its own. */
    async subscribe(changes: SubscriptionChanges = {}) {
      channels += 1;
      const channelId = `C0${channels}`;
      const wish = {
        report: 'digest',
        channelId,
        at: '09:00',
        zone: 'America/Bogota',
        createdBy: 'U0ANA',
        owner: 'U0ANA',
        ...changes,
      };
      const id = await orm.em.fork().insert(Subscription, {
        ...wish,
        createdAt: new Date('2026-03-04T00:00:00Z'),
        scheduledAt: new Date('2026-03-04T00:00:00Z'),
      });
      return { id, channelId };
    },

    /** From here on nobody hears of anything. */
    async endSubscriptions() {
      await orm.em.fork().nativeUpdate(Subscription, { endedAt: null }, { endedAt: new Date(0) });
    },

    given(now = '2026-03-04T14:00:30Z', reader: ReportReader = createMetricsReader(orm)) {
      const clock = createClock(now);
      const sink = createFakeSink(clock.now);
      const scheduler = () => createScheduler({ orm, reader, sink, now: clock.now });
      return { clock, sink, scheduler };
    },

    slotsOf: (subscription: number) =>
      orm.em.fork().find(Slot, { subscription }, { orderBy: { dueAt: 'asc' } }),
  };
}

export type ScheduleWorld = Awaited<ReturnType<typeof createScheduleWorld>>;
