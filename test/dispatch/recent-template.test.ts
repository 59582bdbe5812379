import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Facts } from '../../src/dispatch/outcomes/facts.ts';
import { intendDueRetries } from '../../src/dispatch/retries/due-retries.ts';
import { intend } from '../../src/dispatch/sending/intent-store.ts';
import { registerWorker } from '../../src/dispatch/sending/worker-store.ts';
import { givenAttempts } from '../support/dispatch-attempts.ts';
import { failure, hear, hourMs, readCells } from '../support/dispatch-failures.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { freshPhones, givenDraft } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';

let world: DispatchWorld;
const fresh = freshPhones();
beforeAll(async () => {
  world = await createDispatchWorld();
});
afterEach(() => expectExactCounts(world.orm));
afterAll(() => world.close());

const db = () => world.orm.em.fork().getKysely();

/** One claim of everything in the deployment, as a sender makes it. */
async function claim(deploymentId: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select id::float8 as id from recipient where deployment_id = ${deploymentId} order by id`.execute(db());
  const workerId = await registerWorker(world.orm.em.fork());
  const ids = rows.map(({ id }) => id);
  const lane = { lineId: world.whatsApp.lineIds[0] ?? '', deploymentId: undefined };
  const { intents } = await intend(world.orm.em.fork(), workerId, lane, ids);
  return intents.length;
}

interface Earlier {
  readonly hoursAgo: number;
  readonly facts: Facts;
  readonly overridden?: boolean;
  /** Hours ago of a message from the person. */
  readonly wrote?: number;
}

/** A template of another deployment to this phone, as it stands now. */
async function givenEarlier(phone: string, { hoursAgo, facts, overridden, wrote }: Earlier): Promise<void> {
  const { attempts } = await givenAttempts(world, [phone]);
  const [attempt] = attempts;
  if (!attempt) throw new Error('There is one attempt.');
  await hear(world, [[attempt, facts]]);
  await sql`
    update attempt set started_at = now() - ${hoursAgo} * interval '1 hour',
           outcome = case when ${overridden ?? false} then 'overridden' else outcome end
     where id = ${attempt.attemptId}`.execute(db());
  if (wrote === undefined) return;
  await sql`
    insert into inbound (provider_id, line_id, phone, type, text, at, raw)
    values (${`wamid.${phone}`}, 'any', ${phone}, 'text', 'Hi', now() - ${wrote} * interval '1 hour', '{}')`.execute(
    db(),
  );
}

const accepted: Facts = { acceptedAt: Date.now() - hourMs };
const failedLater: Facts = {
  ...accepted,
  failure: { at: Date.now(), failure: 'unreachable', code: '131026', detail: '', refused: false },
};
const uncertain: Facts = { uncertain: { kind: 'uncertain', because: 'Reset.' } };

describe('a second template within 24 hours without an answer to the first', () => {
  const skipped = 'too_many_templates|recently_messaged';
  const sent = 'in_process|queued';
  test.each<[string, Earlier, string]>([
    ['accepted an hour ago', { hoursAgo: 1, facts: accepted }, skipped],
    ['delivered an hour ago', { hoursAgo: 1, facts: { deliveredAt: Date.now() } }, skipped],
    ['called an hour ago, outcome unknown', { hoursAgo: 1, facts: uncertain }, skipped],
    [
      'called an hour ago, outcome unknown and overridden',
      { hoursAgo: 1, facts: uncertain, overridden: true },
      skipped,
    ],
    ['on its way since an hour ago', { hoursAgo: 1, facts: {} }, skipped],
    ['accepted 25 hours ago', { hoursAgo: 25, facts: accepted }, sent],
    ['refused an hour ago', { hoursAgo: 1, facts: failure('throttled') }, sent],
    ['accepted and failed an hour ago', { hoursAgo: 1, facts: failedLater }, sent],
    ['accepted two hours ago, answered an hour ago', { hoursAgo: 2, facts: accepted, wrote: 1 }, sent],
    [
      'accepted an hour ago, last heard of two hours ago',
      { hoursAgo: 1, facts: accepted, wrote: 2 },
      skipped,
    ],
  ])('%s', async (_story, earlier, cell) => {
    const [phone = '', bystander = ''] = fresh(2);
    const draft = await givenDraft(world, [phone, bystander]);
    await givenEarlier(phone, earlier);
    await world.dispatch.launch(draft, 'U0ANA');
    expect(await claim(draft)).toBe(cell === sent ? 2 : 1);
    expect(await readCells(world, draft)).toEqual({ [phone]: cell, [bystander]: sent });
    const { rows } = await sql<{ wait: number | null }>`
      select extract(epoch from offered_at - now())::float8 / 3600 as wait from recipient
       where deployment_id = ${draft} and phone = ${phone}`.execute(db());
    if (cell === skipped) expect(rows[0]?.wait).toBeCloseTo(24 - earlier.hoursAgo, 1);
    else expect(rows[0]?.wait).toBeNull();
  });

  test('is sent anyway where a person chose so', async () => {
    const phones = fresh(2);
    const draft = await givenDraft(world, phones);
    await givenEarlier(phones[0] ?? '', { hoursAgo: 1, facts: accepted });
    await world.dispatch.launch(draft, 'U0ANA', { recently: 'send' });
    expect(await claim(draft)).toBe(2);
  });

  test('cannot slip through two deployments that claim at the same moment', async () => {
    const phones = fresh(40);
    const drafts = await Promise.all([1, 2, 3].map(() => givenDraft(world, phones)));
    for (const draft of drafts) await world.dispatch.launch(draft, 'U0ANA');
    const claimed = await Promise.all(drafts.map(claim));
    expect(claimed.reduce((sum, count) => sum + count, 0)).toBe(40);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from attempt a join recipient r on r.id = a.recipient_id
       where r.phone = any(${phones}::text[]) group by r.phone`.execute(db());
    expect(rows.map(({ count }) => count)).toEqual(phones.map(() => 1));
  });
});

describe('at the review', () => {
  const ask = async (phones: readonly string[]) => {
    const { versionId } = await world.dispatch.loadConversation('spring_sale_2026');
    const rows = phones.map((phone) => `${phone},Ana,20 %`).join('\n');
    const bytes = (async function* () {
      yield Buffer.from(`phone,first_name,discount\n${rows}\n`);
    })();
    const audience = { kind: 'csv', fileName: 'list.csv', bytes } as const;
    return world.dispatch.review({ versionId, audience, channelId: 'C0GROWTH', by: 'U0ANA' });
  };

  test('they are counted apart, and skipped unless a person sends anyway', async () => {
    const phones = fresh(4);
    await givenAttempts(world, phones.slice(0, 1));
    const { draftId, counts } = await ask(phones);
    const other = await ask(phones);
    expect(counts).toMatchObject({ rows: 4, valid: 3, tooManyTemplates: 1 });
    const cells = await readCells(world, draftId);
    expect(cells[phones[0] ?? '']).toBe('too_many_templates|recently_messaged');

    const skipping = await world.dispatch.launch(draftId, 'U0ANA');
    expect(skipping.waiting).toBe(3);
    expect(await readCells(world, draftId)).toEqual(cells);

    const sending = await world.dispatch.launch(other.draftId, 'U0ANA', { recently: 'send' });
    expect(sending.waiting).toBe(4);
    expect((await readCells(world, other.draftId))[phones[0] ?? '']).toBe('in_process|queued');
    expect(await readCells(world, draftId)).toEqual(cells);
  });

  test.each([
    ['anyway, two hours from now', 2, 'send', 2],
    ['two hours from now', 2, 'skip', 1],
    ['when their 24 hours are over', 30, 'skip', 2],
  ] as const)(
    'who schedules %s is told at once how many it is for',
    async (_story, hours, recently, waiting) => {
      const phones = fresh(2);
      await givenAttempts(world, phones.slice(0, 1));
      const { draftId } = await ask(phones);
      const at = new Date(Date.now() + hours * 3_600_000);
      const scheduled = await world.dispatch.schedule(draftId, 'U0ANA', { at, zone: 'UTC' }, { recently });
      expect(scheduled.waiting).toBe(waiting);
    },
  );

  test('a list of nobody else is sent only anyway', async () => {
    const phones = fresh(2);
    await givenAttempts(world, phones);
    const { draftId, notSendable } = await ask(phones);
    expect(notSendable).toBeUndefined();
    await expect(world.dispatch.launch(draftId, 'U0ANA')).rejects.toThrow(/less than 24 hours ago/);
    expect((await world.dispatch.launch(draftId, 'U0ANA', { recently: 'send' })).waiting).toBe(2);
  });
});

test('S17: two messages to one phone start six seconds apart, whichever deployments they belong to', async () => {
  const phones = fresh(3);
  const drafts = [await givenDraft(world, phones), await givenDraft(world, phones.slice(0, 2))];
  for (const draft of drafts) await world.dispatch.launch(draft, 'U0ANA', { recently: 'send' });
  expect(await claim(drafts[0] ?? 0)).toBe(3);
  expect(await claim(drafts[1] ?? 0)).toBe(0);
  const { rows } = await sql<{ cause: string; wait: number }>`
    select r.cause, extract(epoch from r.retry_at - a.started_at)::float8 as wait
      from recipient r join recipient o on o.phone = r.phone and o.deployment_id = ${drafts[0]}
      join attempt a on a.recipient_id = o.id
     where r.deployment_id = ${drafts[1]}`.execute(db());
  expect(rows).toHaveLength(2);
  for (const { cause, wait } of rows) {
    expect(cause).toBe('retry');
    expect(wait).toBeGreaterThanOrEqual(8);
    expect(wait).toBeLessThan(8.01);
  }
  await sql`
    update attempt set started_at = now() - interval '9 seconds'
     where recipient_id in (select id from recipient where deployment_id = ${drafts[0]})`.execute(db());
  await sql`update recipient set retry_at = now() where deployment_id = ${drafts[1]}`.execute(db());
  const workerId = await registerWorker(world.orm.em.fork());
  const lane = { lineId: world.whatsApp.lineIds[0] ?? '', deploymentId: undefined };
  const again = await intendDueRetries(world.orm.em.fork(), workerId, lane, 10);
  expect(again.map(({ deploymentId }) => deploymentId)).toEqual([drafts[1], drafts[1]]);
});
