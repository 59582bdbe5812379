import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { givenAttempts } from '../support/dispatch-attempts.ts';
import { post, signatureOf, tell, webhookBody } from '../support/dispatch-webhooks.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { fictionalPhone } from '../support/draft.ts';
import { readCounts, readTimeCounts } from '../support/recount.ts';
import { now, recipientsOf, status } from '../support/told-webhooks.ts';

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
    const states = (await recipientsOf(world, deploymentId)).map(({ state }) => state);
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
    expect((await recipientsOf(world, deploymentId)).map(({ cause }) => cause)).toEqual([
      'queued',
      'queued',
      'queued',
    ]);
    expect(await tell(world, ...updates)).toBe(200);
    expect((await recipientsOf(world, deploymentId)).map(({ state }) => state)).toEqual([
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
    expect(await recipientsOf(world, deploymentId)).toMatchObject([{ state: 'success' }]);
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
