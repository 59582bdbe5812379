import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentWorld, agentsChannel, createAgentWorld } from '../../support/agent-world.ts';
import { plainPhones } from '../../support/draft.ts';

const ana = 'U0ANA';
const beto = 'U0BETO';
const carla = 'U0CARLA';
let chats: AgentWorld;
let used = 0;
const fresh = (): string => plainPhones(1, used++)[0] ?? '';

beforeAll(async () => {
  chats = await createAgentWorld();
  await chats.bot.command('agents add', ana, { channel_id: agentsChannel });
});
afterAll(() => chats.close());

const kysely = () => chats.world.orm.em.fork().getKysely();
const inThread = (phone: string) => chats.inThread(phone);
const press = (id: string, phone: string, by = ana) => chats.press(id, phone, by);

/** A chat whose customer wrote once, with its thread. */
async function given(wish: Parameters<AgentWorld['handOver']>[1] = {}): Promise<string> {
  const phone = fresh();
  await chats.hear(phone, 'Is anybody there?');
  await chats.handOver(phone, wish);
  await chats.tick();
  return phone;
}

test('a chat that a flow hands over opens a thread with what is known, the number masked', async () => {
  const phone = await given({ note: 'Wants a discount', variables: { city: 'Bogotá' } });
  const { channel, ts } = await chats.thread(phone);
  expect(channel).toBe(agentsChannel);
  const opening = chats.said().find((one) => one.ts === ts);
  expect(opening?.text).toMatch(
    /Chat with \+1.•••••\d{4}.*Waits for an agent.*Bogotá.*Wants a discount.*Claim.*End conversation/s,
  );
  expect(opening?.text).not.toContain(phone);
  const [history] = await inThread(phone);
  expect(history).toMatch(/What was said before.*Customer.*Is anybody there\?/s);
  const before = chats.said().length;
  await chats.tick();
  expect(chats.said()).toHaveLength(before);
});

test('from the claim on, what the claimer writes goes to the customer, and nothing else does', async () => {
  const phone = await given();
  await chats.write(phone, ana, 'Before the claim');
  await chats.release();
  await press('claim_chat', phone);
  await chats.write(phone, ana, 'Good morning &amp; welcome, see <https://acme.example/a|here>');
  await chats.write(phone, ana, '// she is a regular');
  await chats.write(phone, beto, 'I know her');
  await chats.write(phone, ana, 'changed', { subtype: 'message_changed' });
  await chats.write(phone, 'U0TREBLE', 'from the app itself', { bot_id: 'B0TREBLE' });
  await chats.release();
  expect(await chats.sentTo(phone)).toEqual(['Good morning & welcome, see here (https://acme.example/a)']);
  const { rows } =
    await sql`select text from agent_line where text like '%know her%' or text like '%Before%'`.execute(
      kysely(),
    );
  expect(rows).toEqual([]);
  await chats.tick();
  expect((await inThread(phone)).at(-1)).toMatch(
    /<@U0ANA> has this chat now\. What they write in this thread goes to the customer/,
  );
});

test('lines that Slack repeats or tells in the wrong order reach the customer once and in order', async () => {
  const phone = await given();
  await press('claim_chat', phone);
  const at = Math.floor(Date.now() / 1_000);
  const second = await chats.write(phone, ana, 'second', { ts: `${at}.000200` });
  await chats.write(phone, ana, 'first', { ts: `${at}.000100` });
  await chats.bot.event(second);
  await Promise.all([chats.release(), chats.release()]);
  await chats.bot.event(second);
  await chats.release();
  expect(await chats.sentTo(phone)).toEqual(['first', 'second']);
});

test('two agents who claim at once: one has it, the other is told', async () => {
  const phone = await given();
  await Promise.all([press('claim_chat', phone), press('claim_chat', phone, carla)]);
  expect(chats.bot.said().slice(-2).sort().join('\n')).toMatch(
    /Somebody else has this chat already.*You have this chat\./s,
  );
  const { rows } = await sql<{ acts: number }>`
    select count(*)::int as acts from agent_act a join agent_thread t on t.id = a.thread_id where t.phone = ${phone}`.execute(
    kysely(),
  );
  expect(rows).toEqual([{ acts: 1 }]);
});

test('a member may look on but not claim', async () => {
  const phone = await given();
  await press('claim_chat', phone, beto);
  await chats.write(phone, beto, 'Hello');
  await chats.release();
  expect(chats.bot.said().at(-1)).toMatch(/U0ANA/);
  expect(await chats.sentTo(phone)).toEqual([]);
});

test('what the customer says appears in the thread once, several messages in one post', async () => {
  const phone = await given();
  const before = (await inThread(phone)).length;
  await chats.hear(phone, 'One more thing');
  await chats.hear(phone, 'And another');
  await chats.tick();
  await chats.tick();
  const said = (await inThread(phone)).slice(before);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/Customer.*One more thing.*And another/s);
});

test('two replicas side by side open one thread and tell everything once', async () => {
  const phone = fresh();
  await chats.hear(phone, 'Hello');
  await chats.handOver(phone);
  await Promise.all([chats.tick(), chats.tick()]);
  await chats.hear(phone, 'Are you two?');
  await Promise.all([chats.tick(), chats.tick(), chats.tick()]);
  await chats.tick();
  const said = await inThread(phone);
  expect(said.filter((text) => text.includes('Are you two?'))).toHaveLength(1);
  expect(
    chats.said().filter(({ text, threadTs }) => threadTs === undefined && text.includes(phone.slice(-4))),
  ).toHaveLength(1);
});

test('a voice note and a document are named, and handed to whoever may answer and asks for them', async () => {
  const phone = await given();
  await chats.hear(phone, {
    type: 'audio',
    audio: { id: 'media-1', mime_type: 'audio/ogg; codecs=opus', voice: true },
  });
  await chats.hear(phone, {
    type: 'document',
    document: { id: 'media-2', mime_type: 'application/pdf', filename: 'receipt.pdf', caption: 'My receipt' },
  });
  await chats.tick();
  expect((await inThread(phone)).at(-1)).toMatch(
    /\[voice note\].*\[document\] My receipt.*Get the file \(voice note\).*Get the file \(document\)/s,
  );
  const { rows } = await sql<{ id: string }>`
    select provider_id as id from inbound where phone = ${phone} and type = 'document'`.execute(kysely());
  const value = rows[0]?.id ?? '';
  await chats.bot.press({ id: 'fetch_file', value, by: beto });
  expect(chats.bot.slack.of('files.getUploadURLExternal')).toEqual([]);
  await chats.bot.press({ id: 'fetch_file', value });
  expect(chats.bot.slack.of('files.getUploadURLExternal')).toMatchObject([
    { filename: 'receipt.pdf', length: '9' },
  ]);
  expect(chats.bot.slack.of('files.completeUploadExternal')).toMatchObject([
    { channel_id: expect.stringMatching(/^D/) },
  ]);
  const taken = async () =>
    (await sql`select actor from audit_entry where act = 'chat.file'`.execute(kysely())).rows;
  expect(await taken()).toEqual([{ actor: ana }]);
  // Whether Slack shows it or not, who asked is written down before it leaves.
  chats.bot.slack.next('files.completeUploadExternal', { ok: false, error: 'internal_error' });
  await chats.bot.press({ id: 'fetch_file', value });
  expect(await taken()).toEqual([{ actor: ana }, { actor: ana }]);
});
