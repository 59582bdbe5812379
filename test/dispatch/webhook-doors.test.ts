import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenAttempts, readFinalRows } from '../support/dispatch-attempts.ts';
import { post, signatureOf, tell, webhookBody } from '../support/dispatch-webhooks.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { fictionalPhone } from '../support/draft.ts';
import { message, parkedOf, recipientsOf, type Stored, status } from '../support/told-webhooks.ts';

let world: DispatchWorld;
beforeAll(async () => {
  world = await createDispatchWorld();
});
afterAll(() => world.close());

let used = 0;
/** Phones that no other test of this file has. */
const newPhones = (count: number): string[] => {
  used += count;
  return Array.from({ length: count }, (_, index) => fictionalPhone(used - count + index));
};

describe('S13: who may tell us something', () => {
  test.each<[string, (body: string) => string]>([
    ['signed with another secret', (body) => signatureOf('another secret', body)],
    ['signed for another body', () => signatureOf(world.whatsApp.appSecret, '{}')],
    ['without a signature', () => ''],
    [
      'with the old kind of signature',
      (body) => signatureOf(world.whatsApp.appSecret, body).replace('sha256', 'sha1'),
    ],
  ])('a body %s is refused and writes nothing', async (_how, signature) => {
    const { deploymentId, attempts } = await givenAttempts(world, newPhones(2));
    const before = await readFinalRows(world, deploymentId);
    const id = `wamid.forged.${deploymentId}`;
    const body = webhookBody('106540352242922', [
      {
        statuses: [status(attempts[0]?.token, id)],
        messages: [message(`${id}.in`, attempts[1]?.phone ?? '', 'Hi')],
      },
    ]);
    expect(await post(world, body, signature(body))).toBe(401);
    expect(await readFinalRows(world, deploymentId)).toBe(before);
    expect(await parkedOf(world, id)).toEqual([]);
  });
});

describe('S13: one bad item loses none of the others', () => {
  test.each<[string, (token: string, phone: string) => object, Partial<Stored>]>([
    [
      'a text with U+0000',
      (_token, phone) => ({ messages: [message('wamid.nul', phone, 'a\u0000b')] }),
      { cause: 'queued' },
    ],
    [
      'half of an emoji',
      (_token, phone) => ({ messages: [message('wamid.half', phone, 'a\ud83d')] }),
      { cause: 'queued' },
    ],
    [
      'a moment in the year 33658',
      (token) => ({ statuses: [status(token, 'wamid.late', 'sent', '999999999999')] }),
      { cause: 'sent' },
    ],
    [
      'a moment that is no number',
      (token) => ({ statuses: [status(token, 'wamid.nan', 'sent', 'soon')] }),
      { cause: 'sent' },
    ],
    [
      'a moment before 1970',
      (token) => ({ statuses: [status(token, 'wamid.past', 'sent', '-99999999999999')] }),
      { cause: 'sent' },
    ],
    ['an id with U+0000', (token) => ({ statuses: [status(token, 'wamid.\u0000', 'sent')] }), {}],
    [
      'an error text with U+0000',
      (token) => ({
        statuses: [{ ...status(token, 'wamid.e', 'failed'), errors: [{ code: 131026, title: 'a\u0000b' }] }],
      }),
      { cause: 'unreachable' },
    ],
    ['a status without an id', () => ({ statuses: [{ status: 'sent' }] }), { cause: 'queued' }],
    ['a status that is null', () => ({ statuses: [null] }), { cause: 'queued' }],
  ])('%s among good ones', async (_what, bad, expected) => {
    const { deploymentId, attempts } = await givenAttempts(world, newPhones(5));
    const [victim, ...others] = attempts;
    const good = others.map(({ token }, index) => ({
      statuses: [status(token, `wamid.good.${deploymentId}.${index}`)],
    }));
    const updates = [...good.slice(0, 2), bad(victim?.token ?? '', victim?.phone ?? ''), ...good.slice(2)];
    expect(await tell(world, ...updates)).toBe(200);
    const [first, ...rest] = await recipientsOf(world, deploymentId);
    expect(rest.map(({ state }) => state)).toEqual(['success', 'success', 'success', 'success']);
    expect(first).toMatchObject(expected);
    expect(await tell(world, ...updates)).toBe(200);
  });

  test('what is not JSON, and fields nobody here knows, are kept as they came and answered 200', async () => {
    expect(await post(world, 'not JSON at all 4711')).toBe(200);
    const other = {
      entry: [{ id: '1', changes: [{ field: 'flows', value: { event: 'odd-\u0000-4712' } }] }],
    };
    expect(await post(world, JSON.stringify(other))).toBe(200);
    expect(await parkedOf(world, '4711')).toHaveLength(1);
    expect(await parkedOf(world, '4712')).toHaveLength(1);
  });
});

describe('S11: what is heard too early is applied later, what is foreign never', () => {
  test('receipts with our token that come before the send answer count at once', async () => {
    const { deploymentId, attempts } = await givenAttempts(world, newPhones(1));
    await tell(world, { statuses: [status(attempts[0]?.token, 'wamid.early', 'read')] });
    expect(await recipientsOf(world, deploymentId)).toMatchObject([{ state: 'success', cause: 'read' }]);
  });

  test('a receipt and a quoting reply for an id not known yet wait, and are linked once the id is known', async () => {
    const { deploymentId, attempts } = await givenAttempts(world, newPhones(2));
    const [person] = attempts;
    await tell(world, { statuses: [status(undefined, 'wamid.late.1')] });
    await tell(world, { messages: [message('wamid.in.late.1', person?.phone ?? '', 'Yes', 'wamid.late.1')] });
    expect(await recipientsOf(world, deploymentId)).toMatchObject([{ cause: 'queued' }, { cause: 'queued' }]);
    expect(await parkedOf(world, 'wamid.late.1')).toHaveLength(2);

    await tell(world, { statuses: [status(person?.token, 'wamid.late.1', 'sent')] });
    await world.engine.sweep();
    expect(await recipientsOf(world, deploymentId)).toMatchObject([
      { state: 'success', cause: 'delivered', responded: true },
      { cause: 'queued' },
    ]);
    expect(await parkedOf(world, 'wamid.late.1')).toEqual([]);
    const { rows } = await sql<{ found: number }>`
      select attempt_id::float8 as found from inbound where provider_id = 'wamid.in.late.1'`.execute(
      world.orm.em.fork().getKysely(),
    );
    expect(rows).toEqual([{ found: person?.attemptId }]);
  });

  test('tokens and messages of other apps on the account change no row of ours', async () => {
    const { deploymentId, attempts } = await givenAttempts(world, newPhones(2));
    const before = await readFinalRows(world, deploymentId);
    const digits = attempts[0]?.token.split('.')[1] ?? '';
    const foreign = [
      `other-key.${digits}`,
      digits,
      `${attempts[0]?.token}.1`,
      `${attempts[0]?.token.replace(digits, '')}9999999999`,
      '',
    ];
    const statuses = foreign.map((token, index) => status(token, `wamid.other.${index}`, 'failed'));
    expect(await tell(world, { statuses })).toBe(200);
    await world.engine.sweep();
    expect(await readFinalRows(world, deploymentId)).toBe(before);
    expect(await parkedOf(world, 'wamid.other.1')).toHaveLength(1);
  });

  test('an early failure without a token still stops its template once it is linked', async () => {
    const { attempts } = await givenAttempts(world, newPhones(1));
    const dropped = {
      ...status(undefined, 'wamid.dropped', 'failed'),
      errors: [{ code: 132015, title: 'Template is paused' }],
    };
    await tell(world, { statuses: [dropped] });
    await tell(world, { statuses: [status(attempts[0]?.token, 'wamid.dropped', 'sent')] });
    await world.engine.sweep();
    expect((await world.dispatch.loadConversation('spring_sale_2026')).notSendable).toContain('paused');
    await world.engine.readTemplates();
    expect((await world.dispatch.loadConversation('spring_sale_2026')).notSendable).toBeUndefined();
  });
});
