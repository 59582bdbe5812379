import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Conversations, ConversationWish } from '../../src/dispatch/conversations/conversations.ts';
import { createConversations } from '../../src/dispatch/conversations/create-conversations.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { givenDeployment } from '../support/given.ts';

let database: TestDatabase;
let conversations: Conversations;
beforeAll(async () => {
  database = await createTestDatabase();
  conversations = createConversations(database.orm);
  await givenDeployment(database.orm, { conversation: 'Bystander', template: 'offer' });
  await givenDeployment(database.orm, { conversation: 'Other', template: 'reminder' });
});
afterAll(() => database.close());

const wish = (name: string, words: Partial<ConversationWish> = {}): ConversationWish => ({
  name,
  templateId: 'offer',
  sources: [],
  note: '',
  ...words,
});
const named = { key: 'body.name', column: 'name' };

test('a new conversation begins with version 1, its author, and a column for each variable', async () => {
  const created = await conversations.create(wish('Spring', { note: 'For the spring sale' }), 'U0ANA');
  expect(created).toMatchObject({ name: 'Spring', version: 1, archived: false, sources: [named] });
  const [version] = await conversations.versions(created.conversationId, 5);
  expect(version).toMatchObject({ number: 1, createdBy: 'U0ANA', note: 'For the spring sale' });
});

test('every saved edit is a new numbered version with author, date and note; the earlier ones stay', async () => {
  const before = Date.now() - 1_000;
  const { conversationId } = await conversations.create(wish('Edited'), 'U0ANA');
  const sources = [{ key: 'body.name', column: 'first_name', fallback: 'friend' }];
  const saved = await conversations.save(
    conversationId,
    1,
    wish('Edited', { sources, note: 'Warmer' }),
    'U0BETO',
  );
  expect(saved).toMatchObject({ kind: 'saved', conversation: { version: 2, sources } });
  await conversations.save(conversationId, 2, wish('Edited twice', { templateId: 'reminder' }), 'U0ANA');
  const versions = await conversations.versions(conversationId, 5);
  expect(
    versions.map(({ number, createdBy, templateName, note }) => [number, createdBy, templateName, note]),
  ).toEqual([
    [3, 'U0ANA', 'reminder', 'Changed: name (was Edited); template (was offer).'],
    [2, 'U0BETO', 'offer', 'Warmer'],
    [1, 'U0ANA', 'offer', 'Changed: created.'],
  ]);
  for (const { createdAt } of versions) expect(createdAt.getTime()).toBeGreaterThan(before);
  expect(await conversations.loadNamed('bystander')).toMatchObject({ version: 1 });
});

test('saving an unchanged form makes no version, whatever its note says', async () => {
  const { conversationId } = await conversations.create(wish('Same'), 'U0ANA');
  for (const same of [
    wish(' Same '),
    wish('Same', { note: 'Nothing' }),
    wish('Same', { sources: [named] }),
    wish('Same', { sources: [{ key: 'body.gone', column: 'x' }] }),
  ]) {
    expect(await conversations.save(conversationId, 1, same, 'U0ANA')).toMatchObject({ kind: 'unchanged' });
  }
  expect(await conversations.versions(conversationId, 5)).toHaveLength(1);
});

test('of two people who save at once one makes the version, the other is told and changes nothing', async () => {
  const { conversationId } = await conversations.create(wish('Contested'), 'U0ANA');
  const text = (words: string) => wish('Contested', { sources: [{ key: 'body.name', text: words }] });
  const both = await Promise.all([
    conversations.save(conversationId, 1, text('Ana’s'), 'U0ANA'),
    conversations.save(conversationId, 1, text('Beto’s'), 'U0BETO'),
  ]);
  expect(both.map(({ kind }) => kind).sort()).toEqual(['overtaken', 'saved']);
  const second = both.find(({ kind }) => kind === 'overtaken');
  const winner = both[0]?.kind === 'saved' ? 'U0ANA' : 'U0BETO';
  expect(second).toMatchObject({ latest: { number: 2, createdBy: winner } });
  expect(await conversations.versions(conversationId, 5)).toHaveLength(2);
});

test('two conversations in use never have the same name, ignoring case', async () => {
  await conversations.create(wish('Taken'), 'U0ANA');
  await expect(conversations.create(wish('tAKEN'), 'U0ANA')).rejects.toThrow(
    'There is a conversation named “tAKEN” already. Choose another name.',
  );
  const other = await conversations.create(wish('Free'), 'U0ANA');
  await expect(conversations.save(other.conversationId, 1, wish('Taken'), 'U0ANA')).rejects.toThrow(
    'Choose another name.',
  );
});

test('archived it gives its name free and is no longer found; restored it is back, unless the name is taken', async () => {
  const { conversationId } = await conversations.create(wish('Seasonal'), 'U0ANA');
  expect(await conversations.archive(conversationId)).toMatchObject({ archived: true });
  expect((await conversations.findArchived(10)).map(({ name }) => name)).toEqual(['Seasonal']);
  const newer = await conversations.create(wish('Seasonal'), 'U0ANA');
  await expect(conversations.restore(conversationId)).rejects.toThrow('named “Seasonal” already');
  await conversations.archive(newer.conversationId);
  expect(await conversations.restore(conversationId)).toMatchObject({ archived: false, version: 1 });
});

test.each<[string, Partial<ConversationWish> & { name?: string }, string]>([
  ['no name', { name: '  ' }, 'Expected a name for the conversation, found none.'],
  ['the name of a deployment', { name: 'D-104' }, 'is how a deployment is called'],
  ['an endless name', { name: 'x'.repeat(151) }, 'at most 150 characters, found 151'],
  ['a template that is gone', { templateId: 'gone' }, 'no longer exists at WhatsApp'],
  [
    'an empty fixed text',
    { sources: [{ key: 'body.name', text: ' ' }] },
    'Expected a fixed text for body.name',
  ],
  [
    'a column without a name',
    { sources: [{ key: 'body.name', column: '' }] },
    'Expected the name of a column',
  ],
  ['a text over lines', { sources: [{ key: 'body.name', text: 'a\nb' }] }, 'without line breaks'],
  [
    'a fallback with a tab',
    { sources: [{ key: 'body.name', column: 'name', fallback: 'a\tb' }] },
    'Expected a fallback for body.name without line breaks',
  ],
  ['a text that is too long', { sources: [{ key: 'body.name', text: 'x'.repeat(1_025) }] }, 'too long'],
])('%s is refused with a sentence, and nothing is made', async (_story, words, sentence) => {
  await expect(conversations.create(wish('Refused', words), 'U0ANA')).rejects.toThrow(sentence);
  await expect(conversations.loadNamed('Refused')).rejects.toThrow('There is no conversation named');
});

test('templates are offered by a part of their name, approved ones first', async () => {
  expect((await conversations.findTemplates('REMIND', 10)).map(({ name }) => name)).toEqual(['reminder']);
  await database.orm.em.fork().execute(`update template set status = 'PAUSED' where id = 'offer'`);
  expect((await conversations.findTemplates('', 10)).map(({ name }) => name)).toEqual(['reminder', 'offer']);
});
