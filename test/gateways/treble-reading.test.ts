import { expect, onTestFinished, test } from 'vitest';
import type { Gateway } from '../../src/gateways/gateway.ts';
import { farServer } from '../http/far-server.ts';
import { openGateway, sessionId } from './treble-fixtures.ts';

/** A gateway to a Treble that answers each path so. */
async function reading(
  answers: Readonly<Record<string, unknown>>,
  status = 200,
): Promise<{ gateway: Gateway; asked: string[] }> {
  const asked: string[] = [];
  const server = await farServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = answers[(request.url ?? '').split('?')[0] ?? ''];
    response.writeHead(status).end(JSON.stringify(answer ?? { message: 'no ak_test here' }));
  });
  const gateway = openGateway({ apiUrl: server.url });
  onTestFinished(() => gateway.close());
  return { gateway, asked };
}

test('conversations are listed with their ids and names', async () => {
  const polls = [{ id: 1120311, name: ' Order shipped ', settings: {} }, { id: '7' }, { name: 'no id' }];
  const { gateway } = await reading({ '/poll/api/all': polls });
  expect(await gateway.listHiddenTemplates?.()).toEqual([
    { id: 'treble-1120311', accountId: '1120311', name: 'Order shipped' },
    { id: 'treble-7', accountId: '7', name: 'Conversation 7' },
  ]);
});

test('a refused reading says what was not told, without the key', async () => {
  const { gateway } = await reading({}, 401);
  await expect(gateway.listHiddenTemplates?.()).rejects.toThrow(
    'Treble did not tell its conversations: no ••• here',
  );
});

test('sessions are asked for page by page, and their times read in either form', async () => {
  const user = { country_code: '+57', cellphone: '3001234567' };
  const { gateway, asked } = await reading({
    '/devapi/poll/7/sessions': {
      results: [
        { id: 'a', created_at: 1_790_000_000, finished_at: '2026-09-21 14:30:00', user },
        { id: 'b', created_at: '2026-09-21 14:13:20', user },
        { id: 'of nobody', created_at: 1_790_000_000 },
      ],
      next_id: 'n2',
    },
  });
  const page = await gateway.recall?.sessions({
    templateId: 'treble-7',
    since: new Date(1_790_000_000_500),
    until: new Date(1_790_000_100_000),
    after: 'n1',
  });
  const createdAt = new Date(1_790_000_000_000);
  expect(page).toEqual({
    sessions: [
      { id: 'a', phone: '573001234567', createdAt, finishedAt: new Date('2026-09-21T14:30:00Z') },
      { id: 'b', phone: '573001234567', createdAt },
    ],
    after: 'n2',
  });
  expect(asked).toEqual(['/devapi/poll/7/sessions?limit=100&since=1790000000&until=1790000100&next_id=n1']);
});

const message = (told: object) => ({ type: 'MESSAGE', message: { type: 'TEXT', ...told } });

test('a history tells whether the opening message arrived, and when the person first wrote', async () => {
  const { gateway } = await reading({
    [`/devapi/session/${sessionId}/history`]: [
      { type: 'NOTE' },
      message({ type: 'HSM', sender: 'COMPANY', delivered_at: 1_790_000_010, read_at: null }),
      message({ sender: 'USER', created_at: 1_790_000_060, delivered_at: 1_790_000_061 }),
      message({ sender: 'AI', delivered_at: 1_790_000_070, read_at: 1_790_000_080 }),
      message({ sender: 'USER', created_at: 1_790_000_090 }),
    ],
  });
  expect(await gateway.recall?.history(sessionId)).toEqual({
    deliveredAt: new Date(1_790_000_010_000),
    repliedAt: new Date(1_790_000_060_000),
  });
});

test('a history that is not told shows no session', async () => {
  const gateway = openGateway({ apiUrl: 'http://127.0.0.1:9' });
  onTestFinished(() => gateway.close());
  const refusal = await gateway.recall?.history(sessionId).catch((error: Error) => error.message);
  expect(refusal).toContain('the history of a session');
  expect(refusal).not.toContain(sessionId);
});
