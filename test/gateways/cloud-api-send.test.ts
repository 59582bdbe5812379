import nock from 'nock';
import { MockAgent } from 'undici';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import type { TemplateDefinition } from '../../src/entities/template-definition.ts';
import type { SendResult, TemplateMessage } from '../../src/gateways/gateway.ts';
import { lineId, openGateway, plainMessage } from './cloud-api-fixtures.ts';

const acceptedBody = { contacts: [{ wa_id: '12025550100' }], messages: [{ id: 'wamid.1' }] };
const never = new AbortController().signal;

/** What Meta is told for that template and these values, and what became of it. */
async function told(message: TemplateMessage): Promise<{ sent: unknown; result: SendResult | undefined }> {
  const agent = new MockAgent();
  agent.disableNetConnect();
  let sent: unknown;
  agent
    .get('https://graph.example')
    .intercept({ path: `/v25.0/${lineId}/messages`, method: 'POST' })
    .reply(200, ({ body }) => {
      sent = JSON.parse(String(body));
      return acceptedBody;
    });
  const [result] = await openGateway({ dispatcher: agent }).send([message], never);
  return { sent, result };
}

const withTemplate = (definition: TemplateDefinition, values: Record<string, string>): TemplateMessage => ({
  ...plainMessage,
  template: { id: '1', name: 'offer', language: 'es_CO', definition },
  values,
});

async function componentsOf(
  definition: TemplateDefinition,
  values: Record<string, string>,
): Promise<unknown> {
  const { sent } = await told(withTemplate(definition, values));
  return sent;
}

afterEach(() => nock.cleanAll());

test('a send names the recipient with its plus, the template, and our token', async () => {
  if (!nock.isActive()) nock.activate();
  onTestFinished(() => nock.restore());
  const scope = nock('https://graph.example', { reqheaders: { authorization: 'Bearer EAAtest' } })
    .post(`/v25.0/${lineId}/messages`, {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '+12025550100',
      type: 'template',
      template: {
        name: 'welcome',
        language: { code: 'es_CO' },
        components: [
          { type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Ana' }] },
        ],
      },
      biz_opaque_callback_data: 'attempt-1',
    })
    .reply(200, acceptedBody);
  const results = await openGateway().send([plainMessage], never);
  expect(results).toEqual([
    { outcome: 'accepted', providerId: 'wamid.1', contactId: '12025550100', heldForQuality: false },
  ]);
  scope.done();
});

describe('the components of a template', () => {
  const bare = { format: 'positional', body: 'Hola', buttons: [] } as const;
  const text = (value: string) => ({ type: 'text', text: value });
  const cases: [
    story: string,
    definition: TemplateDefinition,
    values: Record<string, string>,
    components: unknown,
  ][] = [
    ['are left out without variables', bare, {}, undefined],
    [
      'come by number, not by place in the text',
      { ...bare, body: '{{2}} for {{1}}, {{10}}{{3}}{{4}}{{5}}{{6}}{{7}}{{8}}{{9}} {{1}}' },
      Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`body.${at + 1}`, `v${at + 1}`])),
      [{ type: 'body', parameters: Array.from({ length: 10 }, (_, at) => text(`v${at + 1}`)) }],
    ],
    [
      'have a text header',
      { ...bare, header: { kind: 'text', text: 'Act, {{1}}!' } },
      { 'header.1': 'Ana' },
      [{ type: 'header', parameters: [text('Ana')] }],
    ],
    [
      'have no header when its text is fixed, and no footer',
      { ...bare, header: { kind: 'text', text: 'Act!' }, footer: 'Bye' },
      {},
      undefined,
    ],
    [
      'have an image by link',
      { ...bare, header: { kind: 'image' } },
      { 'header.image': 'https://cdn.example/a.png' },
      [{ type: 'header', parameters: [{ type: 'image', image: { link: 'https://cdn.example/a.png' } }] }],
    ],
    [
      'have a document by link, under its name',
      { ...bare, header: { kind: 'document' } },
      { 'header.document': 'https://cdn.example/x/bill.pdf?sig=1' },
      [
        {
          type: 'header',
          parameters: [
            {
              type: 'document',
              document: { link: 'https://cdn.example/x/bill.pdf?sig=1', filename: 'bill.pdf' },
            },
          ],
        },
      ],
    ],
    [
      'have a location',
      { ...bare, header: { kind: 'location' } },
      { 'header.location': '4.711, -74.072, Office, Calle 1, Bogotá' },
      [
        {
          type: 'header',
          parameters: [
            {
              type: 'location',
              location: {
                latitude: '4.711',
                longitude: '-74.072',
                name: 'Office',
                address: 'Calle 1, Bogotá',
              },
            },
          ],
        },
      ],
    ],
    [
      'have the buttons that need a value, by their place',
      {
        ...bare,
        buttons: [
          { index: 0, kind: 'quick_reply', text: 'Yes' },
          { index: 1, kind: 'url', text: 'See', url: 'https://shop.example/{{1}}' },
          { index: 2, kind: 'url', text: 'Home', url: 'https://shop.example/' },
          { index: 3, kind: 'copy_code', text: 'Copy' },
          { index: 4, kind: 'phone_number', text: 'Call' },
          { index: 5, kind: 'quick_reply', text: 'No' },
        ],
      },
      { 'button.0.payload': 'YES', 'button.1.1': 'A-991', 'button.3.code': 'SUMMER' },
      [
        {
          type: 'button',
          sub_type: 'quick_reply',
          index: '0',
          parameters: [{ type: 'payload', payload: 'YES' }],
        },
        { type: 'button', sub_type: 'url', index: '1', parameters: [text('A-991')] },
        {
          type: 'button',
          sub_type: 'copy_code',
          index: '3',
          parameters: [{ type: 'coupon_code', coupon_code: 'SUMMER' }],
        },
      ],
    ],
  ];
  test.each(cases)('%s', async (_story, definition, values, components) => {
    expect(await componentsOf(definition, values)).toMatchObject({
      template: components === undefined ? { name: 'offer' } : { components },
    });
    if (components === undefined)
      expect(JSON.stringify(await componentsOf(definition, values))).not.toContain('components');
  });

  test('are filled anew for each recipient', async () => {
    const { definition } = plainMessage.template;
    const [ana, beto] = await Promise.all([
      componentsOf(definition, { 'body.first_name': 'Ana' }),
      componentsOf(definition, { 'body.first_name': 'Beto' }),
    ]);
    expect(JSON.stringify([ana, beto])).toMatch(/Ana.*Beto/);
  });
});

describe('a message that cannot be written is not sent', () => {
  const location: TemplateDefinition = {
    format: 'named',
    header: { kind: 'location' },
    body: 'x',
    buttons: [],
  };
  const cases: [story: string, message: TemplateMessage, expected: object][] = [
    [
      'without a value',
      { ...plainMessage, values: {} },
      { failure: 'variable_missing', detail: 'Expected a value for body.first_name, found none.' },
    ],
    [
      'with a location that is none',
      withTemplate(location, { 'header.location': 'Bogotá' }),
      { failure: 'variable_invalid', detail: expect.stringContaining('latitude, longitude') },
    ],
    [
      'from a line of somebody else',
      { ...plainMessage, lineId: '1/../2' },
      { failure: 'line_not_ready', detail: `Expected one of the lines ${lineId}, found 1/../2.` },
    ],
  ];
  test.each(cases)('%s', async (_story, message, expected) => {
    const { sent, result } = await told(message);
    expect(sent).toBeUndefined();
    expect(result).toMatchObject({ outcome: 'not_accepted', ...expected });
  });
});

test('one message that cannot be written leaves its neighbours alone', async () => {
  const agent = new MockAgent();
  agent.disableNetConnect();
  const path = `/v25.0/${lineId}/marketing_messages`;
  agent.get('https://graph.example').intercept({ path, method: 'POST' }).reply(200, acceptedBody).times(2);
  const gateway = openGateway({ dispatcher: agent, messagesPath: 'marketing_messages' });
  const results = await gateway.send([plainMessage, { ...plainMessage, values: {} }, plainMessage], never);
  expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'not_accepted', 'accepted']);
});
