import { MockAgent } from 'undici';
import { expect, test } from 'vitest';
import { GatewayError, type TemplateSnapshot } from '../../src/gateways/gateway.ts';
import { closedPort } from '../http/far-server.ts';
import { accountId, openGateway } from './cloud-api-fixtures.ts';

const fixed = {
  id: '1',
  name: 'fixed',
  language: 'en',
  status: 'APPROVED',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Hi' }],
};

interface Asked {
  readonly after: string | null;
  readonly limit: string | null;
}

/** A business account that answers with these pages, one after the other; tells what it was asked. */
async function listed(
  pages: readonly object[],
  status = 200,
): Promise<{ pages: TemplateSnapshot[][]; asked: Asked[] }> {
  const agent = new MockAgent();
  agent.disableNetConnect();
  const asked: Asked[] = [];
  const account = agent.get('https://graph.example');
  for (const page of pages) {
    account
      .intercept({ path: (path) => path.startsWith(`/v25.0/${accountId}/message_templates?`), method: 'GET' })
      .reply(status, ({ path }) => {
        const query = new URL(path, 'https://graph.example').searchParams;
        asked.push({ after: query.get('after'), limit: query.get('limit') });
        return page;
      });
  }
  const found: TemplateSnapshot[][] = [];
  for await (const page of openGateway({ dispatcher: agent }).listTemplates()) found.push([...page]);
  agent.assertNoPendingInterceptors();
  return { pages: found, asked };
}

test('every page is fetched from the same host, by its cursor, until there is no next one', async () => {
  const { pages, asked } = await listed([
    { data: [fixed], paging: { cursors: { after: 'c1&x' }, next: 'https://evil.example/steal' } },
    { data: [], paging: { next: 'https://graph.example/?limit=1&after=c2' } },
    { data: [{ ...fixed, id: '2' }], paging: { cursors: { before: 'b', after: 'c3' } } },
  ]);
  expect(pages.map((page) => page.map(({ id }) => id))).toEqual([['1'], [], ['2']]);
  expect(asked).toEqual([
    { after: null, limit: '100' },
    { after: 'c1&x', limit: '100' },
    { after: 'c2', limit: '100' },
  ]);
});

test('a template is read with its placeholders, quality and reason', async () => {
  const { pages } = await listed([
    {
      data: [
        {
          id: 1304694804498707,
          name: 'coupon_exp',
          parameter_format: 'NAMED',
          language: 'es-CO',
          status: 'rejected',
          category: 'MARKETING',
          quality_score: { score: 'GREEN', date: 1751247548 },
          rejected_reason: 'PROMOTIONAL',
          components: [
            { type: 'HEADER', format: 'TEXT', text: 'Act, {{name}}!', example: { header_text: ['Pablo'] } },
            { type: 'CAROUSEL', cards: [] },
            { type: 'BODY', text: 'Use {{code}}' },
            { type: 'FOOTER', text: 'Bye' },
            {
              type: 'BUTTONS',
              buttons: [
                { type: 'URL', text: 'See', url: 'https://x/{{1}}' },
                { type: 'FLOW', text: 'Start' },
                { type: 'COPY_CODE', text: 'Copy' },
                { type: 'QUICK_REPLY', text: 'No' },
                { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+12025550100' },
              ],
            },
          ],
        },
      ],
    },
  ]);
  expect(pages.flat()).toEqual([
    {
      id: '1304694804498707',
      accountId,
      name: 'coupon_exp',
      language: 'es_CO',
      category: 'MARKETING',
      status: 'REJECTED',
      quality: 'GREEN',
      rejectedReason: 'PROMOTIONAL',
      definition: {
        format: 'named',
        header: { kind: 'text', text: 'Act, {{name}}!' },
        body: 'Use {{code}}',
        footer: 'Bye',
        buttons: [
          { index: 0, kind: 'url', text: 'See', url: 'https://x/{{1}}' },
          { index: 1, kind: 'other', text: 'Start' },
          { index: 2, kind: 'copy_code', text: 'Copy' },
          { index: 3, kind: 'quick_reply', text: 'No' },
          { index: 4, kind: 'phone_number', text: 'Call' },
        ],
      },
    },
  ]);
});

test.each(['IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION'])('a header of format %s is read', async (format) => {
  const { pages } = await listed([{ data: [{ ...fixed, components: [{ type: 'HEADER', format }] }] }]);
  expect(pages.flat()[0]?.definition).toEqual({
    format: 'positional',
    header: { kind: format.toLowerCase() },
    body: '',
    buttons: [],
  });
});

test('an item without a name costs none of the others', async () => {
  const { pages } = await listed([{ data: [{ id: '9' }, null, fixed, 'x'] }]);
  expect(pages.flat().map(({ name }) => name)).toEqual(['fixed']);
});

const refusals: [story: string, page: object, status: number, says: RegExp][] = [
  [
    'an expired token',
    { error: { message: 'Session EAAtest expired', code: 190, fbtrace_id: 'A1' } },
    401,
    /did not list the templates: Session ••• expired \(fbtrace_id A1\) \(code 190\)\./,
  ],
  ['an answer of something else', { hello: 1 }, 200, /expected a page of templates, found HTTP status 200/],
];
test.each(refusals)('%s is told in a sentence', async (_story, page, status, says) => {
  const refusal = await listed([page], status).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(GatewayError);
  expect(String(refusal)).toMatch(says);
});

test('a list that leads in a circle ends', async () => {
  const page = { data: [], paging: { cursors: { after: 'c1' }, next: 'https://graph.example/' } };
  await expect(listed([page, page])).rejects.toThrow(/page it had given before/);
});

test('an account that cannot be reached is told in a sentence', async () => {
  const gateway = openGateway({ apiUrl: `http://127.0.0.1:${await closedPort()}` });
  await expect(Array.fromAsync(gateway.listTemplates())).rejects.toThrow(
    /did not list the templates: .*ECONNREFUSED/,
  );
  await gateway.close();
});
