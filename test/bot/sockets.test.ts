import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Feature } from '../../src/bot/listener.ts';
import { checkedAddress } from '../../src/bot/sockets/socket-door.ts';
import { acceptOnce } from '../../src/entities/database/accept-once.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { fakeAgents } from '../support/fake-agents.ts';
import { until } from '../support/until.ts';
import { type SocketPeer, startWebSocketServer, type WebSocketServer } from '../support/web-socket-server.ts';
import { admin, type BotUnderTest, nowInSeconds, sign, startBot } from './support/bot-under-test.ts';
import { team } from './support/fake-slack.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const ran: string[] = [];
const features: readonly Feature[] = [
  {
    commands: [
      {
        name: 'note',
        usage: 'note',
        summary: 'Notes it.',
        needs: 'viewer',
        run: async ({ args }) => {
          ran.push(args.join(' '));
        },
      },
    ],
  },
];

interface Replica extends BotUnderTest {
  readonly far: WebSocketServer;
  /** The connection of this number, once it is there. */
  peer(index: number): Promise<SocketPeer>;
}

/** A bot that hears over sockets, with a Slack of its own and the database that all share. */
async function startReplica(options: Parameters<typeof startBot>[0] = {}, connections = 1): Promise<Replica> {
  const far = await startWebSocketServer();
  const world = await startBot({
    features,
    replayGuard: { accept: (id) => acceptOnce(database.orm, id) },
    sockets: { appToken: 'xapp-test', connections },
    ...options,
  });
  world.slack.always('apps.connections.open', () => ({ ok: true, url: far.url }));
  closing.push(far.close, world.stop, async () => world.bot.sockets?.stop());
  ran.length = 0;
  world.bot.sockets?.start();
  return {
    ...world,
    far,
    async peer(index) {
      await until(
        async () => far.peers.length,
        (open) => open > index,
      );
      const peer = far.peers[index];
      if (!peer) throw new Error('There is no such connection.');
      return peer;
    },
  };
}

let count = 0;
const newId = (): string => `envelope-${++count}`;
const command = (text: string, envelope_id = newId()) =>
  JSON.stringify({
    type: 'slash_commands',
    envelope_id,
    accepts_response_payload: true,
    payload: {
      command: '/treble',
      text,
      user_id: admin,
      team_id: team,
      channel_id: 'C1',
      trigger_id: newId(),
    },
  });
const event = (inside: object, envelope_id = newId()) =>
  JSON.stringify({
    type: 'events_api',
    envelope_id,
    accepts_response_payload: false,
    payload: { type: 'event_callback', team_id: team, event_id: newId(), event: inside },
  });

const answered = (peer: SocketPeer, times = 1) =>
  until(
    async () => peer.heard,
    (heard) => heard.length >= times,
  );
const untilRan = (text: string) =>
  until(
    async () => ran,
    (list) => list.includes(text),
  );

/** A guard that keeps every request waiting until it is told to go on. */
function heldGuard() {
  let go = (): void => {};
  const gate = new Promise<void>((open) => {
    go = open;
  });
  const waiting: string[] = [];
  return {
    go: () => go(),
    waiting,
    accept: async (id: string) => {
      waiting.push(id);
      await gate;
      return true;
    },
  };
}
const held = (guard: { readonly waiting: readonly string[] }) =>
  until(
    async () => guard.waiting,
    (waiting) => waiting.length === 1,
  );

test('what comes over a socket reaches the listeners and is acknowledged by its id', async () => {
  const replica = await startReplica({}, 2);
  const [first, second] = [await replica.peer(0), await replica.peer(1)];
  first.send(JSON.stringify({ type: 'hello' }));
  first.send('no JSON at all');
  first.send(command('note over the first', 'a-1'));
  second.send(command('note over the second', 'a-2'));
  await Promise.all([untilRan('over the first'), untilRan('over the second')]);
  expect((await answered(first)).map((text) => JSON.parse(text))).toMatchObject([{ envelope_id: 'a-1' }]);
  expect((await answered(second)).map((text) => JSON.parse(text))).toMatchObject([{ envelope_id: 'a-2' }]);
});

test('an envelope that comes to two replicas, and again, is carried out once and answered once', async () => {
  const replicas = [await startReplica(), await startReplica()];
  const peers = [await replicas[0]?.peer(0), await replicas[1]?.peer(0)];
  const id = newId();
  for (const peer of [...peers, ...peers]) peer?.send(command('note once', id));
  await untilRan('once');
  for (const [index, peer] of peers.entries()) peer?.send(command(`note last ${index}`));
  await Promise.all([untilRan('last 0'), untilRan('last 1')]);
  await Promise.all(replicas.map(({ bot }) => bot.sockets?.stop()));
  expect(ran.filter((text) => text === 'once')).toHaveLength(1);
  const answers = peers.flatMap((peer) => peer?.heard ?? []).filter((text) => text.includes(id));
  expect(answers).toHaveLength(1);
});

test('an event that comes twice is acknowledged twice, or Slack would go on bringing it', async () => {
  const replica = await startReplica();
  const peer = await replica.peer(0);
  const opened = event({ type: 'app_home_opened', user: admin, tab: 'home', channel: 'D1' });
  peer.send(opened);
  await answered(peer);
  peer.send(opened);
  expect(await answered(peer, 2)).toHaveLength(2);
});

test('before Slack closes a connection another one is open, and what the old one brought is answered there', async () => {
  const guard = heldGuard();
  const replica = await startReplica({ replayGuard: guard });
  const old = await replica.peer(0);
  old.send(command('note in hand', 'r-1'));
  await held(guard);
  old.send(JSON.stringify({ type: 'disconnect', reason: 'warning' }));
  const fresh = await replica.peer(1);
  expect(old.isClosed()).toBe(false);
  guard.go();
  await untilRan('in hand');
  expect((await answered(old)).join()).toContain('r-1');
  await until(
    async () => old.isClosed(),
    (isClosed) => isClosed,
  );
  fresh.send(command('note over the fresh one'));
  await untilRan('over the fresh one');
});

test('a connection that breaks is opened again, however often Slack refuses meanwhile', async () => {
  const replica = await startReplica();
  const first = await replica.peer(0);
  replica.slack.next('apps.connections.open', { ok: false, error: 'internal_error' });
  replica.slack.next('apps.connections.open', 'reset');
  replica.slack.next('apps.connections.open', { ok: true, url: 'wss://slack.com.evil.example/link' });
  first.cut();
  const second = await replica.peer(1);
  second.send(command('note again'));
  await untilRan('again');
});

test('an orderly stop answers what has arrived, then says goodbye and does not come back', async () => {
  const guard = heldGuard();
  const replica = await startReplica({ replayGuard: guard });
  const peer = await replica.peer(0);
  peer.send(command('note before the end', 's-1'));
  await held(guard);
  const stopped = replica.bot.sockets?.stop();
  guard.go();
  await stopped;
  expect(peer.heard.join()).toContain('s-1');
  expect(peer.isClosed()).toBe(true);
  expect(replica.far.peers).toHaveLength(1);
});

test('a line for a customer that could not be kept is not acknowledged, and taken when it comes again', async () => {
  const kept: string[] = [];
  let isAway = true;
  const agents = fakeAgents({
    take: async ({ text }) => {
      if (isAway) throw new Error('The database is away.');
      kept.push(text);
      return true;
    },
  });
  const replica = await startReplica({ context: { agents } });
  const peer = await replica.peer(0);
  const line = { type: 'message', channel: 'C1', user: admin, text: 'Hi', ts: '2.1', thread_ts: '1.1' };
  peer.send(event(line, 'l-1'));
  await until(
    async () => replica.log,
    (log) => log.some(({ message }) => message.includes('over a socket was not carried out')),
  );
  expect(peer.heard).toEqual([]);
  isAway = false;
  peer.send(event(line, 'l-1'));
  expect((await answered(peer)).join()).toContain('l-1');
  expect(kept).toEqual(['Hi']);
});

test('without a signing secret nothing is taken over HTTP, not even with an empty one', async () => {
  const replica = await startReplica();
  const body = new URLSearchParams({ command: '/treble', text: 'note smuggled', user_id: admin }).toString();
  const timestamp = nowInSeconds();
  const { status } = await fetch(replica.url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': sign(body, timestamp, ''),
    },
  });
  expect(status).toBe(404);
  expect(ran).toEqual([]);
});

const slack = 'https://slack.com/api/';
const addresses: readonly [story: string, address: string, api: string, isTaken: boolean][] = [
  ['Slack’s own', 'wss://wss-primary.slack.com/link/?ticket=1', slack, true],
  ['Slack’s own without encryption', 'ws://wss-primary.slack.com/link', slack, false],
  ['a name that only ends like it', 'wss://evilslack.com/link', slack, false],
  ['a name that begins like it', 'wss://wss-primary.slack.com.evil.example/link', slack, false],
  ['one with a user in front', 'wss://wss-primary.slack.com@evil.example/link', slack, false],
  ['a stand-in beside its Web API', 'ws://127.0.0.1:7000/link', 'http://127.0.0.1:6000/api/', true],
  ['a stand-in beside the real Web API', 'ws://127.0.0.1:7000/link', slack, false],
];
test.each(addresses)('a socket to %s: %s', (_story, address, api, isTaken) => {
  const check = () => checkedAddress(address, api);
  if (isTaken) expect(check()).toBe(address);
  else expect(check).toThrow('outside Slack');
});
