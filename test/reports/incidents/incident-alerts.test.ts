import { afterAll, beforeEach, expect, test } from 'vitest';
import { delivered, inProcess } from '../../../src/entities/cell.ts';
import { Incident } from '../../../src/entities/rows/incident.ts';
import { Post } from '../../../src/entities/rows/post.ts';
import { Subscription } from '../../../src/entities/rows/subscription.ts';
import { Template } from '../../../src/entities/rows/template.ts';
import { createIncidentAlerts } from '../../../src/reports/incidents/incident-alerts.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { givenDeployment } from '../../support/given.ts';
import { createClock, createFakeSink } from '../fake-sink.ts';

const opened: TestDatabase[] = [];
let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  opened.push(database);
});
afterAll(async () => {
  for (const one of opened) await one.close();
});

function given() {
  const clock = createClock('2026-03-03T16:00:00Z');
  const sink = createFakeSink(clock.now);
  const adminUsers = ['U0ADMIN', 'U0BOSS'];
  const alerts = () => createIncidentAlerts({ orm: database.orm, sink, adminUsers, now: clock.now });
  const tick = async () => expect(await alerts().tick()).toEqual({ failures: [] });
  const places = () =>
    sink.messages.map(({ channelId, threadTs }) => `${channelId} ${threadTs ?? '–'}`).sort();
  return { clock, sink, alerts, tick, places };
}

const subscribe = (channelId: string, report = 'digest', endedAt: Date | null = null) =>
  database.orm.em.fork().insert(Subscription, {
    report,
    channelId,
    at: '09:00',
    zone: 'UTC',
    createdBy: 'U0ANA',
    owner: 'U0ANA',
    endedAt,
  });

const standing = (deployment: number, channelId: string, ts: string) =>
  database.orm.em.fork().insert(Post, {
    key: `deployment:${deployment}`,
    channelId,
    status: 'posted',
    ts,
    attemptedAt: new Date('2026-03-03T15:00:00Z'),
  });

const open = (kind: 'template_paused' | 'line_stopped', subject: string) =>
  database.orm.em.fork().insert(Incident, {
    kind,
    subject,
    because: 'Told by WhatsApp.',
    openedAt: new Date('2026-03-03T15:58:00Z'),
    changedAt: new Date('2026-03-03T15:58:00Z'),
  });

/** Held, held without a message yet, and two bystanders: another template, and nothing left to send. */
async function givenPause() {
  const { orm } = database;
  const holds = { template_paused: 'The template is paused.' };
  const held = await givenDeployment(orm, {
    channelId: 'C0SALES',
    holds,
    cells: [
      [inProcess('queued'), 40],
      [inProcess('retry'), 2],
      [delivered('read', false), 9],
    ],
  });
  await givenDeployment(orm, { channelId: 'C0LATE', holds, cells: [[inProcess('queued'), 7]] });
  const other = await givenDeployment(orm, {
    conversation: 'Winter',
    template: 'winter',
    holds: { template_paused: 'Another template is paused.' },
    cells: [[inProcess('queued'), 5]],
  });
  const done = await givenDeployment(orm, { phase: 'sent', cells: [[delivered('read', false), 5]] });
  await standing(held.id, 'C0SALES', '1772550000.000100');
  await standing(other.id, 'C0LAUNCH', '1772550000.000200');
  await standing(done.id, 'C0LAUNCH', '1772550000.000300');
  await orm.em.fork().nativeUpdate(
    Template,
    { id: held.templateId },
    {
      status: 'PAUSED',
      pauseTitle: 'FIRST_PAUSE',
      quality: 'RED',
      statusAt: new Date('2026-03-03T15:57:00Z'),
    },
  );
  await open('template_paused', held.templateId);
  return held;
}

test('a paused template is told once in every subscribed channel and in the threads of what it holds', async () => {
  const held = await givenPause();
  await subscribe('C0ONE');
  await subscribe('C0ONE', 'failures');
  await subscribe('C0TWO');
  await subscribe('C0PAST', 'digest', new Date());
  const { clock, sink, tick, places } = given();
  await tick();
  clock.passSeconds(300);
  await tick();
  expect(places()).toEqual(['C0ONE –', 'C0SALES 1772550000.000100', 'C0TWO –']);
  const document = sink.in('C0ONE')[0]?.document;
  expect(document?.title).toBe(`Template ${held.templateId} was paused`);
  expect(document?.summary).toContain('49 users waiting');
  expect(document?.tables[0]?.rows).toContainEqual([`D-${held.id}`, 'Spring sale', 42]);
  expect(document?.context[1]).toContainEqual({ at: new Date('2026-03-03T18:57:00Z') });
});

test('a thousand held deployments make one message per channel', async () => {
  const held = await givenPause();
  const em = database.orm.em.fork();
  await em.execute(`
    insert into deployment
    select (jsonb_populate_record(d, jsonb_build_object('id', d.id + 1000 + n,
              'channel_id', case when n % 2 = 0 then 'C0SALES' else 'C0ONE' end))).*
      from deployment d, generate_series(1, 998) n where d.id = ${held.id}`);
  await em.execute(`
    insert into tally
    select (jsonb_populate_record(t, jsonb_build_object('deployment_id', d.id))).*
      from tally t, deployment d where t.deployment_id = ${held.id} and d.id > 1000`);
  await em.execute(`
    insert into hold
    select (jsonb_populate_record(h, jsonb_build_object('deployment_id', d.id))).*
      from hold h, deployment d where h.deployment_id = ${held.id} and d.id > 1000`);
  await em.execute(`
    insert into post (key, channel_id, status, ts, attempted_at)
    select 'deployment:' || id, channel_id, 'posted', '1772550000.' || (100000 + id), '2026-03-03T15:00:00Z'
      from deployment where id > 1000`);
  await subscribe('C0ONE');
  const { sink, tick } = given();
  await tick();
  await tick();
  expect(sink.messages.map(({ channelId }) => channelId).sort()).toEqual(['C0ONE', 'C0SALES']);
  expect(sink.in('C0ONE')[0]?.document.tables[0]?.caption).toMatch(/ of 1,000$/);
});

test('where nobody subscribes each admin is told directly', async () => {
  await givenPause();
  const { tick, places } = given();
  await tick();
  await tick();
  expect(places()).toEqual(['C0SALES 1772550000.000100', 'U0ADMIN –', 'U0BOSS –']);
});

test('when every subscribed channel refuses, the admins are told; one that takes it is enough', async () => {
  await givenPause();
  await subscribe('C0ONE');
  await subscribe('C0TWO');
  const { sink, tick, places } = given();
  sink.closed.set('C0ONE', 'is_archived');
  await tick();
  expect(places()).toEqual(['C0SALES 1772550000.000100', 'C0TWO –']);

  await open('line_stopped', 'line-1');
  sink.closed.set('C0TWO', 'not_in_channel');
  await tick();
  await tick();
  expect(sink.in('U0ADMIN')).toHaveLength(1);
  expect(sink.in('U0BOSS')).toHaveLength(1);
});

test('a stopped line is told with its number and what it holds', async () => {
  const { id, lineId } = await givenDeployment(database.orm, {
    holds: { line_stopped: 'No payment method.' },
    cells: [[inProcess('queued'), 12]],
  });
  await givenDeployment(database.orm, { line: 'line-2', holds: { line_stopped: 'Another line.' } });
  await open('line_stopped', lineId);
  await subscribe('C0ONE');
  const { sink, tick } = given();
  await tick();
  const document = sink.in('C0ONE')[0]?.document;
  expect(document?.title).toBe('Line +12025550100 stopped sending');
  expect(document?.tables[0]?.rows).toEqual([[`D-${id}`, 'Spring sale', 12]]);
});

test('a closed incident is not told, and one that cannot be told leaves the others alone', async () => {
  await givenPause();
  await open('template_paused', 'a template that nobody knows');
  await database.orm.em.fork().insert(Incident, {
    kind: 'line_stopped',
    subject: 'line-1',
    because: 'It was over soon.',
    closedAt: new Date(),
  });
  await subscribe('C0ONE');
  const { sink, alerts } = given();
  const { failures } = await alerts().tick();
  expect(failures).toHaveLength(1);
  expect(sink.in('C0ONE').map(({ document }) => document.title)).toEqual([
    'Template spring-template was paused',
  ]);
});

test('replicas that tick at once, and a lost answer, still make one alert per place', async () => {
  await givenPause();
  await subscribe('C0ONE');
  const { clock, sink, alerts, places } = given();
  sink.posts.push('accepted, answer lost', 'accepted, answer lost');
  for (let minute = 0; minute < 4; minute += 1) {
    await Promise.all([1, 2, 3].map(() => alerts().tick()));
    clock.passSeconds(60);
  }
  expect(places()).toEqual(['C0ONE –', 'C0SALES 1772550000.000100']);
});
