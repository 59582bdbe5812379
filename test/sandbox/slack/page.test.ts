import { request } from 'node:http';
import { expect, test } from 'vitest';
import type { PageEvent, PageState } from '../../../src/sandbox/slack/page-protocol.ts';
import { ana, ben, growth, startApp, startSlack } from './started-slack.ts';

const page = '/sandbox/slack/page';
const post = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body) });

async function answer(response: Response): Promise<unknown> {
  return response.json();
}

/** Reads events until one fits. */
async function* events(url: string, user: string): AsyncGenerator<PageEvent> {
  const leave = new AbortController();
  const response = await fetch(`${url}${page}/events?user=${user}`, { signal: leave.signal });
  let rest = '';
  try {
    for await (const chunk of response.body ?? []) {
      rest += Buffer.from(chunk).toString();
      const parts = rest.split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) if (part.startsWith('data: ')) yield JSON.parse(part.slice(6));
    }
  } finally {
    leave.abort();
  }
}

test('the page reads what one person sees', async () => {
  const { url, slack, client } = await startSlack();
  await client.chat.postMessage({ channel: growth, text: 'For all' });
  await client.chat.postEphemeral({ channel: growth, user: ana, text: 'For Ana' });
  const state = async (user: string): Promise<PageState> =>
    JSON.parse(await (await fetch(`${url}${page}/state?user=${user}`)).text());
  const [seenByAna, seenByBen, seenByGia] = [await state(ana), await state(ben), await state('U0GIA')];
  expect(seenByAna.messages[growth]?.map(({ text }) => text)).toEqual(['For all', 'For Ana']);
  expect(seenByBen.messages[growth]?.map(({ text }) => text)).toEqual(['For all']);
  expect(seenByGia.channels.map(({ name }) => name)).toEqual(['support', 'Treble']);
  expect(seenByAna.channels.map(({ name, bot_is_member }) => [name, bot_is_member])).toEqual([
    ['growth', true],
    ['support', true],
    ['general', false],
    ['ventas', true],
    ['vendas', true],
    ['Treble', true],
  ]);
  expect(seenByAna).toEqual(slack.state(ana));
  expect((await fetch(`${url}${page}/state?user=U0NONE`)).status).toBe(404);
});

test('the page hears of every change as it happens, and only of what its person may see', async () => {
  const { url, client, slack } = await startSlack();
  const stream = events(url, ben);
  const next = async () => (await stream.next()).value;
  expect(await next()).toMatchObject({ kind: 'hello' });
  const { ts = '' } = await client.chat.postMessage({ channel: growth, text: 'one' });
  await client.chat.postEphemeral({ channel: growth, user: ana, text: 'For Ana' });
  await client.chat.postMessage({ channel: 'D0ANA', text: 'For Ana' });
  await client.chat.update({ channel: growth, ts, text: 'two' });
  await client.chat.postMessage({ channel: growth, text: 'reply', thread_ts: ts });
  await client.chat.delete({ channel: growth, ts });
  const heard = [await next(), await next(), await next(), await next(), await next()];
  expect(heard).toMatchObject([
    { kind: 'message_posted', message: { ts, text: 'one' } },
    { kind: 'message_updated', message: { ts, text: 'two' } },
    { kind: 'message_posted', message: { text: 'reply', thread_ts: ts } },
    { kind: 'message_updated', message: { ts, reply_count: 1 } },
    { kind: 'message_deleted', channel: growth, ts },
  ]);
  await client.views.publish({ user_id: ana, view: { type: 'home', blocks: [] } });
  slack.scene.archive(growth);
  expect(await next()).toMatchObject({ kind: 'channels' });
  const seqs = heard.map((event) => event?.seq ?? 0);
  expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  await stream.return(undefined);
});

test('a person chooses the language of their Slack, and the app is told when it asks', async () => {
  const { url, slack, client } = await startSlack();
  const localeOf = async (user: string) =>
    (await client.users.info({ user, include_locale: true })).user?.locale;
  expect([await localeOf(ana), await localeOf('U0LUZ'), await localeOf('U0RUI')]).toEqual([
    'en-US',
    'es-LA',
    'pt-BR',
  ]);
  const stream = events(url, ben);
  await stream.next();
  const speak = async (locale: string) =>
    answer(await fetch(`${url}${page}/act`, post({ act: 'speak', user: ana, locale })));
  expect(await speak('pt-BR')).toEqual({ ok: true });
  const heard = (await stream.next()).value;
  expect(heard).toMatchObject({
    kind: 'users',
    users: [{ id: ana, locale: 'pt-BR' }, { locale: 'en-US' }, {}, {}, {}, {}],
  });
  expect(slack.state(ana).me.locale).toBe('pt-BR');
  expect(await localeOf(ana)).toBe('pt-BR');
  expect(await speak('tlh')).toMatchObject({
    ok: false,
    message: expect.stringContaining('en-US, es-LA, pt-BR'),
  });
  await stream.return(undefined);
});

test('a channel has a language of its own', async () => {
  const { client } = await startSlack();
  const localeOf = async (channel: string) =>
    (await client.conversations.info({ channel, include_locale: true })).channel?.locale;
  expect([await localeOf(growth), await localeOf('C0VENTAS'), await localeOf('C0VENDAS')]).toEqual([
    'en-US',
    'es-LA',
    'pt-BR',
  ]);
});

test('a person types, uploads and shares over HTTP; what is wrong is said in a sentence', async () => {
  const { url, slack } = await startApp((app) => {
    app.command('/treble', async ({ ack }) => ack('Here'));
  });
  const act = async (body: unknown) => answer(await fetch(`${url}${page}/act`, post(body)));
  expect(await act({ act: 'say', user: ana, channel: growth, text: '/treble help' })).toEqual({ ok: true });
  expect(await act({ act: 'dance', user: ana })).toMatchObject({
    ok: false,
    message: 'There is no act called "dance".',
  });
  expect(await act({ act: 'say', user: ana, channel: growth })).toMatchObject({
    message: expect.stringContaining('"text"'),
  });
  expect(await act({ act: 'say', user: 'U0NONE', channel: growth, text: 'x' })).toMatchObject({
    error: 'user_not_found',
  });

  const upload = await fetch(`${url}${page}/upload?user=${ana}&name=list.csv`, {
    method: 'POST',
    body: 'phone\n',
  });
  const uploaded: { file: { id: string } } = JSON.parse(await upload.text());
  const form = new FormData();
  form.append('file', new Blob(['a,b\n']), 'two.csv');
  const multipart = await fetch(`${url}${page}/upload?user=${ana}&name=two.csv`, {
    method: 'POST',
    body: form,
  });
  expect(await answer(multipart)).toMatchObject({ ok: true, file: { name: 'two.csv', size: 4 } });
  await act({ act: 'say', user: ana, channel: growth, text: '', files: [uploaded.file.id] });
  expect(slack.state(ben).messages[growth]).toMatchObject([
    { user: ana, files: [{ name: 'list.csv', size: 6 }] },
  ]);
});

function statusOf(url: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, url), { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}

const guards: [story: string, headers: (port: string) => Record<string, string>, status: number][] = [
  ['its own address', (port) => ({ host: `127.0.0.1:${port}` }), 200],
  ['localhost', (port) => ({ host: `localhost:${port}` }), 200],
  ['the IPv6 loopback', (port) => ({ host: `[::1]:${port}` }), 200],
  ['the same origin', (port) => ({ host: `localhost:${port}`, origin: `http://localhost:${port}` }), 200],
  ['the public name', () => ({ host: 'bot.acme.example' }), 200],
  ['a name that points here (DNS rebinding)', (port) => ({ host: `evil.example:${port}` }), 403],
  ['another port', () => ({ host: 'localhost:1' }), 403],
  ['another site', (port) => ({ host: `localhost:${port}`, origin: 'https://evil.example' }), 403],
  ['a sandboxed frame', (port) => ({ host: `localhost:${port}`, origin: 'null' }), 403],
  [
    'an image on another site',
    (port) => ({ host: `localhost:${port}`, 'sec-fetch-site': 'cross-site' }),
    403,
  ],
];

test.each(guards)('a request from %s is answered with the right status', async (_story, headers, status) => {
  const { url } = await startSlack({ publicUrl: 'https://bot.acme.example' });
  const port = new URL(url).port;
  expect(await statusOf(url, `${page}/state?user=${ana}`, headers(port))).toBe(status);
});
