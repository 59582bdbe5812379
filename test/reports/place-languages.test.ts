import { afterAll, beforeEach, expect, test } from 'vitest';
import { delivered, inProcess } from '../../src/entities/cell.ts';
import type { Language } from '../../src/entities/language/language.ts';
import { Deployment } from '../../src/entities/rows/deployment.ts';
import { Incident } from '../../src/entities/rows/incident.ts';
import { Subscription } from '../../src/entities/rows/subscription.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { createIncidentAlerts } from '../../src/reports/incidents/incident-alerts.ts';
import { createLiveMessages } from '../../src/reports/live-messages.ts';
import { createScheduler } from '../../src/reports/scheduler.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { givenDeployment } from '../support/given.ts';
import { createClock, createFakeSink } from './fake-sink.ts';

const opened: TestDatabase[] = [];
let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  opened.push(database);
});
afterAll(async () => {
  for (const one of opened) await one.close();
});

function given(spoken: Record<string, Language>) {
  const clock = createClock('2026-03-03T15:07:10Z');
  const sink = createFakeSink(clock.now);
  const languages = {
    of: async (placeId: string, reader: string | null) => spoken[placeId] ?? spoken[reader ?? ''] ?? 'en',
  };
  const common = { orm: database.orm, sink, languages, now: clock.now };
  return { clock, sink, spoken, common };
}

test('a live message and its thread keep the language in which they began, whatever becomes of the channel’s', async () => {
  const { clock, sink, spoken, common } = given({ C0VENTAS: 'es' });
  const { orm } = database;
  const { id } = await givenDeployment(orm, { channelId: 'C0VENTAS', cells: [[inProcess('queued'), 3]] });
  await givenDeployment(orm, { channelId: 'C0SALES', cells: [[inProcess('queued'), 3]] });
  await createLiveMessages(common).tick();
  spoken.C0VENTAS = 'pt';
  spoken.C0SALES = 'es';
  await orm.em.fork().nativeUpdate(Deployment, { id }, { phase: 'finished', finishedAt: clock.now() });
  for (const _ of [1, 2, 3]) {
    clock.passSeconds(60);
    await createLiveMessages(common).tick();
  }
  const said = (channelId: string) =>
    sink.in(channelId).map(({ threadTs, edits, language }) => [threadTs !== undefined, edits, language]);
  expect(said('C0VENTAS')).toEqual([
    [false, 1, 'es'],
    [true, 0, 'es'],
  ]);
  expect(said('C0SALES')).toEqual([
    [false, 0, 'en'],
    [true, 0, 'en'],
  ]);
});

test('what comes directly to its launcher is in the launcher’s language', async () => {
  const { sink, common } = given({ C0VENTAS: 'es', U0BIA: 'pt' });
  await givenDeployment(database.orm, {
    channelId: 'C0VENTAS',
    launchedBy: 'U0BIA',
    cells: [[inProcess('queued'), 3]],
  });
  await givenDeployment(database.orm, {
    channelId: 'D0BIA',
    launchedBy: 'U0BIA',
    cells: [[inProcess('queued'), 3]],
  });
  sink.closed.set('C0VENTAS', 'not_in_channel');
  await createLiveMessages(common).tick();
  expect(
    sink
      .heads()
      .map(({ channelId, language }) => [channelId, language])
      .sort(),
  ).toEqual([
    ['D0BIA', 'pt'],
    ['U0BIA', 'pt'],
  ]);
});

test('a report is told in the language of its channel, and its owner hears of a refusal in theirs', async () => {
  const { sink, common, clock } = given({ C0VENTAS: 'es', U0BIA: 'pt' });
  clock.set('2026-03-04T14:00:30Z');
  await givenDeployment(database.orm, {
    launchedAt: new Date('2026-03-03T16:00:00Z'),
    cells: [[delivered('read', true), 8]],
  });
  for (const channelId of ['C0VENTAS', 'C0SHUT']) {
    await database.orm.em.fork().insert(Subscription, {
      ...{
        report: 'digest',
        channelId,
        at: '09:00',
        zone: 'America/Bogota',
        createdBy: 'U0BIA',
        owner: 'U0BIA',
      },
      createdAt: new Date('2026-03-04T00:00:00Z'),
      scheduledAt: new Date('2026-03-04T00:00:00Z'),
    });
  }
  sink.closed.set('C0SHUT', 'is_archived');
  await createScheduler({ ...common, reader: createMetricsReader(database.orm) }).tick();
  expect(sink.messages.map(({ channelId, language }) => [channelId, language]).sort()).toEqual([
    ['C0VENTAS', 'es'],
    ['U0BIA', 'pt'],
  ]);
});

test('an alert is told in each place in its language, and in a thread in that of its message', async () => {
  const { clock, sink, spoken, common } = given({ C0VENTAS: 'es' });
  const { templateId } = await givenDeployment(database.orm, {
    channelId: 'C0VENTAS',
    holds: { template_paused: 'The template is paused.' },
    cells: [[inProcess('queued'), 3]],
  });
  await createLiveMessages(common).tick();
  spoken.C0VENTAS = 'pt';
  await database.orm.em.fork().insert(Incident, {
    kind: 'template_paused',
    subject: templateId,
    because: 'Told by WhatsApp.',
    openedAt: clock.now(),
  });
  await database.orm.em.fork().insert(Subscription, {
    ...{
      report: 'digest',
      channelId: 'C0VENTAS',
      at: '09:00',
      zone: 'UTC',
      createdBy: 'U0ANA',
      owner: 'U0ANA',
    },
    createdAt: clock.now(),
  });
  await createIncidentAlerts({ ...common, adminUsers: ['U0ADMIN'] }).tick();
  const told = sink.messages.filter(({ key }) => key.startsWith('incident:'));
  expect(told.map(({ threadTs, language }) => [threadTs !== undefined, language]).sort()).toEqual([
    [false, 'pt'],
    [true, 'es'],
  ]);
});
