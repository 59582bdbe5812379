import { describe, expect, test } from 'vitest';
import { call, detailsIn, errorIn, goodSend, send, simulate, wamidIn } from './graph-client.ts';

const phone = '+12025550100';
const text = (value: string, parameter_name?: string) => ({
  type: 'text',
  text: value,
  ...(parameter_name ? { parameter_name } : {}),
});
const template = (name: string, components: object[], code = 'en_US') => ({
  template: { name, language: { code }, components },
});
const sale = (...parameters: object[]) => template('spring_sale_2026', [{ type: 'body', parameters }]);
const shipped = (body: object[], buttons: object[]) =>
  template('order_shipped', [{ type: 'body', parameters: body }, ...buttons]);
const trackButton = (value: string) => ({
  type: 'button',
  sub_type: 'url',
  index: '0',
  parameters: [text(value)],
});
const name = (value: string) => text(value, 'first_name');
const discount = (value: string) => text(value, 'discount');

const rules: [rule: string, changes: object, http: number, code: number, details: RegExp][] = [
  ['the product is not named', { messaging_product: undefined }, 400, 100, /messaging_product is required/],
  ['nobody is written to', { to: undefined }, 400, 100, /parameter to is required/],
  ['a number begins with 00', { to: '0012025550100' }, 400, 100, /to starts with 00/],
  ['a number has letters', { to: '+1 2O2 555 0100' }, 400, 131009, /^to: /],
  ['a number is too short', { to: '+12025' }, 400, 131009, /^to: /],
  ['the line writes to itself', { to: '+15550783881' }, 400, 131021, /same/],
  ['the token is too long', { biz_opaque_callback_data: 'x'.repeat(513) }, 400, 100, /512/],
  ['it goes to a group', { recipient_type: 'group' }, 400, 100, /recipient_type/],
  ['the type is unknown', { type: 'poll' }, 400, 131051, /poll/],
  ['the template has no name', { template: { language: { code: 'en_US' } } }, 400, 131008, /name/],
  ['the template has no language', { template: { name: 'spring_sale_2026' } }, 400, 131008, /language/],
  ['the template does not exist', template('winter_sale', []), 404, 132001, /winter_sale/],
  ['the language does not exist', template('order_shipped', [], 'pt_BR'), 404, 132001, /pt_BR/],
  ['the template is paused', template('flash_deals', []), 400, 132015, /paused/],
  ['a parameter is missing', sale(name('Ana')), 400, 132000, /body: .*\(1\).*\(2\)/],
  ['there is a parameter too many', sale(name('A'), discount('B'), name('C')), 400, 132000, /\(3\).*\(2\)/],
  ['a parameter is empty', sale(name(''), discount('5%')), 400, 131008, /missing text value/],
  ['a parameter has a line break', sale(name('Ana\nMaría'), discount('5%')), 400, 132018, /new-line/],
  ['a parameter has a tab', sale(name('Ana\tMaría'), discount('5%')), 400, 132018, /tab/],
  ['a parameter has five spaces', sale(name('Ana     M'), discount('5%')), 400, 132018, /consecutive/],
  ['a name is missing', sale(text('Ana'), text('5%')), 400, 132012, /parameter_name is missing/],
  ['a name is unknown', sale(name('Ana'), text('5%', 'rebate')), 400, 132012, /rebate/],
  ['a name comes twice', sale(name('Ana'), name('Beto')), 400, 132012, /first_name/],
  [
    'a value is no text',
    sale(name('Ana'), { type: 'currency', parameter_name: 'discount' }),
    400,
    132012,
    /currency/,
  ],
  [
    'a name stands in a positional template',
    shipped([name('Ana'), text('A-1')], [trackButton('A-1')]),
    400,
    132012,
    /not expected/,
  ],
  ['the address of a button is missing', shipped([text('Ana'), text('A-1')], []), 400, 131008, /index 0/],
  ['the body grows too long', sale(name('x'.repeat(950)), discount('5%')), 400, 132005, /1024/],
  ['nobody wrote within 24 hours', { type: 'text', text: { body: 'Hello' } }, 400, 131047, /24 hours/],
];

describe('a send is refused when', () => {
  test.each(rules)('%s', async (_rule, changes, http, code, details) => {
    const simulated = await simulate();
    const answer = await send(simulated, goodSend(phone, 'token-1', changes));

    expect(answer.http).toBe(http);
    expect(errorIn(answer)).toMatchObject({ code, type: 'OAuthException' });
    expect(errorIn(answer).message).toMatch(new RegExp(`^\\(#${code}\\) `));
    expect(errorIn(answer).fbtrace_id).toMatch(/^A/);
    expect(detailsIn(answer)).toMatch(details);
    expect(simulated.ledger).toEqual([]);
    expect(simulated.arrivals.map(({ outcome }) => outcome)).toEqual([String(code)]);
  });

  test('the token is wrong, before anything else is looked at', async () => {
    const simulated = await simulate();
    const answer = await call(
      simulated,
      'POST',
      `/v25.0/${simulated.lineIds[0]}/messages`,
      'no json',
      'stolen',
    );

    expect(answer.http).toBe(401);
    expect(errorIn(answer)).toMatchObject({ code: 190, error_subcode: 463 });
  });

  test('the line is not ours', async () => {
    const simulated = await simulate();
    const answer = await call(simulated, 'POST', '/v25.0/999/messages', goodSend(phone, 'token-1'));

    expect(answer.http).toBe(400);
    expect(errorIn(answer)).toMatchObject({ code: 100, error_subcode: 33, type: 'GraphMethodException' });
    expect(errorIn(answer).message).toContain("'999'");
  });

  test('the body is not JSON', async () => {
    const simulated = await simulate();
    const answer = await send(simulated, '{"to": ');

    expect(errorIn(answer)).toMatchObject({ code: 100 });
    expect(simulated.arrivals).toMatchObject([{ to: '', outcome: '100' }]);
  });

  test('the template was disabled', async () => {
    const simulated = await simulate();
    simulated.disableTemplate('spring_sale_2026', 'en_US');

    expect(errorIn(await send(simulated, goodSend(phone, 'token-1')))).toMatchObject({ code: 132016 });
  });

  test('the header is too long once filled, or its picture is missing', async () => {
    const simulated = await simulate();
    const body = { type: 'BODY', text: 'Hello' };
    const header = { type: 'HEADER', format: 'TEXT', text: 'News for {{1}}' };
    simulated.addTemplate({ name: 'news', language: 'en_US', components: [header, body] });
    simulated.addTemplate({
      name: 'picture',
      language: 'en_US',
      components: [{ type: 'HEADER', format: 'IMAGE' }, body],
    });
    const news = template('news', [{ type: 'header', parameters: [text('x'.repeat(60))] }]);
    const picture = (parameter: object) => template('picture', [{ type: 'header', parameters: [parameter] }]);

    expect(errorIn(await send(simulated, goodSend(phone, 't', news)))).toMatchObject({ code: 132005 });
    const wrong = await send(simulated, goodSend(phone, 't', picture(text('x'))));
    expect(errorIn(wrong)).toMatchObject({ code: 132012 });
    expect(detailsIn(wrong)).toBe('header: Format mismatch, expected IMAGE, received TEXT');
    const right = picture({ type: 'image', image: { link: 'https://shop.example/a.png' } });
    expect((await send(simulated, goodSend(phone, 't', right))).http).toBe(200);
    expect(simulated.ledger).toMatchObject([
      { parameters: { 'header.image': 'https://shop.example/a.png' } },
    ]);
  });
});

describe('a send is accepted with', () => {
  const written: [how: string, to: string][] = [
    ['a plus and digits', '+12025550100'],
    ['spaces, parentheses and dashes', '+1 (202) 555-0100'],
    ['no plus but the country code', '12025550100'],
    ['neither, as a number of the line’s own country', '202 555-0100'],
  ];
  test.each(written)('%s', async (_how, to) => {
    const simulated = await simulate();
    const answer = await send(simulated, goodSend(to, 'token-1'));

    expect(answer.http).toBe(200);
    expect(answer.body).toEqual({
      messaging_product: 'whatsapp',
      contacts: [{ input: to, wa_id: '12025550100' }],
      messages: [{ id: wamidIn(answer), message_status: 'accepted' }],
    });
    expect(wamidIn(answer)).toMatch(/^wamid\.\S{1,122}$/);
  });

  test('positional parameters, a button and a language with a dash', async () => {
    const simulated = await simulate();
    const changes = template(
      'order_shipped',
      [
        { type: 'BODY', parameters: [text('Ana    M'), text('A-991')] },
        { ...trackButton('A-991'), index: 0 },
      ],
      'en-US',
    );

    expect((await send(simulated, goodSend(phone, 'token-1', changes))).http).toBe(200);
    expect(simulated.ledger).toMatchObject([
      {
        templateName: 'order_shipped',
        parameters: { 'body.1': 'Ana    M', 'body.2': 'A-991', 'button.0.1': 'A-991' },
      },
    ]);
  });
});
