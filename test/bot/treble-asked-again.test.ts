import { afterEach, expect, test } from 'vitest';
import type { Act } from '../../src/entities/database/record-act.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { makeCallsOlder, readRecipients } from '../support/dispatch-readings.ts';
import { givenDraft, plainPhones } from '../support/draft.ts';
import {
  createTrebleWorld,
  orderShipped,
  type TrebleWorld,
  type TrebleWorldOptions,
} from '../support/treble-world.ts';
import { until } from '../support/until.ts';
import { admin, type BotUnderTest, startBot } from './support/bot-under-test.ts';

const [phone = ''] = plainPhones(1);

let world: TrebleWorld;
let bot: BotUnderTest;
let acts: Act[];
afterEach(async () => {
  await bot.stop();
  await world.close();
});

/** One person was sent to minutes ago, and no webhook came. Nothing asks by itself. */
async function afterASilentSend(options: TrebleWorldOptions = {}): Promise<void> {
  world = await createTrebleWorld({ story: () => 'delivered', ...options });
  world.treble.loseWebhooks(true);
  const id = await givenDraft(world, [phone], orderShipped);
  world.engine.start();
  await world.dispatch.launch(id, admin);
  await until(
    () => readRecipients(world, id),
    (all) => all.every(({ cause }) => cause !== 'queued'),
  );
  await makeCallsOlder(world, '90 seconds');
  acts = [];
  bot = await startBot({
    context: {
      reader: createMetricsReader(world.orm),
      askAgain: world.engine.questions,
      audit: async (act) => void acts.push(act),
    },
  });
}

const histories = () => world.treble.questions.filter((path) => path.endsWith('/history'));

/** Every screen since, in the order in which they were shown. */
async function opened(by = admin): Promise<string[]> {
  const before = bot.slack.calls.length;
  await bot.command(`history ${phone}`, by);
  return bot.slack.calls
    .slice(before)
    .filter(({ method }) => method.startsWith('views.'))
    .map((call) => JSON.stringify(call));
}

test('opening a history asks Treble then and there: at once what is known, then what Treble tells', async () => {
  await afterASilentSend();
  const [first, second, ...more] = await opened();
  expect(first).toContain('views.open');
  expect(first).toContain('Asking Treble what became of these messages');
  expect(first).not.toContain('Delivered <!date');
  expect(second).toContain('views.update');
  expect(second).toContain('Asked Treble at <!date');
  expect(second).toContain('Delivered <!date');
  expect(more).toEqual([]);
  expect(histories()).toHaveLength(1);
  expect(acts.map(({ act }) => act)).toEqual(['history.reveal']);
});

test('a call whose answer was lost is found among Treble’s sessions when its history is opened', async () => {
  await afterASilentSend({ fault: () => 'accept_then_reset' });
  const [first, second] = await opened();
  expect(first).toContain('Outcome not known');
  expect(second).toContain('Delivered <!date');
  expect(world.treble.arrivals).toHaveLength(1);
});

test('a budget that is used up leaves what is known, and says as of when', async () => {
  await afterASilentSend({ questionsPerMinute: 1 });
  const screens = await until(
    () => opened(),
    (shown) => shown.at(-1)?.includes('too often') === true,
  );
  expect(screens.at(-1)).toMatch(/Asked Treble too often; shown as of <!date\^/);
});

test('a refusal leaves what is known, is reported, and names no session', async () => {
  await afterASilentSend();
  await world.orm.em.fork().execute(`update attempt set provider_id = 'abc123'`);
  expect((await opened()).at(-1)).toMatch(/Treble did not answer; shown as of <!date\^/);
  expect(world.failures.map(String).join()).toContain('Treble did not tell the history of a session');
  expect(world.failures.map(String).join()).not.toContain('abc123');
});

test('whoever may not see the number does not see it either once Treble has answered', async () => {
  await afterASilentSend();
  const screens = await opened('U0VIEWER');
  expect(screens).toHaveLength(2);
  for (const screen of screens) expect(screen).not.toContain(phone);
  expect(acts).toEqual([]);
});

test('whoever closed the screen meanwhile is shown nothing more', async () => {
  await afterASilentSend();
  bot.slack.next('views.update', { ok: false, error: 'not_found' });
  expect(await opened()).toHaveLength(2);
  expect(bot.log).toEqual([]);
  expect(bot.said()).toEqual([]);
});

test('nothing is asked of a message that was read, nor where no question may be asked', async () => {
  await afterASilentSend();
  await world.orm.em.fork().execute('update attempt set read_at = now()');
  expect(await opened()).toHaveLength(1);
  expect(histories()).toEqual([]);
  await bot.stop();
  await world.close();
  await afterASilentSend({ questionsPerMinute: 0 });
  expect(await opened()).toHaveLength(1);
});
