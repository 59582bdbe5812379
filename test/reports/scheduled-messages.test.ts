import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProcess } from '../../src/entities/cell.ts';
import { Deployment } from '../../src/entities/rows/deployment.ts';
import { Hold } from '../../src/entities/rows/hold.ts';
import { createLiveMessages } from '../../src/reports/live-messages.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { givenDeployment } from '../support/given.ts';
import { createClock, createFakeSink } from './fake-sink.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const clock = createClock('2026-03-03T15:07:10Z');
const sink = createFakeSink(clock.now);
const tick = async () => {
  const live = createLiveMessages({ orm: database.orm, sink, now: clock.now });
  expect(await live.tick()).toEqual({ failures: [] });
  clock.passSeconds(5);
};
const scheduledFor = new Date('2026-03-04T14:00:00Z');
const cells = [[inProcess('queued'), 50]] as const;
const words = 'Wednesday 4 March 2026 at 09:00 (America/Bogota)';
const messageOf = (key: string) => sink.messages.filter((message) => message.key === key);

test('a scheduled deployment has one message that tells when it starts and what can be done; it follows it to the end', async () => {
  const { id } = await givenDeployment(database.orm, { phase: 'scheduled', scheduledFor, cells });
  await tick();
  await tick();
  expect(messageOf(`deployment:${id}`)).toMatchObject([
    {
      channelId: 'C0LAUNCH',
      document: {
        summary: `D-${id} Spring sale: scheduled for ${words}, 50 to send to.`,
        lead: [{ bold: 'Scheduled' }, ' · starts ', { at: scheduledFor }, ' · 50 users'],
        context: [['Scheduled by ', { user: 'U0ANA' }, ` for ${words} · customers.csv`]],
        actions: [{ label: 'Send now' }, { label: 'Change time' }, { label: 'Cancel' }],
      },
    },
  ]);
  const em = database.orm.em.fork();
  await em.nativeUpdate(Deployment, id, { phase: 'cancelled', cancelledAt: clock.now() });
  for (let times = 0; times < 12; times += 1) await tick();
  expect(messageOf(`deployment:${id}`)).toMatchObject([
    {
      document: {
        lead: [{ bold: 'Cancelled' }, ' · 50 users will not be sent to'],
        context: [['Never launched', ' · customers.csv']],
        actions: [],
      },
    },
  ]);
  expect(sink.messages.filter(({ key }) => key.startsWith(`deployment:${id}:cancelled`))).toMatchObject([
    { document: { summary: `D-${id} was cancelled before it started: nobody was sent to.`, actions: [] } },
  ]);
});

test('one that is paused while it waits says by whom, and can be resumed', async () => {
  const { id } = await givenDeployment(database.orm, { phase: 'scheduled', scheduledFor, cells });
  const because = 'Paused by a person.';
  await database.orm.em
    .fork()
    .insert(Hold, { deployment: id, kind: 'paused_by_person', because, createdBy: 'U0BEN' });
  for (let times = 0; times < 3; times += 1) await tick();
  expect(messageOf(`deployment:${id}`)).toMatchObject([
    {
      document: {
        context: [['Held now:', ' ', 'Paused by ', { user: 'U0BEN' }, '.'], expect.anything()],
        actions: [{ label: 'Resume' }, { label: 'Send now' }, { label: 'Change time' }, { label: 'Cancel' }],
      },
    },
  ]);
});

test('a missed one is asked about once, directly and with the three ways on; on time nobody is asked', async () => {
  const missed = 'Nothing was running at that time, so it was not sent.';
  const { id } = await givenDeployment(database.orm, { phase: 'scheduled', scheduledFor, missed, cells });
  const calm = await givenDeployment(database.orm, { phase: 'scheduled', scheduledFor, cells });
  for (let times = 0; times < 3; times += 1) await tick();
  expect(messageOf(`deployment:${id}`)).toMatchObject([
    {
      document: { lead: [{ bold: 'Not started' }, ' · was to start ', { at: scheduledFor }, ' · 50 users'] },
    },
  ]);
  const questions = sink.messages.filter(({ key }) => key.includes(':missed '));
  expect(questions).toMatchObject([
    {
      key: `deployment:${id}:missed ${scheduledFor.getTime()}`,
      channelId: 'U0ANA',
      document: {
        title: `D-${id} was not sent at its time`,
        summary: `D-${id} Spring sale was to start on ${words} and did not: ${missed} What shall happen?`,
        actions: [{ label: 'Send now' }, { label: 'Choose another time' }, { label: 'Cancel' }],
      },
    },
  ]);
  expect(messageOf(`deployment:${calm.id}`)).toHaveLength(1);
});
