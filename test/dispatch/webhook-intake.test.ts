import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { givenAttempts, readFinalRows } from '../support/dispatch-attempts.ts';
import { post, seconds, signatureOf, tell, webhookBody } from '../support/dispatch-webhooks.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { fictionalPhone } from '../support/draft.ts';
import { readCounts, readTimeCounts } from '../support/recount.ts';

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

const now = seconds(Date.now());
const status = (token: string | undefined, id: string, word = 'delivered', timestamp: unknown = now) => ({
  id,
  status: word,
  timestamp,
  ...(token !== undefined && { biz_opaque_callback_data: token }),
});
const message = (id: string, from: string, body: string, quoted?: string) => ({
  id,
  from: from.slice(1),
  timestamp: now,
  type: 'text',
  text: { body },
  ...(quoted !== undefined && { context: { id: quoted } }),
});

interface Stored {
  state: string;
  cause: string;
  responded: boolean;
}
async function recipientsOf(deploymentId: number): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select state, cause, responded from recipient where deployment_id = ${deploymentId} order by row_number`.execute(
    world.orm.em.fork().getKysely(),
  );
  return rows;
}

async function parkedOf(needle: string): Promise<{ because: string; provider_id: string | null }[]> {
  const { rows } = await sql<{ because: string; provider_id: string | null }>`
    select because, provider_id from parked_event where event::text like ${`%${needle}%`} or provider_id = ${needle}`.execute(
    world.orm.em.fork().getKysely(),
  );
  return rows;
}

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
    expect(await parkedOf(id)).toEqual([]);
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
    const [first, ...rest] = await recipientsOf(deploymentId);
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
    expect(await parkedOf('4711')).toHaveLength(1);
    expect(await parkedOf('4712')).toHaveLength(1);
  });
});

describe('S11: what is heard too early is applied later, what is foreign never', () => {
  test('receipts with our token that come before the send answer count at once', async () => {
    const { deploymentId, attempts } = await givenAttempts(world, newPhones(1));
    await tell(world, { statuses: [status(attempts[0]?.token, 'wamid.early', 'read')] });
    expect(await recipientsOf(deploymentId)).toMatchObject([{ state: 'success', cause: 'read' }]);
  });

  test('a receipt and a quoting reply for an id not known yet wait, and are linked once the id is known', async () => {
    const { deploymentId, attempts } = await givenAttempts(world, newPhones(2));
    const [person] = attempts;
    await tell(world, { statuses: [status(undefined, 'wamid.late.1')] });
    await tell(world, { messages: [message('wamid.in.late.1', person?.phone ?? '', 'Yes', 'wamid.late.1')] });
    expect(await recipientsOf(deploymentId)).toMatchObject([{ cause: 'queued' }, { cause: 'queued' }]);
    expect(await parkedOf('wamid.late.1')).toHaveLength(2);

    await tell(world, { statuses: [status(person?.token, 'wamid.late.1', 'sent')] });
    await world.engine.sweep();
    expect(await recipientsOf(deploymentId)).toMatchObject([
      { state: 'success', cause: 'delivered', responded: true },
      { cause: 'queued' },
    ]);
    expect(await parkedOf('wamid.late.1')).toEqual([]);
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
    expect(await parkedOf('wamid.other.1')).toHaveLength(1);
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

describe('S12: 200 is a promise', () => {
  test('what was answered 200 is committed: another connection reads it at that moment', async () => {
    const { deploymentId, attempts } = await givenAttempts(world, newPhones(1));
    const second = openDatabase({ url: world.url, poolSize: 1 });
    expect(await tell(world, { statuses: [status(attempts[0]?.token, 'wamid.durable', 'sent')] })).toBe(200);
    const { rows } = await sql<{
      cause: string;
    }>`select cause from recipient where deployment_id = ${deploymentId}`.execute(
      second.em.fork().getKysely(),
    );
    expect(rows).toEqual([{ cause: 'sent' }]);
    await second.close(true);
  });

  test('a body of nearly 3 MB with 1,000 updates is taken whole', async () => {
    const { deploymentId, attempts } = await givenAttempts(world, newPhones(1_000));
    const padding = { pricing: 'x'.repeat(2_600) };
    const updates = attempts.map(({ token }, index) => ({
      statuses: [{ ...status(token, `wamid.k.${index}`), ...padding }],
    }));
    const body = webhookBody('106540352242922', updates);
    expect(body.length).toBeGreaterThan(2_700_000);
    expect(await post(world, body)).toBe(200);
    const states = (await recipientsOf(deploymentId)).map(({ state }) => state);
    expect(states.filter((state) => state === 'success')).toHaveLength(1_000);
  });

  test('while the database cannot be written, the provider is told to repeat, and nothing is lost then', async () => {
    const { deploymentId, attempts } = await givenAttempts(world, newPhones(3));
    const updates = attempts.map(({ token }, index) => ({
      statuses: [status(token, `wamid.down.${deploymentId}.${index}`)],
    }));
    const admin = world.orm.em.fork();
    await admin.execute('alter table attempt rename to attempt_gone');
    const refused = await tell(world, ...updates).finally(() =>
      admin.execute('alter table attempt_gone rename to attempt'),
    );
    expect(refused).toBe(503);
    expect((await recipientsOf(deploymentId)).map(({ cause }) => cause)).toEqual([
      'queued',
      'queued',
      'queued',
    ]);
    expect(await tell(world, ...updates)).toBe(200);
    expect((await recipientsOf(deploymentId)).map(({ state }) => state)).toEqual([
      'success',
      'success',
      'success',
    ]);
  });

  test('connections that the server breaks cost a repeat, never the process or an event', async () => {
    const { deploymentId, attempts } = await givenAttempts(world, newPhones(1));
    const update = { statuses: [status(attempts[0]?.token, 'wamid.broken')] };
    await tell(world, { statuses: [status(undefined, 'wamid.warm-up')] });
    const admin = openDatabase({ url: world.url, poolSize: 1 });
    await admin.em
      .fork()
      .execute(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
    await admin.close(true);
    const answers = [await tell(world, update), await tell(world, update)];
    expect(answers.at(-1)).toBe(200);
    expect(await recipientsOf(deploymentId)).toMatchObject([{ state: 'success' }]);
  });
});

test('S6, S7: in every snapshot taken while two intakes apply receipts, counters equal a recount', async () => {
  const { deploymentId, attempts } = await givenAttempts(world, newPhones(400));
  const words = ['sent', 'delivered', 'read', 'failed'];
  let telling = true;
  const told = Promise.all(
    [0, 1, 2, 3].map(async (lane) => {
      for (const [index, word] of words.entries()) {
        const order = attempts.toSorted(
          (one, other) => ((one.attemptId * 7 + lane) % 11) - ((other.attemptId * 7 + lane) % 11),
        );
        const statuses = order.map(({ token, attemptId }) =>
          status(token, `wamid.lane.${attemptId}`, words[(index + lane) % 4] ?? word),
        );
        for (let from = 0; from < statuses.length; from += 50)
          await tell(world, { statuses: statuses.slice(from, from + 50) });
      }
    }),
  ).finally(() => {
    telling = false;
  });
  let snapshots = 0;
  const moving = new Set<string>();
  while (telling) {
    const { counters, recount } = await readCounts(world.orm);
    expect(counters).toEqual(recount);
    const times = await readTimeCounts(world.orm);
    expect(times.counters).toEqual(times.recount);
    const ours = recount.filter(({ deployment }) => deployment === deploymentId);
    expect(ours.reduce((sum, { count }) => sum + count, 0)).toBe(400);
    moving.add(JSON.stringify(ours));
    snapshots += 1;
  }
  await told;
  expect((await readTimeCounts(world.orm)).recount.length).toBeGreaterThan(0);
  expect(snapshots).toBeGreaterThan(5);
  expect(moving.size).toBeGreaterThan(2);
});

test('a template that is taken away goes ahead of the receipts that wait', async () => {
  const intake = world.engine.intakes.get('whatsapp');
  const [template] = world.whatsApp.state().templates;
  if (!intake || !template) throw new Error('There is an intake and a template.');
  const order: string[] = [];
  const take = async (name: string, text: string) => {
    const headers = { 'x-hub-signature-256': signatureOf(world.whatsApp.appSecret, text) };
    expect(await intake.take({ headers, body: Buffer.from(text) })).toBe('stored');
    order.push(name);
  };
  const receipts = (part: number) => ({
    statuses: Array.from({ length: 900 }, (_, index) => status(undefined, `wamid.waiting.${part}.${index}`)),
  });
  const value = {
    event: 'FLAGGED',
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language,
  };
  const change = { field: 'message_template_status_update', value };
  const lineId = world.whatsApp.lineIds[0] ?? '';
  await Promise.all([
    ...[1, 2, 3, 4].map((part) => take(`receipts ${part}`, webhookBody(lineId, [receipts(part)]))),
    take('template', JSON.stringify({ entry: [{ id: 'waba', time: Number(now), changes: [change] }] })),
  ]);
  expect(order.indexOf('template')).toBeLessThanOrEqual(1);
  expect(order).toHaveLength(5);
});
