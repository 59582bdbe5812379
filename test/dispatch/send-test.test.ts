import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { createLiveMessages } from '../../src/reports/live-messages.ts';
import { createClock, createFakeSink } from '../reports/fake-sink.ts';
import { readRecipients } from '../support/dispatch-readings.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { givenDraft, plainPhones } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
let used = 0;
beforeAll(async () => {
  world = await createDispatchWorld();
  world.engine.start();
});
afterEach(() => expectExactCounts(world.orm));
afterAll(() => world.close());

const db = () => world.orm.em.fork().getKysely();
const freshPhone = (): string => plainPhones(1, used++)[0] ?? '';
const values = { first_name: 'Ana', discount: '20 %' };

async function wish(phone: string) {
  const { versionId, columns } = await world.dispatch.loadConversation('spring_sale_2026');
  const variables = { ...Object.fromEntries(columns.map((column) => [column, 'some value'])), ...values };
  return { versionId, phone, variables, channelId: 'C0GROWTH', by: 'U0ANA' };
}

const countDeployments = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from deployment`.execute(db());
  return rows[0]?.count ?? 0;
};

test('one real message goes to one number by the way of every message, and counts nowhere', async () => {
  const phone = freshPhone();
  const { id } = await world.dispatch.sendTest(await wish(phone));
  await until(
    () => readRecipients(world, id),
    ([one]) => one?.state === 'success',
  );
  expect(await readRecipients(world, id)).toMatchObject([{ phone, attempts: 1 }]);
  const reader = createMetricsReader(world.orm);
  const { conversationId } = await world.dispatch.loadConversation('spring_sale_2026');
  expect(await reader.cells({ kind: 'conversation', conversationId })).toEqual([]);
  expect(await reader.cells({ kind: 'deployment', deploymentId: id })).toEqual([]);
  expect(await reader.deployments(10)).toEqual([]);
  expect(await reader.cohort(new Date(0), new Date(Date.now() + 60_000))).toEqual([]);
  expect(await reader.findScope(`D-${id}`)).toBeUndefined();
  expect((await reader.deployment(id))?.test).toEqual({ phoneEnd: phone.slice(-4) });
  const { rows } =
    await sql`select actor, act, detail from audit_entry where subject = ${`deployment:${id}`}`.execute(db());
  expect(rows).toEqual([{ actor: 'U0ANA', act: 'test.send', detail: { before: null, after: 'sending' } }]);
});

test('its result is told to its sender alone and kept up to date', async () => {
  await world.dispatch.freeze('U0ANA', 'A test');
  await world.dispatch.unfreeze('U0ANA');
  const phone = freshPhone();
  const line = world.whatsApp.lineIds[0] ?? '';
  const { id } = await world.dispatch.sendTest(await wish(phone));
  await world.dispatch.hold({ kind: 'line', name: line }, 'A test', 'U0ANA');
  const clock = createClock(new Date().toISOString());
  const sink = createFakeSink(clock.now);
  const tick = async () => {
    expect(await createLiveMessages({ orm: world.orm, sink, now: clock.now }).tick()).toEqual({
      failures: [],
    });
    clock.passSeconds(5);
  };
  await tick();
  await world.dispatch.release({ kind: 'line', name: line }, 'U0ANA');
  await until(
    () => readRecipients(world, id),
    ([one]) => one?.state === 'success',
  );
  for (let times = 0; times < 4; times += 1) await tick();
  expect(sink.messages.filter(({ key }) => key.startsWith(`deployment:${id}`))).toMatchObject([
    {
      channelId: 'U0ANA',
      document: {
        summary: expect.stringMatching(
          new RegExp(`^Test D-${id} of spring_sale_2026 to …${phone.slice(-4)}: delivered`),
        ),
      },
    },
  ]);
});

test.each([
  ['an invalid number', async () => wish('12'), 'Expected a phone number with its country code'],
  ['an empty value', async () => ({ ...(await wish(freshPhone())), variables: {} }), 'is empty or missing'],
  [
    'an excluded number',
    async () => {
      const phone = freshPhone();
      await sql`insert into exclusion (phone, source, because) values (${phone}, 'person', 'A test')`.execute(
        db(),
      );
      return wish(phone);
    },
    'On the exclusion list',
  ],
  [
    'frozen sending',
    async () => {
      await world.dispatch.freeze('U0ANA', 'All is frozen');
      return wish(freshPhone());
    },
    'All is frozen',
  ],
] as const)('%s is refused and leaves nothing behind', async (_story, given, because) => {
  const asked = await given();
  const before = await countDeployments();
  await expect(world.dispatch.sendTest(asked)).rejects.toThrow(because);
  expect(await countDeployments()).toBe(before);
  await world.dispatch.unfreeze('U0ANA');
});

test('a number that got a template and has not answered is spared, unless the person says so', async () => {
  const phone = freshPhone();
  const { id } = await world.dispatch.sendTest(await wish(phone));
  await until(
    () => readRecipients(world, id),
    ([one]) => one?.state === 'success',
  );
  await expect(world.dispatch.sendTest(await wish(phone))).rejects.toThrow(
    /less than 24 hours ago.*choose to send anyway/,
  );
  const again = await world.dispatch.sendTest({ ...(await wish(phone)), recently: 'send' });
  expect(again).toMatchObject({ phase: 'sending', waiting: 1 });
});

test('the form is filled in with what the first row of the list would be sent', async () => {
  const draft = await givenDraft(world, [freshPhone(), freshPhone()]);
  const sample = await world.dispatch.testSample(draft);
  expect(sample).toMatchObject({ channelId: 'C0GROWTH', values });
  await expect(world.dispatch.testSample(999_999)).rejects.toThrow('no longer there');
});
