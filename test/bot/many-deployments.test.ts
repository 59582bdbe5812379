import { createServer, type Server } from 'node:http';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bot, createBot } from '../../src/bot/create-bot.ts';
import { createDispatch } from '../../src/dispatch/create-dispatch.ts';
import { inProcess } from '../../src/entities/cell.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { createLiveMessages } from '../../src/reports/live-messages.ts';
import { createPacedSink } from '../../src/reports/paced-sink.ts';
import { createSlackPaceStore } from '../../src/reports/slack-pace-store.ts';
import { createLocalSlack, type LocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import { acme } from '../../src/sandbox/slack/seed.ts';
import { createClock } from '../reports/fake-sink.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { fakeAgents } from '../support/fake-agents.ts';
import { fakeAudiences } from '../support/fake-audiences.ts';
import { fakeIncidents, fakeOpenIncidents } from '../support/fake-incidents.ts';
import { fakeTries } from '../support/fake-tries.ts';
import { givenDeployment } from '../support/given.ts';
import { until } from '../support/until.ts';
import {
  fakeApprovals,
  fakeConversations,
  fakeDrafts,
  fakePrivacy,
  fakeReports,
  fakeRoles,
  fakeSubscriptions,
  noAudit,
  nothingSetUp,
  nothingToAsk,
} from './support/far-sides.ts';

const channels = ['C0ONE', 'C0TWO', 'C0THREE', 'C0FOUR', 'C0FIVE'];
const many = 50;
const clock = createClock('2026-03-03T15:07:10Z');
const servers: Server[] = [];
let database: TestDatabase;
let slack: LocalSlack;
let bot: Bot;

const portOf = (server: Server): number => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port.');
  return address.port;
};

beforeAll(async () => {
  database = await createTestDatabase();
  const { orm } = database;
  let slackUrl = '';
  let eventsUrl = '';
  const secrets = { signingSecret: 'a secret of this test', botToken: 'xoxb-test' };
  const [place] = acme.channels;
  if (!place) throw new Error('The workspace has no channel.');
  slack = createLocalSlack({
    ...secrets,
    prefix: '/slack',
    publicUrl: () => slackUrl,
    eventsUrl: () => eventsUrl,
    now: clock.now,
    seed: { ...acme, channels: channels.map((id) => ({ ...place, id, name: id.toLowerCase() })) },
    onError: (error) => {
      throw error;
    },
  });
  const slackServer = await slack.listen(0);
  servers.push(slackServer);
  slackUrl = `http://127.0.0.1:${portOf(slackServer)}`;
  bot = createBot({
    ...secrets,
    slackApiUrl: slack.apiUrl(),
    replayGuard: { accept: async () => true },
    log: { warn: () => undefined, error: () => undefined },
    context: {
      dispatch: createDispatch({ orm, lineIds: [], defaultCountry: undefined, nudge: () => undefined }),
      conversations: fakeConversations(),
      agents: fakeAgents(),
      tries: fakeTries(),
      askAgain: nothingToAsk,
      openMedia: () => Promise.reject(new Error('Nobody expected a file.')),
      audiences: fakeAudiences(),
      drafts: fakeDrafts(),
      roles: fakeRoles(),
      setup: nothingSetUp,
      publicUrl: 'https://treble.example',
      approvals: fakeApprovals(),
      auditTrail: noAudit,
      privacy: fakePrivacy,
      exports: { note: async () => undefined },
      templateHealth: async () => [],
      reader: createMetricsReader(orm),
      incidents: fakeIncidents(),
      openIncidents: fakeOpenIncidents(),
      subscriptions: fakeSubscriptions(),
      reports: fakeReports(),
      readPhone: () => undefined,
      files: { fetch: () => Promise.reject(new Error('Nobody expected a download.')) },
      adminUsers: ['U0ANA'],
      supportContact: 'U0ANA',
      defaultZone: 'UTC',
      simulated: true,
      audit: async () => undefined,
      now: clock.now,
    },
  });
  const botServer = createServer(bot.handle);
  await new Promise<void>((listening) => botServer.listen(0, '127.0.0.1', listening));
  servers.push(botServer);
  eventsUrl = `http://127.0.0.1:${portOf(botServer)}/slack/events`;
});
afterAll(async () => {
  await bot.finish();
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
  await database.close();
});

const query = (statement: ReturnType<typeof sql>) => statement.execute(database.orm.em.fork().getKysely());
/** In every deployment one more user is reached. */
const reachOne = () =>
  query(sql`
    with less as (
      update tally set count = count - 1 where state = 'in_process' and count > 0 returning deployment_id, bucket
    )
    insert into tally (deployment_id, bucket, state, cause, code, sent, responded, shard, is_test, count)
    select deployment_id, bucket, 'success', 'delivered', '', true, false, 0, false, 1 from less
        on conflict (deployment_id, bucket, state, cause, code, sent, responded, shard, is_test)
        do update set count = tally.count + 1`);

const headsOf = () => {
  const { messages } = slack.state('U0ANA');
  return channels.flatMap((channel) =>
    (messages[channel] ?? []).filter(({ thread_ts, ts }) => !thread_ts || thread_ts === ts),
  );
};

test('fifty deployments live at once: one message each, its last state always there, no 429 for anybody, and every view in time', {
  timeout: 120_000,
}, async () => {
  const { orm } = database;
  const codes: string[] = [];
  for (let index = 0; index < many; index += 1) {
    const channelId = channels[index % channels.length] ?? '';
    const { id } = await givenDeployment(orm, { channelId, cells: [[inProcess('queued'), 40]] });
    codes.push(`D-${id} `);
  }
  const replica = () =>
    createLiveMessages({
      orm,
      sink: createPacedSink(bot.sink, createSlackPaceStore(orm), clock.now),
      now: clock.now,
    });
  const replicas = [replica(), replica(), replica()];
  let turn = 0;
  let opened = 0;
  const pass = async () => {
    clock.passSeconds(2);
    turn += 1;
    const reports = await Promise.all([
      replicas[turn % 3]?.tick(),
      ...(turn % 10 === 0 ? [replicas[(turn + 1) % 3]?.tick()] : []),
    ]);
    expect(reports.flatMap((report) => report?.failures ?? [])).toEqual([]);
  };
  /** While edits go on, a person looks at one of the deployments. */
  const look = async () => {
    const heads = headsOf();
    const message = heads[opened % heads.length];
    const block = message?.blocks?.find(({ type }) => type === 'actions');
    const container = { type: 'message', channel: message?.channel ?? '', ts: message?.ts ?? '' } as const;
    const press = { act: 'press', user: 'U0ANA', container, block_id: block?.block_id ?? '' } as const;
    const seen = slack.until('U0ANA', (state) => state.modals.length === 1, 60_000);
    const [answer, { modals }] = await Promise.all([
      slack.act({ ...press, action_id: 'view_results' }),
      seen,
      pass(),
    ]);
    expect(answer).toEqual({ ok: true });
    await slack.act({ act: 'close', user: 'U0ANA', view_id: modals[0]?.id ?? '', all: true });
    opened += 1;
  };
  /** From the moment at which Slack lets nobody edit for half a minute. */
  const throttled = async (act: () => Promise<void>) => {
    slack.failNext('chat.update', { status: 429, retryAfter: 30 });
    const isMet = until(
      async () => slack.unusedFaults(),
      (unused) => unused.length === 0,
    );
    let going = pass();
    while (await Promise.race([isMet.then(() => false), going.then(() => true)])) going = pass();
    await act();
    await going;
  };
  // Two posts arrive and their answers are lost, which must not double them.
  slack.failNext('chat.postMessage', { acceptThenReset: true }, 2);
  while (headsOf().length < many) await pass();
  for (let round = 0; round < 20; round += 1) {
    await reachOne();
    await (round % 2 === 0 ? look() : pass());
  }
  await throttled(look);
  for (let left = 0; left < 20; left += 1) await reachOne();
  await query(sql`update deployment set phase = 'finished', finished_at = now()`);
  const isTold = () => headsOf().every(({ text }) => text.includes('40 of 40 users delivered'));
  for (let passes = 0; passes < 150 && !isTold(); passes += 1) {
    await (passes % 20 === 0 ? look() : pass());
  }

  const heads = headsOf();
  expect(heads).toHaveLength(many);
  for (const code of codes) {
    const [only, ...others] = heads.filter(({ text }) => text.includes(code));
    expect(others).toEqual([]);
    expect(only?.text).toContain('40 of 40 users delivered');
    expect(JSON.stringify(only?.blocks)).toContain('Finished');
  }
  expect(slack.calls.filter(({ answer }) => answer?.error === 'ratelimited')).toEqual([]);
  const views = slack.calls.filter(({ method }) => method === 'views.open');
  expect(views).toHaveLength(opened);
  // Slack's clock goes two seconds ahead with each pass, and a trigger lives for three.
  expect(views.every(({ answer }) => answer?.ok === true)).toBe(true);
  // What was looked at is all that was said to the person: no word of limits, no excuse.
  const said = slack.calls.filter(({ method }) => /^(chat\.postEphemeral|conversations\.open)$/.test(method));
  expect(said).toEqual([]);
  const isExcuse = /rate.?limit|too many requests|try again/i;
  expect(views.filter(({ args }) => isExcuse.test(JSON.stringify(args.view)))).toEqual([]);
  expect(slack.unusedFaults()).toEqual([]);
  expect(slack.calls.filter(({ method }) => method === 'chat.delete')).toEqual([]);
  const edits = slack.calls.filter(({ method }) => method === 'chat.update');
  expect(edits.length).toBeGreaterThanOrEqual(many);
});
