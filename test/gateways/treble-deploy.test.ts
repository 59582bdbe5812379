import { expect, onTestFinished, test } from 'vitest';
import type { SendResult, TemplateMessage } from '../../src/gateways/gateway.ts';
import type { TrebleOptions } from '../../src/gateways/index.ts';
import { farServer } from '../http/far-server.ts';
import { deployed, openGateway, plainMessage, sessionId } from './treble-fixtures.ts';

interface Asked {
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** What is asked of a Treble that answers so, and what is made of it. */
async function deploy(
  messages: readonly TemplateMessage[],
  answer: string,
  options: Partial<TrebleOptions> = {},
  status = 200,
): Promise<{ asked: Asked[]; results: SendResult[] }> {
  const asked: Asked[] = [];
  const server = await farServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked.push({
        path: request.url,
        authorization: request.headers.authorization,
        body: JSON.parse(Buffer.concat(parts).toString()),
      });
      response.writeHead(status).end(answer);
    });
  });
  const gateway = openGateway({ apiUrl: server.url, ...options });
  onTestFinished(() => gateway.close());
  const signal = new AbortController().signal;
  const results = await Promise.all(
    messages.map(async (message) => (await gateway.send([message], signal))[0]),
  );
  return { asked, results: results.flatMap((result) => result ?? []) };
}

const accepted = deployed({ conversations_id: [sessionId] });
const bea: TemplateMessage = { ...plainMessage, to: '+529991412826', token: 'key.2' };
const together = { usersPerCall: 100 };

test('asks with the bare key, the number in two parts, the variables, and our token', async () => {
  const { asked } = await deploy([{ ...plainMessage, to: '+573001234567' }], accepted);
  expect(asked).toEqual([
    {
      path: '/deployment/api/poll/1120311',
      authorization: 'ak_test',
      body: {
        users: [
          {
            country_code: '+57',
            cellphone: '3001234567',
            user_session_keys: [
              { key: 'first_name', value: 'Ana' },
              { key: 'ops_ref', value: 'key.1' },
            ],
          },
        ],
      },
    },
  ]);
});

test('names the line where lines are told, and the key with a prefix where that is asked for', async () => {
  const { asked } = await deploy([{ ...plainMessage, lineId: 'treble-5730012345' }], accepted, {
    lines: ['5730012345'],
    keyPrefix: 'Bearer ',
    squadKey: 'deployment_squad',
  });
  expect(asked[0]?.authorization).toBe('Bearer ak_test');
  expect(JSON.stringify(asked)).toContain('{"key":"deployment_squad","value":"DS_5730012345"}');
});

test('a column of the list never takes the place of our token or the line', async () => {
  const values = { 'body.ops_ref': 'forged', 'body.tdeployment_squad': 'DS_1', 'body.city': 'Lima' };
  const { asked } = await deploy([{ ...plainMessage, values }], accepted);
  expect(JSON.stringify(asked)).toContain(
    '[{"key":"city","value":"Lima"},{"key":"ops_ref","value":"key.1"}]',
  );
});

test.each<[phone: string, country: string, national: string]>([
  ['+12025550100', '+1', '2025550100'],
  ['+529991412826', '+52', '9991412826'],
  ['+5511987654321', '+55', '11987654321'],
  ['+593987654321', '+593', '987654321'],
  ['+77011234567', '+7', '7011234567'],
])('%s is %s and %s', async (to, country, national) => {
  const { asked } = await deploy([{ ...plainMessage, to }], accepted);
  expect(asked[0]?.body).toMatchObject({ users: [{ country_code: country, cellphone: national }] });
});

test('a conversation of another provider is refused without a call', async () => {
  const { asked, results } = await deploy(
    [{ ...plainMessage, template: { ...plainMessage.template, id: '77' } }],
    accepted,
  );
  expect(asked).toEqual([]);
  expect(results).toMatchObject([{ outcome: 'not_accepted', failure: 'line_not_ready' }]);
});

const duplicate = { cellphone: '19991412826', country_code: '+52', retry_after_seconds: 53 };

const answers: readonly [story: string, answer: string, status: number, proves: object][] = [
  [
    'ids may be numbers',
    deployed({ conversations_id: [77] }),
    200,
    { outcome: 'accepted', providerId: '77' },
  ],
  ['no list of ids', deployed({}), 200, { outcome: 'uncertain' }],
  ['more ids than users', deployed({ conversations_id: ['a', 'b'] }), 200, { outcome: 'uncertain' }],
  ['no JSON', '<html>', 200, { outcome: 'uncertain' }],
  [
    'somebody skipped, the number spelled in the old way',
    deployed({ conversations_id: [], duplicate_users: [duplicate] }),
    200,
    { outcome: 'not_accepted', failure: 'recently_deployed', userRetryAfterMs: 53_000 },
  ],
  [
    'somebody skipped for parts of a second: whole milliseconds',
    deployed({ conversations_id: [], duplicate_users: [{ ...duplicate, retry_after_seconds: 41.78235 }] }),
    200,
    { outcome: 'not_accepted', userRetryAfterMs: 41_783 },
  ],
  [
    'somebody skipped for ages',
    deployed({ conversations_id: [], duplicate_users: [{ ...duplicate, retry_after_seconds: 9e12 }] }),
    200,
    { outcome: 'not_accepted', userRetryAfterMs: 86_400_000 },
  ],
  [
    'somebody skipped, and yet an id',
    deployed({ conversations_id: ['a'], duplicate_users: [duplicate] }),
    200,
    { outcome: 'uncertain' },
  ],
  ['a bad key', '{}', 401, { outcome: 'not_accepted', failure: 'key_refused', code: 'HTTP 401' }],
  ['an unknown poll', '', 404, { outcome: 'not_accepted', failure: 'template_missing', code: 'HTTP 404' }],
  ['a conflict', '{"message":"try again"}', 409, { outcome: 'uncertain' }],
  ['a broken server', '{"message":"try again"}', 500, { outcome: 'uncertain' }],
  ['a redirect', '', 302, { outcome: 'uncertain' }],
];
test.each(answers)('%s', async (_story, answer, status, proves) => {
  const { results } = await deploy([bea], answer, {}, status);
  expect(results).toMatchObject([proves]);
});

test('several users share a call only by setting, and then no id is given to anybody by its place', async () => {
  const { asked, results } = await deploy(
    [plainMessage, bea],
    deployed({ conversations_id: ['a', 'b'] }),
    together,
  );
  expect(asked).toHaveLength(1);
  expect(results.map(({ outcome }) => outcome)).toEqual(['accepted_unknown_id', 'accepted_unknown_id']);
});

test('of several users the one who was not skipped has the one id', async () => {
  const { results } = await deploy(
    [bea, plainMessage],
    deployed({ conversations_id: [sessionId], duplicate_users: [duplicate] }),
    together,
  );
  expect(results).toMatchObject([
    { outcome: 'not_accepted', failure: 'recently_deployed' },
    { outcome: 'accepted', providerId: sessionId },
  ]);
});

test('with fewer ids than users nobody is taken for accepted', async () => {
  const { results } = await deploy([bea, plainMessage], deployed({ conversations_id: ['a'] }), together);
  expect(results.map(({ outcome }) => outcome)).toEqual(['uncertain', 'uncertain']);
});
