import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { readJson, textAt } from '../../src/entities/json.ts';
import { createChatBook } from '../../src/sandbox/whatsapp/chat-book.ts';
import type { Tick } from '../../src/sandbox/whatsapp/phone-message.ts';
import { type StartedPhone, startPhone } from '../support/started-phone.ts';
import { errorIn, goodSend, send, simulate } from './whatsapp/graph-client.ts';

let started: StartedPhone;
beforeAll(async () => {
  started = await startPhone();
});
afterAll(() => started?.close());

const ana = '12025550100';
const phoneUrl = (path: string) => `${started.url}/sandbox/phone/${path}`;
const act = (body: string, headers: Record<string, string> = {}) =>
  fetch(phoneUrl(`act?phone=${ana}`), { method: 'POST', body, headers });

test('another site can neither read a phone nor write with it', async () => {
  const stranger = { origin: 'https://evil.example' };
  expect((await act('{"act":"text","text":"hi"}', stranger)).status).toBe(403);
  expect((await fetch(phoneUrl('people'), { headers: stranger })).status).toBe(403);
  expect(started.simulated.book.messages(ana)).toEqual([]);
});

const mistakes: [story: string, body: string, said: string][] = [
  ['no JSON', 'hello', 'Expected something a phone can do'],
  ['an act that no phone has', '{"act":"call"}', 'Expected something a phone can do in "act", found "call".'],
  ['an empty text', '{"act":"text","text":"  "}', 'Expected a text in "text"'],
  ['a choice of no message', '{"act":"tap","message":"wamid.x","choice":"y"}', 'has no such choice'],
];
test.each(mistakes)('%s is answered in a sentence and sends nothing', async (_story, body, said) => {
  const before = started.simulated.book.messages(ana).length;
  const answer = await act(body);
  expect(answer.status).toBe(400);
  expect(textAt(readJson(await answer.text()), 'error')).toContain(said);
  expect(started.simulated.book.messages(ana)).toHaveLength(before);
});

test('a number that is none is refused', async () => {
  expect((await fetch(phoneUrl('chat?phone=../etc'))).status).toBe(400);
});

const orders: [story: string, ticks: Tick[], ends: Tick][] = [
  ['read before delivered', ['read', 'delivered', 'sent'], 'read'],
  ['a late failure of something that arrived', ['sent', 'delivered', 'failed'], 'delivered'],
  ['a failure before anything arrived', ['sent', 'failed'], 'failed'],
];
test.each(orders)('ticks never go back: %s', (_story, ticks, ends) => {
  const book = createChatBook();
  book.add(ana, { id: 'm', from: 'business', at: 1, kind: 'text', text: 'Hi', tick: 'accepted' });
  for (const tick of ticks) book.tick(ana, 'm', tick);
  expect(book.messages(ana)[0]?.tick).toBe(ends);
});

test('chats, files and the open window are there again after a restart', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'treble-chats-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const options = { chatFile: join(directory, 'phones.jsonl'), mediaFolder: join(directory, 'media') };
  const first = await simulate({ ...options, stories: 'none' });
  await send(first, goodSend(`+${ana}`, 'one'));
  first.customer.sendFile(ana, { name: 'a.pdf', type: 'application/pdf', bytes: Buffer.from('bytes') });
  const before = first.book.messages(ana);
  expect(before).toMatchObject([{ kind: 'template', choices: [{}, {}] }, { file: { name: 'a.pdf' } }]);

  const again = await simulate({ ...options, stories: 'none' });
  expect(again.book.messages(ana)).toEqual(before);
  const mediaId = before[1]?.file?.href?.split('/').at(-1) ?? '';
  expect(again.media.find(mediaId)?.bytes.toString()).toBe('bytes');
  const free = { messaging_product: 'whatsapp', type: 'text', text: { body: 'Thanks' } };
  expect((await send(again, { ...free, to: `+${ana}` })).http).toBe(200);
  expect(errorIn(await send(again, { ...free, to: '+12025550101' })).code).toBe(131047);
});
