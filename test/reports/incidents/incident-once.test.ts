import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeIncident, openIncident } from '../../../src/entities/database/incident-rows.ts';
import { Incident } from '../../../src/entities/rows/incident.ts';
import { SlackPace } from '../../../src/entities/rows/slack-pace.ts';
import { Subscription } from '../../../src/entities/rows/subscription.ts';
import { Template } from '../../../src/entities/rows/template.ts';
import { createIncidentAlerts } from '../../../src/reports/incidents/incident-alerts.ts';
import { createPacedSink } from '../../../src/reports/paced-sink.ts';
import { createSlackPaceStore } from '../../../src/reports/slack-pace-store.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { givenDeployment } from '../../support/given.ts';
import { createClock, createFakeSink, type Fate } from '../fake-sink.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** What Slack does to a call, and what becomes of the process that makes it. */
const fate = fc.constantFrom<Fate>(
  'accepted, answer lost',
  'lost on the way',
  'accepted, process killed',
  'process killed before',
  { limitedForMs: 30_000 },
);
const fates = fc.array(fate, { maxLength: 8 });

let runs = 0;

/** Two replicas live through an incident of so many minutes while Slack lies; gives what people see of it. */
async function live(posts: readonly Fate[], edits: readonly Fate[], hiddenForMs: number, lasts = 12) {
  runs += 1;
  const { orm } = database;
  const em = () => orm.em.fork();
  const clock = createClock(new Date(Date.now() - 6 * 3_600_000).toISOString());
  const sink = createFakeSink(clock.now);
  sink.hiddenForMs = hiddenForMs;
  sink.posts.push(...posts);
  sink.edits.push(...edits);
  await em().nativeUpdate(Subscription, { endedAt: null }, { endedAt: new Date() });
  await em().nativeDelete(SlackPace, {});
  await em().nativeDelete(Incident, {});
  for (const channelId of ['C0ONE', 'C0TWO'].map((name) => `${name}${runs}`)) {
    const wanted = {
      report: 'digest',
      channelId,
      at: '09:00',
      zone: 'UTC',
      owner: 'U0ANA',
      createdBy: 'U0ANA',
    };
    await em().insert(Subscription, wanted);
  }
  const { templateId } = await givenDeployment(orm, {
    conversation: `Sale ${runs}`,
    template: `sale_${runs}`,
  });
  const change = (status: string, act: typeof openIncident | undefined) =>
    em().transactional(async (tx) => {
      await tx.nativeUpdate(Template, { id: templateId }, { status, pauseTitle: 'FIRST_PAUSE' });
      if (!act) await closeIncident(tx, 'template_paused', templateId);
      else await act(tx, { kind: 'template_paused', subject: templateId, because: 'Paused.', step: 'pause' });
    });
  // A killed process comes back as a new one, which knows nothing.
  const replica = () =>
    createIncidentAlerts({
      orm,
      sink: createPacedSink(sink, createSlackPaceStore(orm), clock.now),
      adminUsers: ['U0ADMIN'],
      now: clock.now,
    });
  const minutes = async (count: number) => {
    for (let minute = 0; minute < count; minute += 1) {
      await Promise.all([replica().tick(), replica().tick()]);
      clock.passSeconds(60);
    }
  };
  await change('PAUSED', openIncident);
  await minutes(lasts);
  await change('APPROVED', undefined);
  await minutes(12);
  return sink.messages.map(
    ({ channelId, threadTs, document }) =>
      `${channelId.replace(String(runs), '')}${threadTs ? ' in thread' : ''}: ${document.title.replace(String(runs), '')}`,
  );
}

test('whatever Slack does and whoever is killed: one message per channel, shown as it ended, and its end told once', async () => {
  await fc.assert(
    fc.asyncProperty(fates, fates, fc.constantFrom(0, 14_000), async (posts, edits, hiddenForMs) => {
      expect((await live(posts, edits, hiddenForMs)).sort()).toEqual([
        'C0ONE in thread: Template sale_ can be sent again',
        'C0ONE: Template sale_ can be sent again',
        'C0TWO in thread: Template sale_ can be sent again',
        'C0TWO: Template sale_ can be sent again',
      ]);
    }),
    { numRuns: 8 },
  );
});

test('an alert whose answer was lost shows the end too, however soon it comes', async () => {
  const lost = ['accepted, answer lost', 'accepted, process killed'] as const;
  const shown = await live([...lost, { limitedForMs: 90_000 }], [], 14_000, 1);
  expect(shown.sort()).toEqual([
    'C0ONE in thread: Template sale_ can be sent again',
    'C0ONE: Template sale_ can be sent again',
    'C0TWO in thread: Template sale_ can be sent again',
    'C0TWO: Template sale_ can be sent again',
  ]);
});
