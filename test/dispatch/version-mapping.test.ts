import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Conversations } from '../../src/dispatch/conversations/conversations.ts';
import { createConversations } from '../../src/dispatch/conversations/create-conversations.ts';
import { syncTemplates } from '../../src/dispatch/templates/sync-templates.ts';
import type { VariableSource } from '../../src/entities/variable-source.ts';
import type { TemplateSnapshot } from '../../src/gateways/gateway.ts';
import { createFarSide, type FarSide } from '../support/dispatch-far-side.ts';
import { createDispatchWorld, type DispatchWorld, gatewayTo } from '../support/dispatch-world.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
let far: FarSide;
let conversations: Conversations;
let spring: string;
beforeAll(async () => {
  far = createFarSide();
  world = await createDispatchWorld({ through: (url) => far.listen(url) });
  conversations = createConversations(world.orm);
  spring = (await conversations.loadNamed('spring_sale_2026')).template.id;
});
afterAll(async () => {
  await world.close();
  await far.close();
});

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function reviewOf(name: string, csv: string) {
  const { versionId } = await world.dispatch.loadConversation(name);
  return world.dispatch.review({
    versionId,
    audience: { kind: 'csv', fileName: 'list.csv', bytes: bytesOf(csv) },
    channelId: 'C0GROWTH',
    by: 'U0ANA',
  });
}

const mapping: readonly VariableSource[] = [
  { key: 'body.first_name', column: 'customer', fallback: 'friend' },
  { key: 'body.discount', text: '15 %' },
];
/** Two customers of their own, the second without a name: whoever got a template lately is set aside. */
const twoFrom = (area: number): string =>
  ['phone,customer', `+1${area}5550100,Ana`, `+1${area}5550101,`].join('\n');

test('review and send take a column under another name, the fixed text and the fallback', async () => {
  await conversations.create({ name: 'Mapped', templateId: spring, sources: mapping, note: '' }, 'U0ANA');
  const review = await reviewOf('Mapped', twoFrom(202));
  expect(review).toMatchObject({ counts: { rows: 2, valid: 2, variableUnfilled: 0 }, missingColumns: [] });
  const bodies = review.samples.map(({ body }) => body);
  expect(bodies.some((body) => body.startsWith('Hi Ana, spring is here and so is your 15 % off'))).toBe(true);

  await world.dispatch.launch(review.draftId, 'U0ANA');
  world.engine.start();
  await until(
    async () => far.arrived.length,
    (count) => count === 2,
  );
  const sent = far.arrived.map(({ body }) => body).join('\n');
  expect(sent).toContain('"text":"Ana"');
  expect(sent).toContain('"text":"friend"');
  expect(sent.match(/"text":"15 %"/g)).toHaveLength(2);
});

test('without a fallback an empty column fails the row, and the column is what is named', async () => {
  const sources = [{ key: 'body.first_name', column: 'customer' }, ...mapping.slice(1)];
  await conversations.create({ name: 'Strict', templateId: spring, sources, note: '' }, 'U0ANA');
  expect((await world.dispatch.loadConversation('Strict')).columns).toEqual(['customer']);
  const review = await reviewOf('Strict', twoFrom(203));
  expect(review.counts).toMatchObject({ valid: 1, variableUnfilled: 1 });
});

test('of two empty columns only the one without a fallback is told to keep users back', async () => {
  const sources = [
    { key: 'body.first_name', column: 'customer', fallback: 'friend' },
    { key: 'body.discount', column: 'discount' },
  ];
  await conversations.create({ name: 'Half filled', templateId: spring, sources, note: '' }, 'U0ANA');
  const review = await reviewOf('Half filled', 'phone,customer,discount\n+12055550100,,\n+12055550101,,5 %');
  expect(review).toMatchObject({
    counts: { valid: 1, variableUnfilled: 1 },
    missingColumns: [],
    unfilled: [{ column: 'discount', users: 1 }],
  });
});

test('a reviewed draft keeps its version when the conversation is edited', async () => {
  const { conversationId } = await conversations.create(
    { name: 'Kept', templateId: spring, sources: mapping, note: '' },
    'U0ANA',
  );
  const before = await reviewOf('Kept', twoFrom(204));
  const sources = [mapping[0] ?? { key: '', column: '' }, { key: 'body.discount', text: '50 %' }];
  await conversations.save(
    conversationId,
    1,
    { name: 'Kept', templateId: spring, sources, note: '' },
    'U0BETO',
  );
  const again = await world.dispatch.loadReview(before.draftId);
  expect(again.conversation.versionNumber).toBe(1);
  expect(again.samples[0]?.body).toContain('15 %');
  expect((await world.dispatch.loadConversation('Kept')).versionNumber).toBe(2);
});

test('an archived conversation is offered no more, and what was reviewed before cannot be sent', async () => {
  const { conversationId } = await conversations.create(
    { name: 'Shelved', templateId: spring, sources: mapping, note: '' },
    'U0ANA',
  );
  const { draftId } = await reviewOf('Shelved', twoFrom(205));
  await conversations.archive(conversationId);
  expect(await world.dispatch.findConversations('Shelved', 5)).toEqual([]);
  await expect(world.dispatch.launch(draftId, 'U0ANA')).rejects.toThrow(
    'The conversation Shelved is archived.',
  );
  await conversations.restore(conversationId);
  expect(await world.dispatch.launch(draftId, 'U0ANA')).toMatchObject({ waiting: 2 });
});

const readAgain = (change: (snapshot: TemplateSnapshot) => TemplateSnapshot): Promise<number> => {
  const gateway = gatewayTo(world.whatsApp);
  return syncTemplates(world.orm, {
    ...gateway,
    async *listTemplates() {
      for await (const page of gateway.listTemplates()) yield page.map(change);
    },
  }).finally(() => gateway.close());
};

test('what people made of a template’s own conversation stays when templates are read again', async () => {
  const { conversationId } = await conversations.loadNamed('order_shipped');
  const { template } = await conversations.load(conversationId);
  const sources = [{ key: 'body.1', column: 'customer' }];
  await conversations.save(
    conversationId,
    1,
    { name: 'Order on its way', templateId: template.id, sources, note: '' },
    'U0ANA',
  );
  await readAgain((snapshot) => snapshot);
  const kept = await conversations.load(conversationId);
  expect(kept).toMatchObject({ name: 'Order on its way', version: 2 });
  expect(kept.sources[0]).toEqual({ key: 'body.1', column: 'customer' });
  await expect(conversations.loadNamed('order_shipped')).rejects.toThrow('There is no conversation');
});

test('a template that got another variable makes a new version that keeps the sources of the others', async () => {
  const { conversationId, version, template } = await conversations.loadNamed('Order on its way');
  await readAgain((snapshot) =>
    snapshot.id === template.id
      ? { ...snapshot, definition: { ...snapshot.definition, body: 'Hi {{1}}, order {{2}}, by {{3}}.' } }
      : snapshot,
  );
  const changed = await conversations.load(conversationId);
  expect(changed.version).toBe(version + 1);
  expect(changed.sources.slice(0, 3)).toEqual([
    { key: 'body.1', column: 'customer' },
    { key: 'body.2', column: '2' },
    { key: 'body.3', column: '3' },
  ]);
});

test('a template whose name people took already is offered under another', async () => {
  await conversations.create({ name: 'Flash_2', templateId: spring, sources: [], note: '' }, 'U0ANA');
  await conversations.create({ name: 'flash_2 (en_US)', templateId: spring, sources: [], note: '' }, 'U0ANA');
  await readAgain((snapshot) =>
    snapshot.id === spring
      ? { ...snapshot, id: 'tpl-flash-2', name: 'flash_2', language: 'en_US' }
      : snapshot,
  );
  expect(await conversations.loadNamed('flash_2 (en_US) 2')).toMatchObject({ version: 1 });
});
