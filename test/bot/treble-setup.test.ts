import { afterAll, beforeAll, expect, test } from 'vitest';
import { setupLines } from '../../src/bot/treble/setup-lines.ts';
import { createConversations } from '../../src/dispatch/conversations/create-conversations.ts';
import { trebleWebhooks } from '../../src/entities/gateway-webhooks.ts';
import { centreKinds } from '../../src/gateways/treble/centre-events.ts';
import { editorKinds } from '../../src/gateways/treble/editor-events.ts';
import { loadSetup } from '../../src/reports/setup-check.ts';
import { readRecipients } from '../support/dispatch-readings.ts';
import { createTrebleWorld, orderShipped, type TrebleWorld } from '../support/treble-world.ts';
import { until } from '../support/until.ts';

let world: TrebleWorld;
beforeAll(async () => {
  world = await createTrebleWorld();
});
afterAll(() => world.close());

const shown = async () =>
  setupLines(await loadSetup(world.orm, ['treble']), 'https://bot.example/').join('\n');
const conversations = () => createConversations(world.orm);

/** A list of two rows, as a person gives it. */
const rows = (columns: readonly string[], values: readonly (readonly string[])[]) => ({
  kind: 'csv' as const,
  fileName: 'list.csv',
  bytes: (async function* () {
    yield Buffer.from([columns, ...values].map((cells) => cells.join(',')).join('\n'));
  })(),
});

test('every webhook of Treble’s is known to the setup check', () => {
  expect(Object.keys(trebleWebhooks).sort()).toEqual([...centreKinds, ...editorKinds].sort());
});

test('what never came is told with where to switch it on, and stops being told once it came', async () => {
  const before = await shown();
  for (const name of Object.keys(trebleWebhooks)) expect(before).toContain(`${name} was never received`);
  expect(before).toContain(
    'Settings → Webhooks. Enter the address and switch on this event. `https://bot.example/webhooks/treble`',
  );
  expect(before).toContain('`https://bot.example/webhooks/treble/opt-out`');
  await world.treble.tell({ event_type: 'session.close' });
  await world.treble.tellEditor('delivered', {});
  const after = await until(shown, (text) => text.includes('delivered: came last'));
  expect(after).toContain('session.close: came last');
  expect(after).toContain('deployment.failure was never received');
});

test('failures that nobody was found for are shown, their numbers masked', async () => {
  await world.treble.tell({
    event_type: 'deployment.failure',
    failure_reason: 'INVALID_PHONE',
    failed_at: new Date().toISOString(),
    conversation_id: 1120311,
    user: { country_code: '+1', cellphone: '2025550177' },
  });
  const text = await shown();
  expect(text).toMatch(/in 30 days: 1\. The latest:\n• .*•+.*77, Order shipped: INVALID_PHONE\./);
  expect(text).not.toContain('2025550177');
});

test('variables that Treble does not tell are named by a person, and what lacks one is found at review', async () => {
  const saved = await conversations().nameVariables('order shipped', ['first_name', 'city'], 'U0ANA');
  expect(saved).toMatchObject({ version: 2, sources: [{ column: 'first_name' }, { column: 'city' }] });
  await world.engine.readTemplates();
  const { versionId, columns } = await world.dispatch.loadConversation(orderShipped);
  expect(columns).toEqual(['first_name', 'city']);
  const review = await world.dispatch.review({
    versionId,
    channelId: 'C0GROWTH',
    by: 'U0ANA',
    audience: rows(
      ['phone', 'first_name', 'city', 'gift'],
      [
        ['+12025550101', 'Ana', 'Lima', 'book'],
        ['+12025550102', 'Beto', '', 'book'],
      ],
    ),
  });
  expect(review.counts).toMatchObject({ rows: 2, valid: 1, variableUnfilled: 1 });
  world.engine.start();
  await world.dispatch.launch(review.draftId, 'U0ANA');
  await until(
    () => readRecipients(world, review.draftId),
    ([ana]) => ana?.state === 'success',
  );
  expect(world.treble.arrivals.map(({ keys }) => keys)).toMatchObject([
    { first_name: 'Ana', city: 'Lima', gift: 'book' },
  ]);
});

test('a version that Treble does not tell is said by a person', async () => {
  const saved = await conversations().labelVersion(orderShipped, '72', 'U0ANA');
  const [latest] = await conversations().versions(saved.conversationId, 1);
  expect(latest).toMatchObject({ number: 3, note: 'Treble’s version 72.', createdBy: 'U0ANA' });
  await expect(conversations().nameVariables(orderShipped, ['first name'], 'U0ANA')).rejects.toThrow(
    'found “first name”',
  );
});

test('where the news that a template works again was lost, a person’s release is believed', async () => {
  await world.treble.tell({
    event_type: 'hsm.status',
    status: 'DISABLED',
    name: 'x',
    affected_conversation_ids: [1276100],
  });
  expect((await world.dispatch.loadConversation('Winter sale')).notSendable).toContain('disabled');
  await world.dispatch.release({ kind: 'template', name: 'Winter sale' }, 'U0ANA');
  expect((await world.dispatch.loadConversation('Winter sale')).notSendable).toBeUndefined();
});
