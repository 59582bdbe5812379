import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { sql } from 'kysely';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Subscription } from '../../src/entities/rows/subscription.ts';
import { createLocalSlack, type LocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';
import { drawFrom } from './draw.ts';

/** The clocks of Berlin go forward on 29 March, those of Lord Howe and Santiago back on 5 and 4 April 2026. */
const begin = Date.parse('2026-03-27T00:00:00Z');
const days = 10;
const end = begin + days * 86_400_000;
const wishes = [
  { channelId: 'C0GROWTH', report: 'digest', zone: 'Europe/Berlin', at: '02:30' },
  { channelId: 'C0GROWTH', report: 'failures', zone: 'Australia/Lord_Howe', at: '01:45' },
  { channelId: 'C0GROWTH', report: 'templates', zone: 'America/Santiago', at: '23:30' },
  { channelId: 'C0SUPPORT', report: 'digest', zone: 'America/Bogota', at: '09:00' },
  { channelId: 'C0SUPPORT', report: 'failures', zone: 'Europe/London', at: '01:30' },
];
const seed = Number(process.env.SEED ?? 7);

let database: TestDatabase;
let slack: LocalSlack;
let apiUrl: string;
let time = begin;
const closing: (() => Promise<unknown>)[] = [];

const portOf = (address: ReturnType<ReturnType<typeof createServer>['address']>): number =>
  typeof address === 'object' && address ? address.port : 0;

const closed = (server: Server): Promise<unknown> => {
  const done = once(server, 'close');
  server.close();
  server.closeAllConnections();
  return done;
};

beforeAll(async () => {
  database = await createTestDatabase();
  slack = createLocalSlack({
    prefix: '/slack',
    publicUrl: () => apiUrl,
    eventsUrl: 'http://127.0.0.1:9',
    signingSecret: 's',
    botToken: 'xoxb-test-token',
    rateLimits: false,
    now: () => new Date(time),
    onError: () => {},
  });
  const server = await slack.listen(0);
  apiUrl = `http://127.0.0.1:${portOf(server.address())}`;
  closing.push(() => closed(server));
  for (const wish of wishes) {
    await database.orm.em.fork().insert(Subscription, {
      ...wish,
      owner: 'U0ANA',
      createdBy: 'U0ANA',
      createdAt: new Date(begin),
      scheduledAt: new Date(begin),
    });
  }
});
afterAll(async () => {
  for (const close of closing) await close();
  await database.close();
});

const countSlots = async (): Promise<{ open: number; settled: number }> => {
  const { rows } = await sql<{ open: number; settled: number }>`
    select (count(*) filter (where outcome is null))::int as open, count(outcome)::int as settled from slot`.execute(
    database.orm.em.fork().getKysely(),
  );
  return rows[0] ?? { open: 0, settled: 0 };
};

/** Every wall time that the zone's clocks show, in luxon's own arithmetic; a skipped one is the next that exists. */
const dueTimes = wishes.flatMap(({ zone, at }) =>
  Array.from({ length: days + 2 }, (_value, index) => {
    const [hour = 0, minute = 0] = at.split(':').map(Number);
    const day = DateTime.fromMillis(begin, { zone })
      .startOf('day')
      .plus({ days: index - 1 });
    const shown = day.set({ hour, minute });
    return (shown.hour === hour ? shown : shown.startOf('hour')).toMillis();
  }),
);

const slotsDue = dueTimes.filter((moment) => moment > begin && moment < end);

const lies = [
  { acceptThenReset: true },
  { status: 500 },
  { status: 429, retryAfter: 20 },
  { error: 'fatal_error' },
  { hang: true },
  { acceptThenHang: true },
] as const;

/** Time goes on in small steps while something is to be settled, and jumps to the next due time when nothing is. */
async function serveClock(draw: ReturnType<typeof drawFrom>): Promise<{ url: string; over: Promise<void> }> {
  let finish: () => void = () => {};
  const over = new Promise<void>((done) => {
    finish = done;
  });
  const next = async (): Promise<number> => {
    if (time >= end || (await countSlots()).open > 0) return time + 31_000;
    const due = dueTimes.filter((one) => one > time).toSorted((one, other) => one - other)[0] ?? end;
    if (draw.pick([true, false])) slack.failNext('chat.postMessage', draw.pick(lies));
    return Math.min(due + 1_000, end);
  };
  let asked: Promise<number> = Promise.resolve(time);
  const server = createServer((_request, response) => {
    asked = asked.then(next).then(async (moment) => {
      time = moment;
      // A slot may not be opened yet when its time is over; none is due soon after the end.
      if (time >= end && ((await countSlots()).settled >= slotsDue.length || time > end + 1_200_000))
        finish();
      // A connection that is kept would be closed under a replica that was busy for a while.
      response.writeHead(200, { connection: 'close' }).end(new Date(time).toISOString());
      return moment;
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // An answer that is still being looked up asks the database: it must have its answer before the database closes.
  closing.push(async () => {
    await closed(server);
    await asked;
  });
  return { url: `http://127.0.0.1:${portOf(server.address())}`, over };
}

test('fifty slots around changed clocks, two replicas that are killed and a lying Slack: one message a slot, none other', async () => {
  const draw = drawFrom(seed);
  const clock = await serveClock(draw);
  const replica = join(import.meta.dirname, 'report-replica.ts');
  const running = new Set<ChildProcess>();
  const start = () => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', replica, database.url, `${apiUrl}/slack/api/`, clock.url],
      { stdio: 'ignore' },
    );
    running.add(child);
    return child;
  };
  let [one, other] = [start(), start()];
  let kills = 0;
  let isOver = false;
  const done = clock.over.then(() => {
    isOver = true;
  });
  const posted = () => slack.calls.filter(({ method }) => method === 'chat.postMessage').length;
  while (!isOver) {
    const before = posted();
    await until(
      async () => isOver || posted() >= before + 8,
      (isReached) => isReached,
      90_000,
    );
    if (isOver || kills >= 4) break;
    one.kill('SIGKILL');
    running.delete(one);
    kills += 1;
    [one, other] = [other, start()];
  }
  await done;
  for (const child of running) {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  const { rows: slots } = await sql<{
    key: string;
    outcome: string;
    ts: string | null;
    channel: string;
    due: string;
  }>`
    select slot.key, slot.outcome, post.ts, s.channel_id as channel, slot.due_at::text as due
      from slot join subscription s on s.id = slot.subscription_id
      left join post on post.key = 'slot:' || slot.subscription_id || ':' || slot.key
     order by slot.due_at`.execute(database.orm.em.fork().getKysely());
  const due = slotsDue.toSorted((a, b) => a - b);
  expect(slots.map((slot) => Date.parse(slot.due.replace(' ', 'T').replace(/\+00$/, 'Z')))).toEqual(due);
  expect(slots.filter(({ outcome }) => outcome !== 'posted')).toEqual([]);
  const shown = Object.entries(slack.state('U0ANA').messages).flatMap(([channel, messages]) =>
    messages.map(({ ts }) => `${channel} ${ts}`),
  );
  expect(shown.sort()).toEqual(slots.map(({ channel, ts }) => `${channel} ${ts}`).sort());
  expect(slots.length).toBeGreaterThanOrEqual(49);
  expect(kills).toBeGreaterThanOrEqual(2);
}, 180_000);
