import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApprovals } from '../../src/dispatch/approvals/create-approvals.ts';
import { createRoles } from '../../src/dispatch/approvals/create-roles.ts';
import { speaking, tongues } from '../../src/entities/language/say.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { composeDeploymentMessage } from '../../src/reports/deployment-message.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { givenDraft, plainPhones } from '../support/draft.ts';
import { type BotUnderTest, member, startBot } from './support/bot-under-test.ts';
import { team } from './support/fake-slack.ts';

const policy = { from: 3, typedFrom: 5, validHours: 24 } as const;
const author = 'U0ANA';
const called: string[] = [];
let world: DispatchWorld;
let bot: BotUnderTest;
let passed = 0;

beforeAll(async () => {
  world = await createDispatchWorld({ approvals: policy, onStart: (to) => called.push(to) });
  const { orm, dispatch } = world;
  bot = await startBot({
    context: {
      dispatch,
      reader: createMetricsReader(orm),
      roles: createRoles(orm),
      approvals: createApprovals({
        orm,
        policy,
        prices: { currency: 'USD', byCategory: new Map([['marketing', 0.025]]) },
        nudge: () => undefined,
      }),
    },
  });
  await createRoles(orm).give(
    { role: 'approver', holders: [member], channelId: null, conversationId: null },
    author,
  );
  world.engine.start();
});
afterAll(async () => {
  await bot.stop();
  await world.close();
});

const rows = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await query.execute(world.orm.em.fork().getKysely())).rows;

/** A launched deployment of so many; each time other phones. */
async function launched(count: number): Promise<number> {
  const phones = plainPhones(count, passed);
  passed += count;
  return (await world.dispatch.launch(await givenDraft(world, phones), author)).id;
}

const view = () => {
  const shown: unknown = bot.slack.of('views.update').at(-1)?.view;
  return JSON.stringify(shown);
};

/** Looks at a deployment and answers what the form carries. */
async function look(id: number, by = member): Promise<string> {
  await bot.command(`approve D-${id}`, by);
  const shown: unknown = bot.slack.of('views.update').at(-1)?.view;
  const metadata =
    typeof shown === 'object' && shown !== null && 'private_metadata' in shown ? shown.private_metadata : '';
  return String(metadata);
}

const approveAs = (by: string, metadata: string, typed = '') =>
  bot.interact({
    type: 'view_submission',
    user: { id: by, team_id: team },
    view: {
      id: 'V1',
      callback_id: 'approve_deployment',
      private_metadata: metadata,
      state: { values: { recipients_typed: { count: { type: 'plain_text_input', value: typed } } } },
    },
  });

const holdsOf = async (id: number) => (await world.dispatch.loadDeployment(id)).holds.map(({ kind }) => kind);
const messageOf = async (id: number) => {
  const line = await createMetricsReader(world.orm).deployment(id);
  if (!line) throw new Error('There is no such deployment.');
  return JSON.stringify(composeDeploymentMessage(line));
};

test('below the number nothing waits; from it on nobody is called before somebody else approves', async () => {
  const small = await launched(2);
  expect(await holdsOf(small)).toEqual([]);
  const id = await launched(3);
  expect(await holdsOf(id)).toEqual(['awaiting_approval']);
  expect(await messageOf(id)).toContain('Review and approve');
  await expect.poll(() => called.length).toBe(2);

  const own = await look(id, author);
  await approveAs(author, own);
  expect(view()).toContain('You sent D-');
  expect(await holdsOf(id)).toEqual(['awaiting_approval']);

  const metadata = await look(id);
  expect(bot.slack.of('views.update').some((args) => JSON.stringify(args).includes('about 0.08 USD'))).toBe(
    true,
  );
  await approveAs(member, metadata);
  expect(view()).toContain('is on its way');
  expect(await holdsOf(id)).toEqual([]);
  expect(await messageOf(id)).toContain('Approved by ');
  await expect.poll(() => called.length).toBe(5);
});

test('what else holds it is told to whoever approves it', async () => {
  const id = await launched(3);
  const metadata = await look(id);
  await world.dispatch.pause(id, author);
  await approveAs(member, metadata);
  expect(view()).toContain(`Approved: D-${id} stays held. Paused by a person.`);
  expect(await holdsOf(id)).toEqual(['paused_by_person']);
});

test('what waits for an approval is told and shown in the reader’s language', async () => {
  const id = await launched(3);
  expect(await messageOf(id)).toContain(`has to approve it with /treble approve D-${id}.`);
  const told = await speaking(tongues.es, () => messageOf(id));
  expect(told).toContain(`tiene que aprobarlo con /treble approve D-${id}.`);
  bot.slack.person('U0RUI', { locale: 'es-LA' });
  await createRoles(world.orm).give(
    { role: 'approver', holders: ['U0RUI'], channelId: null, conversationId: null },
    author,
  );
  await look(id, 'U0RUI');
  expect(view()).toContain('*Se enviarán*');
  expect(view()).not.toContain('Will be sent');
});

test('who is no approver cannot approve, and nor can a form that another audience was seen in', async () => {
  const id = await launched(3);
  const metadata = await look(id);
  await approveAs('U0EVA', metadata);
  expect(view()).toContain('needs the right to approve deployments');
  await sql`update recipient set phone = '+12025550198' where deployment_id = ${id} and row_number = 2`.execute(
    world.orm.em.fork().getKysely(),
  );
  await approveAs(member, metadata);
  expect(view()).toContain('has changed since you looked');
  expect(await holdsOf(id)).toEqual(['awaiting_approval']);
});

test('who approves in another channel decides nothing here', async () => {
  const elsewhere = 'U0LUZ';
  await createRoles(world.orm).give(
    { role: 'approver', holders: [elsewhere], channelId: 'C0OTHER', conversationId: null },
    author,
  );
  const id = await launched(3);
  await approveAs(elsewhere, await look(id));
  expect(view()).toContain('not for this conversation in this channel');
  await bot.press({ id: 'refuse_approval', value: String(id), by: elsewhere });
  expect(bot.said().at(-1)).toContain('not for this conversation in this channel');
  expect(await holdsOf(id)).toEqual(['awaiting_approval']);
});

test('above the second number the count has to be typed', async () => {
  const id = await launched(5);
  const metadata = await look(id);
  expect(view()).toContain('Type the number of recipients');
  await approveAs(member, metadata, '4');
  expect(view()).toContain('is another number');
  expect(await holdsOf(id)).toEqual(['awaiting_approval']);
  await approveAs(member, metadata, '5');
  expect(await holdsOf(id)).toEqual([]);
});

test('an approval of a time is void at another time, and expires', async () => {
  const phones = plainPhones(3, passed);
  passed += 3;
  const id = await givenDraft(world, phones);
  const at = (hours: number) => ({ at: new Date(Date.now() + hours * 3_600_000), zone: 'UTC' });
  await world.dispatch.schedule(id, author, at(2));
  await approveAs(member, await look(id));
  expect(view()).toContain('starts at its time');
  expect(await holdsOf(id)).toEqual([]);
  await world.dispatch.schedule(id, author, at(3));
  expect(await holdsOf(id)).toEqual(['awaiting_approval']);
  await sql`update approval set expires_at = now() - interval '1 second' where deployment_id = ${id}`.execute(
    world.orm.em.fork().getKysely(),
  );
  await approveAs(member, await look(id));
  expect(view()).toContain('has expired');
  await look(id, author);
  await approveAs(member, await look(id));
  expect(await holdsOf(id)).toEqual([]);
  await world.dispatch.sendNow(id, author);
  expect(await holdsOf(id)).toEqual(['awaiting_approval']);
  expect(called.filter((to) => phones.includes(to))).toEqual([]);
});

test('a conversation that always needs it waits with a single recipient, and refusing cancels for good', async () => {
  await bot.command('approve always spring_sale_2026', member);
  expect(bot.said().at(-1)).toContain('needs the right to manage the app');
  await bot.command('approve always spring_sale_2026', author);
  expect(bot.said().at(-1)).toContain('every deployment of *spring_sale_2026* waits');
  const id = await launched(1);
  expect(await holdsOf(id)).toEqual(['awaiting_approval']);
  await bot.press({ id: 'refuse_approval', value: String(id), by: author });
  expect(bot.said().at(-1)).toContain('You sent');
  await bot.press({ id: 'refuse_approval', value: String(id), by: member });
  expect((await world.dispatch.loadDeployment(id)).phase).toBe('cancelled');
});

test('every step is in the audit, with what was approved', async () => {
  const acts = await rows(sql<{ act: string; actor: string }>`
    select distinct act, actor from audit_entry where act like 'approval.%' or act = 'conversation.approval' order by 1, 2`);
  expect(acts).toEqual([
    { act: 'approval.give', actor: member },
    { act: 'approval.refuse', actor: member },
    { act: 'approval.request', actor: author },
    { act: 'approval.void', actor: author },
    { act: 'conversation.approval', actor: author },
  ]);
});

test('whoever decides reads the counts in their own language', async () => {
  bot.slack.person('U0SOL', { locale: 'es-ES' });
  await createRoles(world.orm).give(
    { role: 'approver', holders: ['U0SOL'], channelId: null, conversationId: null },
    author,
  );
  await look(await launched(3), 'U0SOL');
  expect(view()).toContain('*Se enviarán*');
});
