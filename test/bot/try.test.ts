import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createConversations } from '../../src/dispatch/conversations/create-conversations.ts';
import { createTries } from '../../src/dispatch/tries/create-tries.ts';
import { recordsAt, textAt } from '../../src/sandbox/slack/json.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { fakeAgents } from '../support/fake-agents.ts';
import { givenDeployment } from '../support/given.ts';
import { type BotUnderTest, startBot } from './support/bot-under-test.ts';
import { team } from './support/fake-slack.ts';

const ana = 'U0ANA';
const carla = 'U0CARLA';
const channel = 'C0GROWTH';

const flow = `
fallback: Please write it.
steps:
  - step: interest
    question: Hello {{first_name|there}}!
    buttons: [{A quote: people}, {Nothing: bye}]
    no_answer: {after: 4h, go: bye}
  - step: people
    question: How many people?
    expect: number
    wrong: A number, please.
    save: people
  - step: price
    webhook: https://api.example.com/price
    send: {people: "{{people}}"}
    save: {price: offer.price}
    failed: agent
  - step: big
    when: [{variable: people, at_least: 50, go: agent}]
    otherwise: offer
  - step: offer
    message: That is {{price}} a month.
  - step: pick
    question: Which size?
    list: [{title: Small, description: For two}, Large]
    save: size
  - step: pause
    wait: 10m
  - step: done
    finish: offered {{size}}
  - step: agent
    hand_over: sales
    note: "{{people}} people"
  - step: bye
    opt_out: true
`;

let database: TestDatabase;
let bot: BotUnderTest;
const startOn = (orm: TestDatabase['orm']): Promise<BotUnderTest> =>
  startBot({
    context: {
      adminUsers: [ana, carla],
      conversations: createConversations(orm),
      tries: createTries(orm, () => new Date()),
      agents: fakeAgents({ take: async () => false }),
    },
  });
beforeAll(async () => {
  database = await createTestDatabase();
  const { orm } = database;
  await givenDeployment(orm, { conversation: 'Spring sale', template: 'spring' });
  await givenDeployment(orm, { conversation: 'Plain', template: 'plain' });
  const conversations = createConversations(orm);
  const { conversationId, version } = await conversations.loadNamed('Spring sale');
  await conversations.saveFlow(await conversations.draftFlow(conversationId, version, flow, ana), ana);
  bot = await startOn(orm);
});
afterAll(async () => {
  await bot?.stop();
  await database?.close();
});

const posts = () => bot.slack.of('chat.postMessage');
let before = 0;
beforeEach(() => {
  before = posts().length;
});
/** What was posted in this test, each with everything that it says. */
const told = (): string[] =>
  posts()
    .slice(before)
    .map(({ text, blocks }) => `${text}\n${JSON.stringify(blocks)}`);

let lines = 0;
const write = async (thread: string, text: string, more: object = {}, on = bot): Promise<void> => {
  lines += 1;
  await on.event({
    type: 'message',
    channel,
    ts: `1772600500.${100000 + lines}`,
    thread_ts: thread,
    user: ana,
    text,
    ...more,
  });
};
/** Presses a button that was posted last with these words. */
async function press(thread: string, words: string, by = ana): Promise<void> {
  const buttons = posts()
    .flatMap((post) => recordsAt(post, 'blocks'))
    .flatMap((block) => recordsAt(block, 'elements'))
    .filter((element) => JSON.stringify(element.text ?? '').includes(`"${words}"`));
  const found = buttons.at(-1);
  if (!found) throw new Error(`There is no button “${words}”.`);
  await bot.interact({
    type: 'block_actions',
    user: { id: by, team_id: team },
    container: { type: 'message', message_ts: '1772600000.999999', thread_ts: thread, channel_id: channel },
    channel: { id: channel },
    actions: [
      { type: 'button', block_id: 'b', action_id: textAt(found, 'action_id'), value: textAt(found, 'value') },
    ],
  });
}
async function begin(words = 'Spring sale', by = ana): Promise<string> {
  await bot.command(`try ${words}`, by);
  const { rows } = await sql<{ thread: string }>`
    select thread_ts as thread from flow_try order by id desc limit 1`.execute(
    database.orm.em.fork().getKysely(),
  );
  return rows[0]?.thread ?? '';
}
const privately = () => JSON.stringify([...bot.said(), ...bot.slack.of('chat.postEphemeral')].at(-1));

/** Every table in which a real chat or a real figure would leave something. */
const untouched = [
  'session',
  'session_event',
  'session_message',
  'webhook_call',
  'handover',
  'inbound',
  'exclusion',
  'attempt',
];
const rowsIn = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const table of untouched) {
    const { rows } = await sql<{
      count: number;
    }>`select count(*)::int as count from ${sql.table(table)}`.execute(database.orm.em.fork().getKysely());
    counts[table] = rows[0]?.count ?? -1;
  }
  return counts;
};
const nothing = Object.fromEntries(untouched.map((table) => [table, 0]));

const refused: [story: string, words: string, fields: Record<string, string>, said: string][] = [
  ['no conversation', '', {}, 'Which conversation?'],
  ['an unknown conversation', 'Autumn sale', {}, 'Autumn sale'],
  ['a conversation without a flow', 'Plain', {}, 'says nothing after its template'],
  ['direct messages', 'Spring sale', { channel_id: 'D0ANA' }, 'A flow is tried in a channel'],
];
test.each(refused)(
  '%s is refused in a sentence, and nothing is posted',
  async (_story, words, fields, said) => {
    await bot.command(`try ${words}`, ana, fields);
    expect(bot.said().at(-1)).toContain(said);
    expect(told()).toEqual([]);
  },
);

test('where the bot is not, it says how to invite it', async () => {
  bot.slack.next('conversations.info', { ok: true, channel: { is_member: false } });
  await bot.command('try Spring sale');
  expect(bot.said().at(-1)).toContain('Type /invite, choose the app, and try again.');
  expect(told()).toEqual([]);
});

test('nothing of a flow is shown in a channel where another organisation reads along', async () => {
  bot.slack.next('conversations.info', { ok: true, channel: { is_member: true, is_ext_shared: true } });
  await bot.command('try Spring sale');
  expect(bot.said().at(-1)).toContain('another organisation');
  expect(told()).toEqual([]);
});

test('a flow is played from beginning to end in its thread, and nothing of it happens', async () => {
  const thread = await begin('Spring sale first_name=Ana');
  expect(told()[0]).toMatch(/<@U0ANA> tries \*Spring sale\*, version 2.*Nobody gets a message/s);
  expect(told()[0]).toContain('first_name = Ana');
  await write(thread, 'Hi');
  expect(told().at(-1)).toMatch(/Hello Ana!.*\[A quote\].*\[Nothing\]/s);
  await write(thread, 'What?', {
    files: [{ name: 'a.png', mimetype: 'image/png', size: 3, url_private: 'x' }],
    subtype: 'file_share',
  });
  expect(told().at(-1)).toContain('Please write it.');
  await press(thread, 'A quote');
  expect(told().at(-1)).toContain('How many people?');
  const asked = told().length;
  await write(thread, '// does that work?');
  expect(told()).toHaveLength(asked);
  await write(thread, 'many');
  expect(told().at(-1)).toContain('A number, please.');
  const standing = told().length;
  await write(thread, '12');
  expect(told().at(-1)).toMatch(/Would call\* POST https:\/\/api\.example\.com\/price.*people.*12/s);
  await write(thread, 'no idea');
  expect(privately()).toContain('A webhook waits for its answer');
  expect(told()).toHaveLength(standing + 1);
  await write(thread, '{"offer": {"price": 30}}');
  expect(told().at(-1)).toMatch(/That is 30 a month\..*Which size\?.*Small: For two.*\[Large\]/s);
  expect(told().at(-1)).toContain('people = 12 · price = 30');
  await press(thread, 'Large');
  expect(told().at(-1)).toMatch(/It waits.*Let the time pass/s);
  await press(thread, 'Let the time pass');
  expect(told().at(-1)).toContain('*The conversation is finished*, with the outcome “offered Large”.');
  await write(thread, 'Thanks');
  expect(privately()).toContain('This try is over');
  expect(
    posts()
      .slice(before + 1)
      .every(({ thread_ts }) => thread_ts === thread),
  ).toBe(true);
  expect(await rowsIn()).toEqual(nothing);
});

test('a failing webhook, an agent, an opt-out and a silence are said instead of done', async () => {
  const first = await begin();
  await write(first, 'Hi');
  await press(first, 'A quote');
  await write(first, '60');
  await press(first, 'It fails');
  expect(told().at(-1)).toMatch(/An agent of sales would take over here\..*60 people/s);
  const second = await begin();
  await write(second, 'Hi');
  await press(second, 'Let the time pass');
  expect(told().at(-1)).toMatch(/exclusion list.*The conversation is finished/s);
  await press(second, 'It fails');
  expect(privately()).toContain('This try is over');
  expect(await rowsIn()).toEqual(nothing);
});

test('two play at once, each in a thread of their own, and neither moves the other’s', async () => {
  const anas = await begin();
  const carlas = await begin('Spring sale', carla);
  await write(anas, 'Hi');
  await write(carlas, 'Hello', { user: carla });
  await write(carlas, 'a word between');
  expect(told()).toHaveLength(4);
  await press(carlas, 'A quote');
  expect(privately()).toContain('<@U0CARLA> plays here');
  expect(told()).toHaveLength(4);
  await press(carlas, 'A quote', carla);
  expect(posts().at(-1)).toMatchObject({ thread_ts: carlas });
  await write(anas, 'Nothing');
  expect(posts().at(-1)).toMatchObject({ thread_ts: anas });
});

test('a try goes on in another process, and a scene whose post failed comes with the next move', async () => {
  const thread = await begin();
  bot.slack.next('chat.postMessage', { ok: false, error: 'fatal_error' });
  await write(thread, 'Hi');
  const other = await startOn(database.orm);
  try {
    await write(thread, 'A quote', {}, other);
    const shown = other.slack.of('chat.postMessage').map(({ text }) => String(text));
    expect(shown).toEqual([
      expect.stringContaining('Hello there!'),
      expect.stringContaining('How many people?'),
    ]);
  } finally {
    await other.stop();
  }
  await write(thread, '3');
  expect(told().at(-1)).toContain('Would call');
});

test('moves made at the same moment are all shown, each once', async () => {
  const thread = await begin();
  await Promise.all([write(thread, 'Hi'), write(thread, 'A quote'), write(thread, 'x'), write(thread, 'y')]);
  expect(posts().slice(before + 1)).toHaveLength(4);
});

test('a try that is over a week old is no longer kept, and what is written there concerns nobody', async () => {
  const thread = await begin();
  const tries = createTries(database.orm, () => new Date());
  expect(await tries.isPlayedIn({ channelId: channel, threadTs: thread })).toBe(true);
  const { eraseOldTries } = await import('../../src/dispatch/tries/try-store.ts');
  const em = database.orm.em.fork();
  await sql`update flow_try set created_at = now() - interval '8 days' where thread_ts = ${thread}`.execute(
    em.getKysely(),
  );
  await eraseOldTries(em);
  expect(await tries.isPlayedIn({ channelId: channel, threadTs: thread })).toBe(false);
});
