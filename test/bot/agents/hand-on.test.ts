import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeUnattended } from '../../../src/dispatch/agents/close-unattended.ts';
import { settleLines } from '../../../src/dispatch/agents/settle-lines.ts';
import { tellWindows } from '../../../src/dispatch/agents/tell-window.ts';
import { loadAgentFigures } from '../../../src/reports/agents/agent-figures.ts';
import { type AgentWorld, agentsChannel, createAgentWorld } from '../../support/agent-world.ts';
import { plainPhones } from '../../support/draft.ts';

const ana = 'U0ANA';
const carla = 'U0CARLA';
const salesChannel = 'C0SALES';
const hour = 3_600_000;
let chats: AgentWorld;
let used = 0;
const fresh = (): string => plainPhones(1, used++)[0] ?? '';

beforeAll(async () => {
  chats = await createAgentWorld();
  await chats.bot.command('agents add', ana, { channel_id: agentsChannel });
  await chats.bot.command('agents add Sales', ana, { channel_id: salesChannel });
});
afterAll(() => chats.close());

const kysely = () => chats.world.orm.em.fork().getKysely();
const sessionOf = async (phone: string) =>
  (
    await sql`select kind, closed_because as because, outcome from session where phone = ${phone} order by id desc limit 1`.execute(
      kysely(),
    )
  ).rows[0];
const auditOf = async (act: string) =>
  (
    await sql`select actor, detail from audit_entry where act = ${act} order by id desc limit 1`.execute(
      kysely(),
    )
  ).rows[0];

async function given(wish: Parameters<AgentWorld['handOver']>[1] = {}): Promise<string> {
  const phone = fresh();
  await chats.hear(phone, 'Hello?');
  await chats.handOver(phone, wish);
  await chats.tick();
  return phone;
}

const end = (phone: string, outcome = 'Resolved') =>
  chats.submit(phone, 'end_chat_form', {
    end_outcome: { outcome: { type: 'static_select', selected_option: { value: outcome } } },
    end_note: { note: { type: 'plain_text_input', value: 'Paid by card' } },
  });

test('an assigned chat is that person’s, who must be allowed to answer; what its former holder writes stays private', async () => {
  const phone = await given();
  await chats.press('claim_chat', phone);
  const assign = (to: string) =>
    chats.submit(phone, 'assign_chat_form', {
      assign_person: { person: { type: 'users_select', selected_user: to } },
    });
  await assign('U0BETO');
  expect(JSON.stringify(chats.bot.slack.of('views.update').at(-1))).toMatch(/may not answer customers/);
  await assign(carla);
  await chats.write(phone, carla, 'I am Carla');
  const later = String(Date.now() / 1_000 + 5);
  await chats.write(phone, ana, 'bye', { ts: later });
  await chats.release();
  expect(await chats.sentTo(phone)).toEqual(['I am Carla']);
  await chats.tick();
  expect((await chats.inThread(phone)).at(-1)).toMatch(/<@U0ANA> gave this chat to <@U0CARLA>/);
  expect(await auditOf('chat.assign')).toMatchObject({ actor: ana, detail: { before: ana, after: carla } });
});

test('a transferred chat opens in the other channel and waits there; the old thread is over', async () => {
  const phone = await given();
  const old = await chats.thread(phone);
  await chats.press('claim_chat', phone);
  await chats.write(phone, ana, 'One moment, please');
  await chats.submit(phone, 'move_chat_form', {
    move_channel: { channel: { type: 'conversations_select', selected_conversation: salesChannel } },
  });
  await chats.tick();
  const now = await chats.thread(phone);
  expect(now).toMatchObject({ channel: salesChannel });
  expect(await chats.sentTo(phone)).toEqual(['One moment, please']);
  const inOld = chats.said().filter(({ threadTs }) => threadTs === old.ts);
  expect(inOld.at(-1)?.text).toMatch(/<@U0ANA> moved this chat to <#C0SALES>/);
  await chats.write(phone, ana, 'nobody has claimed me');
  await chats.release();
  await chats.hear(phone, 'Are you there?');
  await chats.tick();
  expect((await chats.inThread(phone)).at(-1)).toMatch(/Are you there\?/);
  expect(await chats.sentTo(phone)).toEqual(['One moment, please']);
});

test('a chat for a team opens in the team’s channel, any other where there are fewest', async () => {
  expect((await chats.thread(await given({ team: 'sales' }))).channel).toBe(salesChannel);
  expect((await chats.thread(await given())).channel).toBe(agentsChannel);
});

test('ending a conversation keeps its outcome, sends what was written before, and nothing afterwards', async () => {
  const phone = await given();
  await chats.press('claim_chat', phone);
  await chats.write(phone, ana, 'Goodbye');
  await end(phone);
  await chats.write(phone, ana, 'Too late', { ts: String(Date.now() / 1_000 + 5) });
  await chats.release();
  await chats.tick();
  expect(await chats.sentTo(phone)).toEqual(['Goodbye']);
  expect(await sessionOf(phone)).toEqual({
    kind: 'closed',
    because: 'ended_by_agent',
    outcome: 'Resolved: Paid by card',
  });
  expect((await chats.inThread(phone)).at(-1)).toMatch(
    /<@U0ANA> ended the conversation: \*Resolved\*\. Paid by card/,
  );
  const edit = chats.bot.slack.of('chat.update').at(-1);
  expect(JSON.stringify(edit)).toMatch(/Outcome: \*Resolved: Paid by card\*/);
  expect(JSON.stringify(edit)).not.toMatch(/End conversation/);
  expect(await auditOf('chat.end')).toMatchObject({ actor: ana, detail: { outcome: 'Resolved' } });
  await end(phone);
  expect(JSON.stringify(chats.bot.slack.of('views.update').at(-1))).toMatch(
    /over here, so nothing was changed/,
  );
});

test('a chat that nobody touches closes after the set time, and one that somebody touched does not', async () => {
  const [quiet, lively] = [await given(), await given()];
  const age = (phone: string, hours: number) =>
    sql`
    update handover_message m set handled_at = handled_at - ${hours} * interval '1 hour'
      from session s where s.id = m.session_id and s.phone = ${phone}`.execute(kysely());
  await sql`update handover set made_at = made_at - interval '30 hours' where phone in (${quiet}, ${lively})`.execute(
    kysely(),
  );
  await chats.hear(lively, 'Still here');
  await age(lively, 2);
  await closeUnattended(chats.world.orm, 24 * hour);
  await chats.tick();
  expect(await sessionOf(quiet)).toMatchObject({ kind: 'closed', because: 'expired' });
  expect(await sessionOf(lively)).toMatchObject({ kind: 'agent' });
  expect((await chats.inThread(quiet)).at(-1)).toMatch(
    /The conversation was closed, as nobody had written for a long time/,
  );
});

test('past the 24 hours nothing is sent, and the thread says so once', async () => {
  const phone = await given();
  await chats.press('claim_chat', phone);
  await sql`update inbound set at = at - interval '25 hours' where phone = ${phone}`.execute(kysely());
  await chats.write(phone, ana, 'Sorry for the delay');
  await chats.release();
  await tellWindows(chats.world.orm, new Date());
  await tellWindows(chats.world.orm, new Date());
  await chats.tick();
  expect(await chats.sentTo(phone)).toEqual([]);
  const said = (await chats.inThread(phone)).join('\n');
  expect(said).toMatch(
    /<@U0ANA> This did not reach the customer: \*“Sorry for the delay”\*\nMore than 24 hours have passed/,
  );
  expect(
    said.match(/24 hours have passed since the customer wrote: WhatsApp takes only a template now/g),
  ).toHaveLength(1);
  const opening = JSON.stringify(chats.bot.slack.of('chat.update').at(-1));
  expect(opening).toMatch(/only a template can be sent/);
});

test('a message that WhatsApp refuses or loses is told in the thread once', async () => {
  const phone = await given();
  await chats.press('claim_chat', phone);
  await chats.write(phone, ana, 'refused');
  await chats.write(phone, ana, 'arrived');
  await chats.write(phone, ana, 'lost');
  await chats.release();
  const settle = (text: string, what: string) =>
    sql`update session_message set ${sql.raw(what)} where phone = ${phone} and content ->> 'text' = ${text}`.execute(
      kysely(),
    );
  await settle(
    'refused',
    `outcome = 'not_accepted', failure = 'unreachable', detail = 'Blocked by the user'`,
  );
  await settle('arrived', `outcome = 'accepted', accepted_at = now(), delivered_at = now()`);
  await settle('lost', `outcome = 'accepted', accepted_at = now()`);
  await settleLines(chats.world.orm);
  await settle('lost', `failed_at = now(), failure = 'unreachable'`);
  await settleLines(chats.world.orm);
  await settleLines(chats.world.orm);
  await chats.tick();
  const told = (await chats.inThread(phone)).filter((text) => text.includes('did not reach'));
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/“refused”.*\(Blocked by the user\)/s);
  expect(told[1]).toMatch(/“lost”/);
});

test('a picture goes as a picture with its words, a document as a document, and a film is told not to go', async () => {
  const phone = await given();
  await chats.press('claim_chat', phone);
  const file = (name: string, mimetype: string, size = 1_000) => ({
    id: 'F1',
    name,
    mimetype,
    size,
    url_private_download: `https://files.slack.com/${name}`,
  });
  const share = (text: string, ...files: object[]) =>
    chats.write(phone, ana, text, { subtype: 'file_share', files });
  await share('This one', file('a.png', 'image/png'));
  await share('', file('b.pdf', 'application/pdf'));
  await share('', file('c.mp4', 'video/mp4'));
  await share('', file('d.png', 'image/png', 6_000_000));
  await chats.release();
  const { rows } = await sql<{ content: Record<string, string> }>`
    select content from session_message where phone = ${phone} order by id`.execute(kysely());
  expect(rows.map(({ content }) => content)).toEqual([
    {
      kind: 'image',
      caption: 'This one',
      link: expect.stringMatching(/^https:\/\/treble\.example\/agent-files\/[0-9a-f-]{36}\/0$/),
    },
    { kind: 'document', fileName: 'b.pdf', link: expect.stringContaining('/agent-files/') },
  ]);
  await chats.tick();
  expect((await chats.inThread(phone)).join('\n')).toMatch(/Only pictures.*pictures up to 5 MB/s);
});

test('where Slack takes no thread the chat opens in another channel, and the command says so', async () => {
  const phone = fresh();
  await chats.hear(phone, 'Hello?');
  await chats.handOver(phone, { team: 'sales' });
  chats.bot.slack.next('chat.postMessage', { ok: false, error: 'is_archived' });
  await chats.tick();
  await chats.tick();
  expect((await chats.thread(phone)).channel).toBe(agentsChannel);
  await chats.bot.command('agents');
  expect(chats.bot.said().at(-1)).toMatch(
    /<#C0SALES> takes the chats for \*sales\*.*The last chat could not be opened there, .* The channel is archived\./s,
  );
  expect(chats.bot.said().at(-1)).toMatch(/about one message a second in each channel/);
});

test('no chat opens in a channel that another organisation reads', async () => {
  chats.bot.slack.next('conversations.info', {
    ok: true,
    channel: { id: 'C0GROWTH', is_member: true, is_ext_shared: true },
  });
  await chats.bot.command('agents add sales');
  expect(chats.bot.said().at(-1)).toContain('The channel is shared with another organisation');
  await chats.bot.command('agents');
  expect(chats.bot.said().at(-1)).not.toContain('C0GROWTH');
});

test('the figures tell how fast agents answer and what is open', async () => {
  const from = new Date(Date.now() - hour);
  const until = () => new Date(Date.now() + hour);
  const before = await loadAgentFigures(chats.world.orm, from, until());
  const [answered] = [await given(), await given()];
  await chats.press('claim_chat', answered);
  await chats.write(answered, ana, 'Hello!');
  await chats.release();
  const after = await loadAgentFigures(chats.world.orm, from, until());
  expect(after).toMatchObject({
    handedOver: before.handedOver + 2,
    answered: before.answered + 1,
    open: before.open + 2,
    waiting: before.waiting + 1,
    waitingSince: expect.any(Date),
  });
  expect(after.medianFirstAnswerMs).toBeGreaterThan(0);
});

test('while no channel takes chats, the administrators are told once', async () => {
  for (const channel_id of [agentsChannel, salesChannel])
    await chats.bot.command('agents remove', ana, { channel_id });
  const phone = fresh();
  await chats.hear(phone, 'Hello?');
  await chats.handOver(phone);
  await chats.tick();
  await chats.tick();
  expect(chats.said().filter(({ text }) => text.includes('no channel takes their chat'))).toHaveLength(1);
});
