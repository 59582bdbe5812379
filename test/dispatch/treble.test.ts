import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { letWaitsPass, readAttempts, readRecipients } from '../support/dispatch-readings.ts';
import { givenLaunched, plainPhones } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';
import type { DeployFault, Story } from '../support/treble-stand-in.ts';
import { createTrebleWorld, orderShipped, type TrebleWorld } from '../support/treble-world.ts';
import { until } from '../support/until.ts';

let world: TrebleWorld;
const stories = new Map<string, Story>();
const faults = new Map<string, DeployFault>();
let used = 0;

/** Numbers of this test, each with its story and, for one call, its fault. */
function people(wanted: readonly (Story | { fault: DeployFault; story: Story })[]): string[] {
  const phones = plainPhones(wanted.length, used);
  used += wanted.length;
  for (const [index, phone] of phones.entries()) {
    const want = wanted[index] ?? 'delivered';
    stories.set(phone, typeof want === 'string' ? want : want.story);
    if (typeof want !== 'string') faults.set(phone, want.fault);
  }
  return phones;
}

const sent = (phones: readonly string[], conversation = orderShipped): Promise<number> =>
  givenLaunched(world, phones, conversation);

const states = async (id: number) =>
  (await readRecipients(world, id)).map(({ state, cause }) => `${state} ${cause}`);

const ends = (id: number, expected: readonly string[]) =>
  until(
    () => states(id),
    (all) => JSON.stringify(all) === JSON.stringify(expected),
  );

beforeAll(async () => {
  world = await createTrebleWorld({
    story: (phone) => stories.get(phone) ?? 'delivered',
    fault: ({ phone }) => {
      const fault = faults.get(phone);
      faults.delete(phone);
      return fault;
    },
  });
  world.engine.start();
});
afterAll(() => world.close());

test('conversations of the account are offered by name, with what Treble does not tell as a dash', async () => {
  const found = await world.dispatch.findConversations('', 10);
  expect(found.map(({ name }) => name)).toEqual(['Order shipped', 'Winter sale']);
  expect(found[0]).toMatchObject({
    gateway: 'treble',
    notSendable: undefined,
    columns: [],
    template: { id: 'treble-1120311', language: '–', category: '–', definition: { hidden: true } },
  });
});

test('one call a user, with every column and our token; webhooks tell what became of each', async () => {
  const phones = people(['delivered', 'read', 'replied', 'closed', 'silent', 'INVALID_PHONE']);
  const id = await sent(phones);
  await ends(id, [
    'success delivered',
    'success read',
    'success read',
    'success read',
    'in_process accepted',
    'invalid_number invalid_number',
  ]);
  const arrived = world.treble.arrivals.filter(({ phone }) => phones.includes(phone));
  expect(arrived).toHaveLength(6);
  expect(arrived[0]).toMatchObject({
    pollId: '1120311',
    authorization: world.treble.apiKey,
    keys: { first_name: 'Ana', discount: '20 %' },
  });
  const attempts = await readAttempts(world, id);
  expect(attempts.map(({ provider }) => provider)).toEqual(
    expect.arrayContaining(
      world.treble.ledger.filter(({ phone }) => phones.includes(phone)).map(({ session }) => session),
    ),
  );
  const codes = (await readRecipients(world, id)).map(({ code }) => code);
  expect(codes.at(-1)).toBe('INVALID_PHONE');
});

test('a deployment that was taken and then reset is settled by its webhooks, and never called again', async () => {
  const phones = people([
    { fault: 'accept_then_reset', story: 'delivered' },
    { fault: 'accept_without_ids', story: 'replied' },
    { fault: 'accept_then_reset', story: 'silent' },
    { fault: 'reset', story: 'delivered' },
    { fault: 'no_ids', story: 'delivered' },
  ]);
  const id = await sent(phones);
  const unknown = 'in_process settling';
  await ends(id, ['success delivered', 'success read', unknown, unknown, unknown]);
  expect(world.treble.arrivals.filter(({ phone }) => phones.includes(phone))).toHaveLength(5);
});

test('somebody deployed to moments ago is left alone for as long as Treble asks, and then sent to', async () => {
  const phones = people(['delivered']);
  for (const phone of phones) world.treble.deployedElsewhere(phone, true);
  const id = await sent(phones);
  await ends(id, ['in_process retry']);
  const { rows } = await sql<{ code: string; waits: boolean }>`
    select a.code, r.retry_at >= a.failed_at + interval '50 seconds' as waits
      from attempt a join recipient r on r.id = a.recipient_id
     where r.deployment_id = ${id}`.execute(world.orm.em.fork().getKysely());
  expect(rows).toEqual([{ code: 'duplicate_users', waits: true }]);
  for (const phone of phones) world.treble.deployedElsewhere(phone, false);
  await letWaitsPass(world);
  await ends(id, ['success delivered']);
});

test('S7: in the end the counters equal a recount, and nothing was reported as broken', async () => {
  await expectExactCounts(world.orm);
  expect(world.failures).toEqual([]);
});
