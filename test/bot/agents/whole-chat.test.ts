import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settleLines } from '../../../src/dispatch/agents/settle-lines.ts';
import { type AgentWorld, agentsChannel, createAgentWorld } from '../../support/agent-world.ts';
import {
  deploy,
  givenFlow,
  personWith,
  readMessages,
  readUsers,
  untilQuiet,
} from '../../support/chat-world.ts';
import { readCells } from '../../support/dispatch-failures.ts';
import { givenDraft, plainPhones } from '../../support/draft.ts';
import { until } from '../../support/until.ts';

const ana = 'U0ANA';
let chats: AgentWorld;
beforeAll(async () => {
  chats = await createAgentWorld({ whatsApp: { pairRate: false } });
  await chats.bot.command('agents add', ana, { channel_id: agentsChannel });
  chats.world.engine.start();
  await givenFlow(chats.world, flow);
});
afterAll(() => chats.close());

const flow = `
steps:
  - step: topic
    question: "Hello {{first_name}}! What is it about?"
    save: topic
  - step: people
    hand_over: support
    note: Asked for a person.
`;

const kysely = () => chats.world.orm.em.fork().getKysely();
const handedOver = (phone: string) =>
  until(
    async () => (await sql`select 1 from handover where phone = ${phone}`.execute(kysely())).rows.length,
    (count) => count === 1,
  );
const told = (phone: string, words: RegExp) =>
  until(
    async () => {
      await chats.tick();
      return (await chats.inThread(phone)).join('\n');
    },
    (text) => words.test(text),
  );

test('a flow hands a customer over, an agent answers, both write at once, and the conversation ends', async () => {
  const [phone = '', bystander = ''] = plainPhones(2);
  const customer = personWith(chats.world, phone);
  const other = personWith(chats.world, bystander);
  await deploy(chats.world, [phone, bystander]);
  customer.says('Hi');
  await customer.hearsAll('Hello Ana! What is it about?');
  customer.says('My order is late');
  await handedOver(phone);
  await told(phone, /What was said before.*My order is late/s);
  const opening = chats.said().find(({ ts, threadTs }) => threadTs === undefined && ts.length > 0);
  expect(opening?.text).toMatch(/For support.*topic.*My order is late.*Asked for a person\./s);
  expect(await readUsers(chats.world, phone)).toMatchObject([{ stage: 'in_flow', session: 'agent' }]);

  await chats.press('claim_chat', phone);
  for (const text of ['Good morning', 'One moment', 'Found it']) {
    customer.says(`while you write: ${text}`);
    await chats.write(phone, ana, text);
    await chats.release();
  }
  await chats.write(phone, ana, '// always late, this carrier');
  await chats.release();
  await customer.hearsAll('Hello Ana! What is it about?', 'Good morning', 'One moment', 'Found it');
  await untilQuiet(chats.world);
  const thread = await told(phone, /while you write: Found it/);
  for (const text of ['Good morning', 'One moment', 'Found it']) {
    expect(thread.match(new RegExp(`while you write: ${text}`, 'g'))).toHaveLength(1);
  }
  await settleLines(chats.world.orm);
  expect(thread).not.toMatch(/did not reach/);

  const draft = await givenDraft(chats.world, [phone, bystander]);
  expect(await readCells(chats.world, draft)).toMatchObject({ [phone]: 'agent_session|agent_session' });
  await chats.submit(phone, 'end_chat_form', {
    end_outcome: { outcome: { type: 'static_select', selected_option: { value: 'Resolved' } } },
  });
  await chats.write(phone, ana, 'He was nice', { ts: String(Date.now() / 1_000 + 5) });
  await chats.release();
  expect(await readUsers(chats.world, phone)).toMatchObject([{ stage: 'finished', session: 'closed' }, {}]);
  expect((await readMessages(chats.world, phone)).map(({ text }) => text)).not.toContain('He was nice');
  expect(other.hears()).toEqual([]);
  expect(chats.world.failures).toEqual([]);
});
