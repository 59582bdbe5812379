import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { intend } from '../../src/dispatch/sending/intent-store.ts';
import { registerWorker } from '../../src/dispatch/sending/worker-store.ts';
import { closeSession } from '../../src/dispatch/sessions/session-store.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { readCells } from '../support/dispatch-failures.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { freshPhones, givenLaunched } from '../support/draft.ts';
import { openSession } from '../support/given-session.ts';
import { expectExactCounts } from '../support/recount.ts';

let world: DispatchWorld;
const fresh = freshPhones();
beforeAll(async () => {
  world = await createDispatchWorld();
});
afterEach(() => expectExactCounts(world.orm));
afterAll(() => world.close());

const hour = 3_600_000;
const lineId = () => world.whatsApp.lineIds[0] ?? '';

const open = (phone: string, closesAt?: Date, kind: 'agent' | 'bot' = 'agent') =>
  world.orm.em
    .fork()
    .transactional((em) => openSession(em, { phone, lineId: lineId(), kind, ...(closesAt && { closesAt }) }));
const close = (phone: string) => world.orm.em.fork().transactional((em) => closeSession(em, phone, lineId()));

async function claim(deploymentId: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select id::float8 as id from recipient where deployment_id = ${deploymentId} order by id`.execute(
    world.orm.em.fork().getKysely(),
  );
  const workerId = await registerWorker(world.orm.em.fork());
  const ids = rows.map(({ id }) => id);
  return (await intend(world.orm.em.fork(), workerId, { lineId: lineId(), deploymentId: undefined }, ids))
    .intents.length;
}

async function review(rows: readonly string[]) {
  const { versionId } = await world.dispatch.loadConversation('spring_sale_2026');
  const text = ['phone,first_name,discount', ...rows].join('\n');
  return world.dispatch.review({
    versionId,
    audience: { kind: 'pasted', text },
    channelId: 'C0GROWTH',
    by: 'U0ANA',
  });
}

describe('a chat with an agent', () => {
  test.each<[string, (phone: string) => Promise<unknown>, 0 | 1]>([
    ['that is open', (phone) => open(phone), 1],
    ['that closes by itself in an hour', (phone) => open(phone, new Date(Date.now() + hour)), 1],
    ['that closed by itself an hour ago', (phone) => open(phone, new Date(Date.now() - hour)), 0],
    ['that the agent has ended', (phone) => open(phone).then(() => close(phone)), 0],
    ['that went back to the bot', (phone) => open(phone).then(() => open(phone, undefined, 'bot')), 0],
    [
      'that was opened again',
      (phone) =>
        open(phone)
          .then(() => close(phone))
          .then(() => open(phone)),
      1,
    ],
  ])('%s', async (_story, given, withAgent) => {
    const [phone = '', bystander = ''] = fresh(2);
    await given(phone);
    const { counts, draftId } = await review([`${phone},Ana,20 %`, `${bystander},Beto,20 %`]);
    expect(counts).toMatchObject({ rows: 2, valid: 2 - withAgent, agentSession: withAgent });
    const expected = withAgent === 1 ? 'agent_session|agent_session' : 'in_process|queued';
    expect(await readCells(world, draftId)).toEqual({ [phone]: expected, [bystander]: 'in_process|queued' });
  });

  test('on another line keeps nobody from being sent to', async () => {
    const [phone = ''] = fresh(1);
    await world.orm.em.fork().execute(`
      insert into line (id, gateway, messages_per_second) values ('another line', 'whatsapp', 70)`);
    await world.orm.em
      .fork()
      .transactional((em) => openSession(em, { phone, lineId: 'another line', kind: 'agent' }));
    expect((await review([`${phone},Ana,20 %`])).counts).toMatchObject({ valid: 1, agentSession: 0 });
  });

  test('is asked about after the exclusion and the variables, and before the last template', async () => {
    const [excluded = '', unfilled = '', recent = ''] = fresh(3);
    await world.orm.em
      .fork()
      .execute(
        `insert into exclusion (phone, source, because) values ('${excluded}', 'person', 'Asked us.')`,
      );
    const earlier = await givenLaunched(world, [recent]);
    expect(await claim(earlier)).toBe(1);
    for (const phone of [excluded, unfilled, recent]) await open(phone);
    const { counts, draftId } = await review([`${excluded},,`, `${unfilled},,`, `${recent},Ana,20 %`]);
    expect(counts).toMatchObject({ excluded: 1, variableUnfilled: 1, agentSession: 1, tooManyTemplates: 0 });
    const rejected = [];
    for await (const page of world.dispatch.rejectedRows(draftId)) rejected.push(...page);
    expect(rejected.map(({ cause, because }) => [cause, because]).at(-1)).toEqual([
      'agent session',
      'The user is talking with an agent.',
    ]);
  });

  test('that began after the review is refused at the claim, and can be retried once it has ended', async () => {
    const [phone = '', bystander = ''] = fresh(2);
    const draft = await givenLaunched(world, [phone, bystander]);
    const closesAt = new Date(Math.floor(Date.now() + hour));
    await open(phone, closesAt);
    expect(await claim(draft)).toBe(1);
    expect(await readCells(world, draft)).toEqual({
      [phone]: 'agent_session|agent_session',
      [bystander]: 'in_process|queued',
    });
    const reader = createMetricsReader(world.orm);
    const { users } = await reader.users(
      { kind: 'deployment', deploymentId: draft },
      { states: ['agent_session'] },
      { limit: 5 },
    );
    expect(users).toMatchObject([{ phone, detail: 'Changed after the list was reviewed.' }]);

    expect(await world.dispatch.planRetry(draft)).toMatchObject({
      failed: 1,
      now: 0,
      groups: [{ failure: 'agent_session', when: 'after_session', count: 1, from: closesAt }],
    });
    expect((await reader.deployment(draft))?.retryable).toBe(0);
    expect((await world.dispatch.retryFailed(draft, 'U0ANA')).queued).toBe(0);

    expect(await close(phone)).toBe(true);
    expect(await close(phone)).toBe(false);
    expect(await world.dispatch.planRetry(draft)).toMatchObject({ failed: 1, now: 1 });
    expect((await reader.deployment(draft))?.retryable).toBe(1);
    expect((await world.dispatch.retryFailed(draft, 'U0ANA')).queued).toBe(1);
    expect((await readCells(world, draft))[phone]).toBe('in_process|retry');
  });
});
