import { afterEach, expect, test } from 'vitest';
import type { Engine } from '../../src/dispatch/engine.ts';
import { makeCallsOlder, readRecipients } from '../support/dispatch-readings.ts';
import { givenLaunched, plainPhones } from '../support/draft.ts';
import type { Story } from '../support/treble-stand-in.ts';
import {
  createTrebleWorld,
  orderShipped,
  type TrebleWorld,
  type TrebleWorldOptions,
} from '../support/treble-world.ts';
import { until } from '../support/until.ts';

let world: TrebleWorld;
/** Asks when it is told to, and never by itself. */
let asker: Engine;
afterEach(() => world.close());

const stories: readonly Story[] = ['delivered', 'replied', 'silent', 'INVALID_PHONE'];
const phones = plainPhones(12);
const storyOf = (phone: string): Story => stories[phones.indexOf(phone) % stories.length] ?? 'silent';

/** Twelve people, every story three times, all webhooks lost; each call is done and some minutes old. */
async function afterASilentSend(options: TrebleWorldOptions): Promise<number> {
  world = await createTrebleWorld({ story: storyOf, ...options });
  world.treble.loseWebhooks(true);
  const id = await givenLaunched(world, phones, orderShipped);
  world.engine.start();
  await until(
    () => readRecipients(world, id),
    (all) => all.every(({ cause }) => cause !== 'queued'),
  );
  await world.engine.stop(5_000);
  asker = await world.secondEngine();
  await passMinutes(3);
  return id;
}

/** Calls and questions are so much older; what Treble says of its sessions' times stays. */
async function passMinutes(minutes: number): Promise<void> {
  await makeCallsOlder(world, `${minutes} minutes`);
  const em = world.orm.em.fork();
  await em.execute(`update recalled_attempt set next_at = next_at - interval '${minutes} minutes'`);
  await em.execute(`update recall_pace set listed_until = null`);
}

const causes = async (id: number) => (await readRecipients(world, id)).map(({ cause }) => cause);

const counted = (all: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(all, (cause) => cause)].map(([cause, some]) => [cause, some.length]));

const told = { delivered: 3, read: 3, accepted: 6 };

test('what lost webhooks would have told is asked for; a lost failure stays in process, not guessed', async () => {
  const id = await afterASilentSend({});
  expect(counted(await causes(id))).toEqual({ accepted: 12 });
  await asker.recall();
  expect(counted(await causes(id))).toEqual(told);
  const [first] = world.treble.ledger.filter(({ story }) => story === 'silent');
  if (first) first.story = 'delivered';
  await asker.recall();
  expect(counted(await causes(id))).toEqual(told);
  await passMinutes(10);
  await asker.recall();
  expect(counted(await causes(id))).toEqual({ delivered: 4, read: 3, accepted: 5 });
});

test('calls of unknown outcome are settled by the sessions that exist, and nobody is called again', async () => {
  const id = await afterASilentSend({
    fault: (_arrival, call) => (call % 2 === 0 ? 'accept_then_reset' : 'accept_without_ids'),
  });
  expect(counted(await causes(id))).toEqual({ settling: 12 });
  await asker.recall();
  // No session was ever listed of those whose message failed: their outcome stays unknown.
  expect(counted(await causes(id))).toEqual({ delivered: 3, read: 3, accepted: 3, settling: 3 });
  expect(world.treble.arrivals).toHaveLength(12);
});

test('a call that never arrived stays unknown', async () => {
  const id = await afterASilentSend({ fault: () => 'reset' });
  await asker.recall();
  expect(counted(await causes(id))).toEqual({ settling: 12 });
});

test('several users of one call get their own sessions', async () => {
  const id = await afterASilentSend({ usersPerCall: 100 });
  expect(counted(await causes(id))).toEqual({ settling: 12 });
  await asker.recall();
  expect(counted(await causes(id))).toEqual({ delivered: 3, read: 3, accepted: 3, settling: 3 });
});

test('no more is asked in a minute than the budget allows', async () => {
  const id = await afterASilentSend({ questionsPerMinute: 5 });
  const asked = () => world.treble.questions.filter((path) => path.endsWith('/history')).length;
  for (const _round of [1, 2, 3]) await asker.recall();
  // The minute may have turned once in between.
  expect(asked()).toBeGreaterThanOrEqual(5);
  expect(asked()).toBeLessThanOrEqual(10);
  expect(counted(await causes(id)).accepted).toBeGreaterThan(6);
});
