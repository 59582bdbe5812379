import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agentFileLink, agentFileRoute } from '../../../src/agent-files.ts';
import { startServer } from '../../../src/server.ts';
import { type AgentWorld, agentsChannel, createAgentWorld } from '../../support/agent-world.ts';
import { plainPhones } from '../../support/draft.ts';
import { fakeAgents } from '../../support/fake-agents.ts';
import { startBot } from '../support/bot-under-test.ts';

const ana = 'U0ANA';
const carla = 'U0CARLA';
let chats: AgentWorld;
beforeAll(async () => {
  chats = await createAgentWorld();
  await chats.bot.command('agents add', ana, { channel_id: agentsChannel });
});
afterAll(() => chats.close());
const kysely = () => chats.world.orm.em.fork().getKysely();

const line = {
  type: 'message',
  channel: 'C1',
  user: ana,
  text: 'Hi',
  ts: '1772600001.000100',
  thread_ts: '1772600000.000100',
};

test('a line that cannot be kept is not acknowledged, so that Slack brings it again', async () => {
  const broken = await startBot({
    context: { agents: fakeAgents({ take: () => Promise.reject(new Error('The database is away.')) }) },
  });
  expect((await broken.event(line)).status).toBe(503);
  expect(broken.log.map(({ message }) => message)).toEqual([
    'A line for a customer could not be kept; Slack brings it again.',
  ]);
  await broken.stop();
  const kept: string[] = [];
  const whole = await startBot({
    context: {
      agents: fakeAgents({
        take: async ({ text }) => {
          kept.push(text);
          return true;
        },
      }),
    },
  });
  expect((await whole.event(line)).status).toBe(200);
  expect((await whole.event({ ...line, thread_ts: undefined, text: 'in no thread' })).status).toBe(200);
  expect(kept).toEqual(['Hi']);
  await whole.stop();
});

test('what somebody writes whose right was taken away does not go out, and the thread says so', async () => {
  const [phone = ''] = plainPhones(1);
  await chats.hear(phone, 'Hello?');
  await chats.handOver(phone);
  await chats.tick();
  await chats.press('claim_chat', phone, carla);
  await chats.write(phone, carla, 'I may');
  chats.clock.pass(60_000);
  chats.bot.slack.person(carla, { deleted: true });
  await chats.write(phone, carla, 'I may not');
  await chats.release();
  await chats.tick();
  expect(await chats.sentTo(phone)).toEqual(['I may']);
  expect((await chats.inThread(phone)).at(-1)).toMatch(/“I may not”.*may not answer customers any more/s);
});

test('WhatsApp fetches the files of lines that went out, by their address, and nothing else', async () => {
  const [, phone = ''] = plainPhones(2);
  await chats.hear(phone, 'Hello?');
  await chats.handOver(phone);
  await chats.tick();
  await chats.press('claim_chat', phone);
  const files = [
    {
      id: 'F1',
      name: 'a.png',
      mimetype: 'image/png',
      size: 3,
      url_private_download: 'https://files.slack.com/a.png',
    },
  ];
  await chats.write(phone, ana, '', { subtype: 'file_share', files });
  await chats.write(phone, 'U0BETO', '', { subtype: 'file_share', files });
  const fetched: string[] = [];
  const route = agentFileRoute(
    chats.world.orm,
    async (url) => {
      fetched.push(url);
      return (async function* () {
        yield Buffer.from('png');
      })();
    },
    () => undefined,
  );
  const server = await startServer(
    { host: '127.0.0.1', port: 0 },
    () => [route],
    () => undefined,
  );
  const linkOf = agentFileLink(`http://127.0.0.1:${server.port}`);
  const { rows } = await sql<{ secret: string }>`
    select secret from agent_line where author = ${ana} and files <> '[]'`.execute(kysely());
  const secret = rows[0]?.secret ?? '';
  expect((await fetch(linkOf(secret, 0))).status).toBe(404);
  await chats.release();
  const answer = await fetch(linkOf(secret, 0));
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    'image/png',
    'png',
  ]);
  expect((await fetch(linkOf(secret, 1))).status).toBe(404);
  expect((await fetch(linkOf('00000000-0000-4000-8000-000000000000', 0))).status).toBe(404);
  expect(fetched).toEqual(['https://files.slack.com/a.png']);
  await server.stop();
});
