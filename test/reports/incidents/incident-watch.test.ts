import { afterAll, beforeEach, expect, test } from 'vitest';
import { delivered } from '../../../src/entities/cell.ts';
import { Incident } from '../../../src/entities/rows/incident.ts';
import { Line } from '../../../src/entities/rows/line.ts';
import { Slot } from '../../../src/entities/rows/slot.ts';
import { Subscription } from '../../../src/entities/rows/subscription.ts';
import { createIncidentAlerts } from '../../../src/reports/incidents/incident-alerts.ts';
import { createIncidentWatch } from '../../../src/reports/incidents/incident-watch.ts';
import { refusalText } from '../../../src/reports/slack-refusals.ts';
import { refusedWith } from '../../../src/reports/slot-reasons.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { givenDeployment } from '../../support/given.ts';
import { createFakeSink } from '../fake-sink.ts';

const opened: TestDatabase[] = [];
let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  opened.push(database);
});
afterAll(async () => {
  for (const one of opened) await one.close();
});
const em = () => database.orm.em.fork();
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** Every kind is looked for at each tick: a new process looks at once. */
const look = async () =>
  expect(await createIncidentWatch({ orm: database.orm, now: () => new Date() }).tick()).toEqual({
    failures: [],
  });
const incidents = async () =>
  (await em().find(Incident, {}, { orderBy: { id: 'asc' } })).map(
    ({ kind, subject, closedAt }) => `${kind} ${subject}${closedAt ? ', over' : ''}`,
  );
const told = async () => {
  const sink = createFakeSink(() => new Date());
  await createIncidentAlerts({
    orm: database.orm,
    sink,
    adminUsers: ['U0ADMIN'],
    now: () => new Date(),
  }).tick();
  return sink.in('U0ADMIN').map(({ document }) => `${document.title}\n${document.summary}`);
};

/** Calls of a line, one a recipient, with what was heard of each: a column and its time, or a failure. */
async function givenCalls(
  line: string,
  heard: 'delivered_at' | 'failed_at' | null,
  count: number,
  failure = '',
) {
  await em().execute(`
    with r as (
      insert into recipient (deployment_id, row_number, phone, variables, state, cause, sent, responded)
      select (select id from deployment where line_id = '${line}' limit 1),
             coalesce((select max(row_number) from recipient), 0) + n, '+1555' || (1000000 + n + coalesce((select max(row_number) from recipient), 0)), '{}', 'in_process', 'accepted', false, false
        from generate_series(1, ${count}) n returning id)
    insert into attempt (recipient_id, line_id, worker_id, number, started_at, outcome, provider_id, accepted_at${heard ? `, ${heard}` : ''}${failure ? ', failure' : ''})
    select id, '${line}', 1, 1, now() - interval '10 minutes', ${heard === 'failed_at' ? `'failed'` : `'accepted'`}, 'wamid-' || id, now() - interval '10 minutes'${heard ? ", now() - interval '9 minutes'" : ''}${failure ? `, '${failure}'` : ''}
      from r`);
}

async function givenLines() {
  await givenDeployment(database.orm, { line: 'line-1' });
  await givenDeployment(database.orm, { line: 'line-2' });
  await em().nativeUpdate(Line, { id: 'line-2' }, { displayPhone: '+12025550102' });
}

test('many failures of one line are told with their cause, a healthy line is not, and the end is noticed', async () => {
  await givenLines();
  await givenCalls('line-1', 'delivered_at', 70);
  await givenCalls('line-1', 'failed_at', 20, 'unreachable');
  await givenCalls('line-1', 'failed_at', 10, 'invalid_number');
  // What pauses a template is told apart.
  await givenCalls('line-2', 'failed_at', 90, 'template_paused');
  await givenCalls('line-2', 'delivered_at', 60);
  await look();
  expect(await incidents()).toEqual(['failure_rate line-1']);
  expect(await told()).toEqual([
    'Many messages of line +12025550100 fail\n30 of the latest 100 users called on line +12025550100 failed (30.0 %).',
  ]);
  await givenCalls('line-1', 'delivered_at', 450);
  await look();
  expect(await incidents()).toEqual(['failure_rate line-1, over']);
});

test('a failure rate that is noisy around its threshold opens one incident, which is told once', async () => {
  await givenLines();
  await givenCalls('line-1', 'delivered_at', 78);
  await givenCalls('line-1', 'failed_at', 22, 'unreachable');
  const heard: string[] = [];
  // 22, 18, 22, 18, 22 and 19 % of the latest users.
  for (const [deliveredNow, failedNow] of [
    [0, 0],
    [22, 0],
    [0, 6],
    [28, 0],
    [0, 8],
    [26, 0],
  ] as const) {
    if (deliveredNow > 0) await givenCalls('line-1', 'delivered_at', deliveredNow);
    if (failedNow > 0) await givenCalls('line-1', 'failed_at', failedNow, 'unreachable');
    await look();
    heard.push(...(await told()));
  }
  expect(await incidents()).toEqual(['failure_rate line-1']);
  expect(await em().find(Incident, {})).toMatchObject([{ openings: 1 }]);
  expect(heard.map((words) => words.split('\n')[0])).toEqual(['Many messages of line +12025550100 fail']);
});

test('accepted messages of which nothing is heard are told, until receipts come', async () => {
  await givenLines();
  await givenCalls('line-1', null, 25);
  await givenCalls('line-2', null, 10);
  await givenCalls('line-2', 'delivered_at', 15);
  await look();
  expect(await incidents()).toEqual(['webhook_silence line-1']);
  await em().execute(`update attempt set sent_at = now() where line_id = 'line-1'`);
  await look();
  expect(await incidents()).toEqual(['webhook_silence line-1, over']);
});

test('a conversation that gets far fewer answers than usual is told', async () => {
  const launched = (conversation: string, hours: number, answered: number, silent: number) =>
    givenDeployment(database.orm, {
      conversation,
      phase: 'finished',
      launchedAt: minutesAgo(hours * 60),
      cells: [
        [delivered('read', true), answered],
        [delivered('delivered', false), silent],
      ],
    });
  await launched('Spring sale', 24 * 20, 100, 300);
  await launched('Spring sale', 30, 3, 120);
  await launched('Winter', 24 * 20, 100, 300);
  await launched('Winter', 30, 30, 120);
  // Too young for its answers to have come.
  await launched('Winter', 2, 0, 900);
  await look();
  expect((await incidents()).map((line) => line.split(' ')[0])).toEqual(['response_rate']);
  expect((await told())[0]).toBe(
    'Spring sale gets far fewer answers than usual\nOf the users who got Spring sale in the last days, 2.4 % answered; usually 25.0 % do.',
  );
});

test('a report that could not be posted twice in a row is told to the admins alone, until it is posted', async () => {
  const subscribe = async (channelId: string) => {
    const row = em().create(Subscription, {
      report: 'digest',
      channelId,
      at: '09:00',
      zone: 'UTC',
      owner: 'U0ANA',
      createdBy: 'U0ANA',
    });
    const fork = em();
    fork.persist(row);
    await fork.flush();
    return row.id;
  };
  const [twice, once] = [await subscribe('C0TWICE'), await subscribe('C0ONCE')];
  const slot = (subscription: number, day: number, outcome: 'posted' | 'failed') =>
    em().insert(Slot, {
      subscription,
      key: `2026-03-0${day}`,
      dueAt: new Date(`2026-03-0${day}T09:00:00Z`),
      outcome,
      because: outcome === 'failed' ? refusedWith('is_archived') : null,
      settledAt: new Date(),
    });
  await slot(twice, 1, 'posted');
  await slot(twice, 2, 'failed');
  await slot(twice, 3, 'failed');
  await slot(once, 2, 'failed');
  await slot(once, 3, 'posted');
  await look();
  expect(await incidents()).toEqual([`slot_failed ${twice}`]);
  const sink = createFakeSink(() => new Date());
  await createIncidentAlerts({
    orm: database.orm,
    sink,
    adminUsers: ['U0ADMIN'],
    now: () => new Date(),
  }).tick();
  expect(sink.messages.map(({ channelId }) => channelId)).toEqual(['U0ADMIN']);
  expect(sink.messages[0]?.document.summary).toBe(
    `The report digest could not be posted twice in a row: ${refusalText('is_archived')}`,
  );
  await slot(twice, 4, 'posted');
  await look();
  expect(await incidents()).toEqual([`slot_failed ${twice}, over`]);
});

test('replicas that look at once open one incident', async () => {
  await givenLines();
  await givenCalls('line-1', null, 25);
  await Promise.all([look(), look(), look()]);
  expect(await incidents()).toEqual(['webhook_silence line-1']);
});
