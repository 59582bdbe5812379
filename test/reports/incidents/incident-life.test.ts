import { afterAll, beforeEach, expect, test } from 'vitest';
import { inProcess } from '../../../src/entities/cell.ts';
import { closeIncident, openIncident } from '../../../src/entities/database/incident-rows.ts';
import { Incident } from '../../../src/entities/rows/incident.ts';
import { Post } from '../../../src/entities/rows/post.ts';
import { Subscription } from '../../../src/entities/rows/subscription.ts';
import { Template } from '../../../src/entities/rows/template.ts';
import { createIncidentAlerts } from '../../../src/reports/incidents/incident-alerts.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { givenDeployment } from '../../support/given.ts';
import { createClock, createFakeSink, type FakeSink } from '../fake-sink.ts';

const opened: TestDatabase[] = [];
let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  opened.push(database);
});
afterAll(async () => {
  for (const one of opened) await one.close();
});

/** The rows take their times from the database: whatever happens to them comes after what was posted. */
function given() {
  const clock = createClock(new Date(Date.now() - 3_600_000).toISOString());
  const sink = createFakeSink(clock.now);
  const { orm } = database;
  const alerts = createIncidentAlerts({ orm, sink, adminUsers: ['U0ADMIN'], now: clock.now });
  const tick = async () => {
    clock.passSeconds(10);
    expect(await alerts.tick()).toEqual({ failures: [] });
  };
  return { clock, sink, tick };
}

const subscribe = (channelId: string) =>
  database.orm.em.fork().insert(Subscription, {
    report: 'digest',
    channelId,
    at: '09:00',
    zone: 'UTC',
    createdBy: 'U0ANA',
    owner: 'U0ANA',
  });

const told = (sink: FakeSink) =>
  sink.messages.map(
    ({ channelId, threadTs, document }) => `${channelId} ${threadTs ?? '–'} ${document.title}`,
  );

const pause = (subject: string, step = 'pause') =>
  database.orm.em
    .fork()
    .transactional((em) =>
      openIncident(em, { kind: 'template_paused', subject, because: 'No reason was given.', step }),
    );
const release = (subject: string) =>
  database.orm.em.fork().transactional((em) => closeIncident(em, 'template_paused', subject));

const template = (id: string, status: string) =>
  database.orm.em.fork().nativeUpdate(Template, { id }, { status, pauseTitle: 'FIRST_PAUSE' });

async function givenPause() {
  const held = await givenDeployment(database.orm, {
    holds: { template_paused: 'The template is paused.' },
    cells: [[inProcess('queued'), 40]],
  });
  await template(held.templateId, 'PAUSED');
  await pause(held.templateId);
  return held.templateId;
}

test('one message per incident and channel is kept current, and its thread hears of the end and of its coming back', async () => {
  const id = await givenPause();
  await subscribe('C0ONE');
  const { sink, tick } = given();
  await tick();
  const [alert] = sink.in('C0ONE');
  expect(alert?.document.title).toBe('Template spring-template was paused');

  await database.orm.em
    .fork()
    .nativeUpdate(Incident, {}, { acknowledgedBy: 'U0ANA', acknowledgedAt: new Date() });
  await tick();
  expect(alert?.document.title).toBe('Template spring-template was paused');
  expect(alert?.edits).toBe(1);

  await template(id, 'APPROVED');
  await release(id);
  await tick();
  await tick();
  expect(alert?.document.title).toBe('Template spring-template can be sent again');

  await template(id, 'PAUSED');
  await pause(id);
  await tick();
  await tick();
  expect(alert?.document.title).toBe('Template spring-template was paused');
  expect(told(sink)).toEqual([
    'C0ONE – Template spring-template was paused',
    `C0ONE ${alert?.ts} Template spring-template can be sent again`,
    `C0ONE ${alert?.ts} It is back: Template spring-template was paused`,
  ]);
  expect(await database.orm.em.fork().count(Incident)).toBe(1);
});

test('what gets worse is told in the thread, a pause told twice is not', async () => {
  const id = await givenPause();
  await subscribe('C0ONE');
  const { sink, tick } = given();
  await tick();
  await pause(id);
  await tick();
  expect(sink.messages).toHaveLength(1);
  await template(id, 'DISABLED');
  await pause(id, 'disabled');
  await tick();
  expect(told(sink)[1]).toContain('It changed: Template spring-template was disabled');
});

test('a problem that comes back after more than a week is another one', async () => {
  const id = await givenPause();
  await release(id);
  await database.orm.em
    .fork()
    .nativeUpdate(Incident, {}, { closedAt: new Date(Date.now() - 8 * 86_400_000) });
  await pause(id);
  expect(await database.orm.em.fork().count(Incident)).toBe(2);
});

test('whoever it is given to hears of it once, directly', async () => {
  await givenPause();
  await subscribe('C0ONE');
  const { sink, tick } = given();
  await tick();
  await database.orm.em
    .fork()
    .nativeUpdate(Incident, {}, { assignedTo: 'U0BETO', assignedBy: 'U0ANA', assignedAt: new Date() });
  await tick();
  await tick();
  expect(told(sink).filter((line) => line.startsWith('U0BETO'))).toEqual([
    'U0BETO – For you: Template spring-template was paused',
  ]);
});

test('while it is snoozed nothing is told but its end', async () => {
  const id = await givenPause();
  await subscribe('C0ONE');
  const { clock, sink, tick } = given();
  await tick();
  await database.orm.em.fork().nativeUpdate(
    Incident,
    {},
    {
      snoozedBy: 'U0ANA',
      snoozedAt: new Date(),
      snoozedUntil: new Date(clock.now().getTime() + 3_600_000),
    },
  );
  await pause(id, 'second pause');
  await tick();
  await release(id);
  await pause(id);
  await tick();
  expect(sink.messages).toHaveLength(1);
  await release(id);
  await tick();
  expect(told(sink)[1]).toContain('can be sent again');
});

test('a thousand held deployments make one message per channel, and few make a word in each thread', async () => {
  const { orm } = database;
  const holds = { template_paused: 'The template is paused.' };
  const first = await givenDeployment(orm, { channelId: 'C0ONE', holds, cells: [[inProcess('queued'), 2]] });
  await template(first.templateId, 'PAUSED');
  await orm.em.fork().execute(`
    insert into deployment (version_id, line_id, phase, channel_id, audience_name, created_by, launched_by, launched_at, imported_at)
    select d.version_id, d.line_id, d.phase, case when n <= 600 then 'C0ONE' when n <= 997 then 'C0OTHER' else 'C0FEW' end,
           d.audience_name, d.created_by, d.launched_by, d.launched_at, d.imported_at
      from deployment d, generate_series(1, 1000) n where d.id = ${first.id}`);
  await orm.em.fork().execute(`
    insert into hold (deployment_id, kind, because) select id, 'template_paused', 'Paused.' from deployment where id > ${first.id}`);
  await orm.em.fork().execute(`
    insert into post (key, channel_id, status, ts, attempted_at)
    select 'deployment:' || id, channel_id, 'posted', id || '.000100', now() from deployment`);
  await pause(first.templateId);
  await subscribe('C0ONE');
  await subscribe('C0QUIET');
  const { sink, tick } = given();
  await tick();
  await tick();
  const count = (channelId: string) => sink.in(channelId).length;
  expect(['C0ONE', 'C0QUIET', 'C0OTHER'].map(count)).toEqual([1, 1, 1]);
  expect(sink.in('C0OTHER')[0]?.threadTs).toBeDefined();
  expect(sink.in('C0FEW').map(({ document }) => document.title)).toEqual([
    'Template spring-template was paused',
    expect.stringMatching(/^D-\d+ is held: Template spring-template was paused$/),
    expect.stringMatching(/^D-\d+ is held/),
  ]);
  expect(sink.in('C0ONE')[0]?.document.summary).toContain('Held: 1,001 deployments, 2 users waiting.');
  const posts = await orm.em.fork().count(Post, { key: { $like: 'incident:%' } });
  expect(posts).toBe(sink.messages.length);
});
