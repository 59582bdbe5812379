import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMetricsReader } from '../../../src/reports/create-metrics-reader.ts';
import { team } from '../../bot/support/fake-slack.ts';
import { type AgentWorld, agentsChannel, createAgentWorld } from '../../support/agent-world.ts';
import { deploy } from '../../support/chat-world.ts';
import { seconds, tell } from '../../support/dispatch-webhooks.ts';
import { givenDraft, plainPhones } from '../../support/draft.ts';
import { findEverywhere } from '../../support/find-everywhere.ts';
import { expectExactCounts, readCounts, readTimeCounts } from '../../support/recount.ts';
import { until } from '../../support/until.ts';

let agents: AgentWorld;
let deployment: number;
let wamid: string;
const [ana = '', beto = '', carla = ''] = plainPhones(3);
const digits = ana.slice(1);
const secret = 'Rua das Flores 7';

beforeAll(async () => {
  agents = await createAgentWorld();
  agents.world.engine.start();
  await agents.bot.command(`agents add <#${agentsChannel}>`);
});
afterAll(() => agents.close());

const db = () => agents.world.orm.em.fork().getKysely();
const run = (statement: ReturnType<typeof sql>) => statement.execute(db());

/** Through Slack's door: the command, and the form that asks for the number again. */
async function forget(phone: string, again = phone): Promise<string> {
  const { bot } = agents;
  await bot.command(`forget ${phone}`);
  const shown = bot.slack.of('views.open').at(-1)?.view;
  const view = typeof shown === 'object' && shown !== null ? Object.fromEntries(Object.entries(shown)) : {};
  expect(JSON.stringify(view)).not.toContain(phone.slice(1));
  await bot.interact({
    type: 'view_submission',
    user: { id: 'U0ANA', team_id: team },
    view: {
      id: 'V1',
      callback_id: view.callback_id,
      private_metadata: view.private_metadata,
      state: { values: { again: { phone: { type: 'plain_text_input', value: again } } } },
    },
  });
  return JSON.stringify(bot.slack.of('views.update').at(-1)?.view);
}

async function figures() {
  const { orm } = agents.world;
  const reader = createMetricsReader(orm);
  return {
    counts: await readCounts(orm),
    times: await readTimeCounts(orm),
    cells: await reader.cells({ kind: 'deployment', deploymentId: deployment }),
  };
}

test('Ana is known everywhere', async () => {
  const { world } = agents;
  const draft = await givenDraft(world, [ana, carla]);
  deployment = await deploy(world, [ana, beto]);
  const { rows } = await until(
    async () =>
      sql<{ id: string }>`
        select a.provider_id as id from attempt a join recipient r on r.id = a.recipient_id
         where r.phone = ${ana} and a.delivered_at is not null`.execute(db()),
    (found) => found.rows.length === 1,
  );
  wamid = rows[0]?.id ?? '';
  await agents.handOver(ana, { note: `Lives in ${secret}`, variables: { phone: ana } });
  await agents.hear(ana, `Send it to ${secret}`);
  await agents.tick();
  await agents.press('claim_chat', ana);
  await agents.write(ana, 'U0ANA', `To ${secret}, number ${ana}?`);
  await agents.release();
  await agents.write(ana, 'U0ANA', `Still ${ana}`);
  const lives = JSON.stringify({ lives_in: secret });
  await run(
    sql`update recipient set variables = variables || ${lives}::jsonb, captured = ${lives}::jsonb where phone = ${ana}`,
  );
  await run(sql`insert into saved_list_content (id) overriding system value values (900)`);
  await run(sql`
    insert into saved_list (name, content_id, columns, users, created_by, updated_by) values ('vip', 900, '[]', 2, 'U0ANA', 'U0ANA')`);
  for (const phone of [ana, beto])
    await run(
      sql`insert into saved_list_row (content_id, phone, variables) values (900, ${phone}, '{"name": "Ana"}')`,
    );
  await run(
    sql`insert into duplicate_row (deployment_id, row_number, phone, raw_phone) values (${draft}, 9, ${ana}, ${ana})`,
  );
  await run(sql`insert into phone_alias (contact_id, phone) values (${`${digits}9`}, ${ana})`);
  await run(
    sql`insert into kept_form (user_id, channel_id, pasted, kept_at) values ('U0BETO', 'C0GROWTH', ${`+1 (${ana.slice(2, 5)}) ${ana.slice(5)}`}, now())`,
  );
  await run(sql`insert into test_number (phone, created_by) values (${ana}, 'U0ANA')`);
  await run(sql`
    insert into parked_event (gateway, because, event) values ('whatsapp', 'unknown', ${JSON.stringify({ raw: [digits] })})`);
  await run(sql`
    insert into unnamed_failure (gateway, event_id, phone, code, at, because) values ('treble', 'e1', ${ana}, '1', now(), 'nobody')`);
  await run(sql`
    insert into webhook_call (session_id, phone, line_id, step, request, due_at)
    values (1, ${ana}, 'line', 'ask', ${JSON.stringify({ url: `https://crm.example/${digits}` })}, now() + interval '1 day')`);
  await run(sql`
    insert into audit_entry (actor, act, subject, detail) values ('U0ANA', 'test', ${`phone:${ana}`}, ${JSON.stringify({ before: ana })})`);
  await run(sql`insert into exclusion (phone, source, because) values (${ana}, 'opt_out', 'asked')`);
  const places = await findEverywhere(world.orm, digits);
  expect(new Set(places.map((place) => place.split('.')[0]))).toEqual(
    new Set(
      `agent_line agent_thread audit_entry duplicate_row exclusion handover inbound parked_event phone_alias recipient
       saved_list_row session session_message test_number unnamed_failure webhook_call`.split(/\s+/),
    ),
  );
});

test('another number than the one asked for erases nobody', async () => {
  expect(await forget(ana, beto)).toContain('Nothing was erased');
  expect(await findEverywhere(agents.world.orm, digits)).toContain('recipient.phone');
});

test('she is found nowhere any more, and every figure of what was sent is as before', async () => {
  const before = await figures();
  const said = await forget(ana);
  expect(said).toContain('Forgotten: ');
  expect(said).not.toContain(digits);
  expect(await findEverywhere(agents.world.orm, digits)).toEqual([]);
  expect(await findEverywhere(agents.world.orm, ana.slice(2))).toEqual([]);
  expect(await findEverywhere(agents.world.orm, secret)).toEqual([]);
  const after = await figures();
  expect(after.cells).toEqual(before.cells);
  expect(after.times).toEqual(before.times);
  expect(after.counts.counters).toEqual(after.counts.recount);
});

test('who waited in a draft is cancelled, the saved list is one shorter, and the others are untouched', async () => {
  const { rows } = await sql<{ state: string; phone: string | null }>`
    select state, phone from recipient where deployment_id <> ${deployment} order by row_number`.execute(
    db(),
  );
  expect(rows).toEqual([
    { state: 'cancelled', phone: null },
    { state: 'in_process', phone: carla },
  ]);
  const { rows: lists } = await sql<{
    users: number;
  }>`select users from saved_list where name = 'vip'`.execute(db());
  expect(lists).toEqual([{ users: 1 }]);
  expect(await findEverywhere(agents.world.orm, beto.slice(1))).toContain('recipient.phone');
});

test('webhooks that come late bring nothing back, and what they prove of the message is still counted', async () => {
  const { world } = agents;
  const at = seconds(Date.now());
  const read = { id: wamid, status: 'read', timestamp: at, recipient_id: digits };
  const errors = [{ code: 131000, title: 'Failed', error_data: { details: `Not sent to ${digits}` } }];
  const failed = { id: wamid, status: 'failed', timestamp: at, recipient_id: digits, errors };
  const words = (id: string, more: object = {}) => ({
    id,
    from: digits,
    timestamp: at,
    type: 'text',
    text: { body: secret },
    ...more,
  });
  const contacts = [{ wa_id: digits, profile: { name: secret } }];
  expect(await tell(world, { statuses: [read, failed], messages: [words('wamid.late1')], contacts })).toBe(
    200,
  );
  expect(await tell(world, { messages: [words('wamid.late2', { context: { id: wamid } })], contacts })).toBe(
    200,
  );
  expect(await tell(world, { messages: [words('wamid.late3', { type: `new ${digits}` })] })).toBe(200);
  expect(
    await tell(world, { messages: [{ from: digits, oddly: secret }], statuses: [{ id: 7, to: digits }] }),
  ).toBe(200);
  const { rows } = await sql<{ read: boolean }>`
    select a.read_at is not null as read from attempt a join recipient r on r.id = a.recipient_id
     where r.deployment_id = ${deployment} and r.erased_at is not null`.execute(db());
  expect(rows).toEqual([{ read: true }]);
  expect(await findEverywhere(world.orm, digits)).toEqual([]);
  expect(await findEverywhere(world.orm, secret)).toEqual([]);
  expect(await findEverywhere(world.orm, wamid)).toEqual([]);
  await expectExactCounts(world.orm);
});

test('Beto, who writes the same, is heard', async () => {
  await tell(agents.world, {
    messages: [
      {
        id: 'wamid.beto',
        from: beto.slice(1),
        timestamp: seconds(Date.now()),
        type: 'text',
        text: { body: 'Hi' },
      },
    ],
  });
  const { rows } = await sql`select 1 from inbound where phone = ${beto}`.execute(db());
  expect(rows).toHaveLength(1);
});

test('her opt-out goes on though her number stands nowhere: a new list finds her excluded', async () => {
  const id = await givenDraft(agents.world, [ana, beto]);
  const { rows } = await sql<{ state: string }>`
    select state from recipient where deployment_id = ${id} order by row_number`.execute(db());
  expect(rows).toEqual([{ state: 'excluded' }, { state: 'in_process' }]);
});

test('the audit says who forgot somebody, and not whom', async () => {
  const { rows } = await sql<{ actor: string; subject: string; detail: unknown }>`
    select actor, subject, detail from audit_entry where act = 'person.forget'`.execute(db());
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ actor: 'U0ANA', detail: { cancelled: 1, staysExcluded: true } });
  expect(JSON.stringify(rows)).not.toContain(digits);
});

test('whose message fails after they were forgotten is not tried again, as nobody knows whom to', async () => {
  const { world } = agents;
  const off = '+12015550186';
  const id = await deploy(world, [off]);
  const sent = await until(
    async () =>
      sql<{ wamid: string }>`
        select a.provider_id as wamid from attempt a join recipient r on r.id = a.recipient_id
         where r.deployment_id = ${id} and r.cause = 'sent'`.execute(db()),
    ({ rows }) => rows.length === 1,
  );
  await forget(off);
  const errors = [{ code: 130429, title: 'Too fast' }];
  const failed = { id: sent.rows[0]?.wamid, status: 'failed', timestamp: seconds(Date.now()), errors };
  expect(await tell(world, { statuses: [failed] })).toBe(200);
  const { rows } = await sql<{ state: string; retry_at: unknown }>`
    select state, retry_at from recipient where deployment_id = ${id}`.execute(db());
  expect(rows).toEqual([{ state: 'cancelled', retry_at: null }]);
  await expectExactCounts(world.orm);
});
