import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settleTemplates } from '../../../src/dispatch/agents/send-template.ts';
import { type AgentWorld, agentsChannel, createAgentWorld } from '../../support/agent-world.ts';
import { readCells } from '../../support/dispatch-failures.ts';
import { givenDraft } from '../../support/draft.ts';
import { until } from '../../support/until.ts';

const ana = 'U0ANA';
let chats: AgentWorld;
beforeAll(async () => {
  chats = await createAgentWorld();
  await chats.bot.command('agents add', ana, { channel_id: agentsChannel });
  chats.world.engine.start();
});
afterAll(() => chats.close());

const kysely = () => chats.world.orm.em.fork().getKysely();

/** A claimed chat whose customer wrote 25 hours ago. */
async function given(phone: string): Promise<void> {
  await chats.hear(phone, 'Hello?');
  await chats.handOver(phone);
  await sql`update inbound set at = at - interval '25 hours' where phone = ${phone}`.execute(kysely());
  await chats.tick();
  await chats.press('claim_chat', phone);
}

async function sendTemplate(phone: string): Promise<void> {
  const { versionId } = await chats.world.dispatch.loadConversation('spring_sale_2026');
  await chats.press('send_chat_template', phone);
  expect(chats.bot.slack.of('views.open').at(-1)?.view).toMatchObject({ callback_id: 'chat_template_form' });
  await chats.submit(phone, 'chat_template_form', {
    chat_conversation: {
      chat_conversation: { type: 'external_select', selected_option: { value: String(versionId) } },
    },
  });
  const form: unknown = chats.bot.slack.of('views.update').at(-1)?.view;
  expect(form).toMatchObject({ callback_id: 'chat_template_values' });
  const metadata = JSON.stringify({ threadId: (await chats.thread(phone)).id, versionId });
  await chats.submit(
    phone,
    'chat_template_values',
    { chat_value_0: { value: { value: 'Ana' } }, chat_value_1: { value: { value: '20 %' } } },
    ana,
    metadata,
  );
}

const fateOf = (phone: string) =>
  until(
    async () =>
      (
        await sql<{ kind: string; state: string; id: number }>`
          select d.id, d.kind, r.state from recipient r join deployment d on d.id = r.deployment_id
           where r.phone = ${phone} and d.kind = 'agent'`.execute(kysely())
      ).rows[0],
    (row) => row !== undefined && row.state !== 'in_process',
  );

test('past the 24 hours an agent sends a template into their own chat, which keeps deployments away as before', async () => {
  const phone = '+12025550101';
  await given(phone);
  await sendTemplate(phone);
  expect(await fateOf(phone)).toMatchObject({ kind: 'agent', state: 'success' });
  expect(chats.world.whatsApp.ledger.filter(({ to }) => `+${to}` === phone)).toHaveLength(1);
  await settleTemplates(chats.world.orm);
  await chats.tick();
  const said = (await chats.inThread(phone)).join('\n');
  expect(said).toMatch(/<@U0ANA> sends the template \*spring_sale_2026\*/);
  expect(said).not.toMatch(/did not reach/);
  const draft = await givenDraft(chats.world, [phone]);
  expect(await readCells(chats.world, draft)).toEqual({ [phone]: 'agent_session|agent_session' });
});

test('a template that does not arrive is told in the thread, and who has not claimed the chat sends none', async () => {
  const phone = '+12025550188';
  await given(phone);
  await chats.submit(
    phone,
    'chat_template_values',
    {},
    'U0CARLA',
    JSON.stringify({ threadId: (await chats.thread(phone)).id, versionId: 1 }),
  );
  expect(JSON.stringify(chats.bot.slack.of('views.update').at(-1))).toMatch(/Claim the chat first/);
  await sendTemplate(phone);
  const { state } = (await fateOf(phone)) ?? {};
  expect(state).not.toBe('success');
  await settleTemplates(chats.world.orm);
  await settleTemplates(chats.world.orm);
  await chats.tick();
  const told = (await chats.inThread(phone)).filter((text) => text.includes('did not reach'));
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/“spring_sale_2026”/);
});
