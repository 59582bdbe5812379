import { expect, test } from 'vitest';
import { createDispatch } from '../../src/dispatch/create-dispatch.ts';
import { createTestDatabase } from '../support/database.ts';
import { readRecipients } from '../support/dispatch-readings.ts';
import { givenDraft, plainPhones } from '../support/draft.ts';
import { startFarSlack } from '../support/far-slack.ts';
import { type ProductProcess, startProduct } from '../support/process-product.ts';
import { readCounts } from '../support/recount.ts';
import { startTrebleStandIn } from '../support/treble-stand-in.ts';
import { orderShipped, polls } from '../support/treble-world.ts';
import { until } from '../support/until.ts';

const window = 8;
const people = 120;
const lineIds = ['treble'];

test('S1, S5, S18: kill -9 again and again while Treble takes calls and loses answers: nobody twice, nobody lost, unknown ones told', async () => {
  const { orm, url, close } = await createTestDatabase();
  const slack = await startFarSlack();
  const treble = await startTrebleStandIn({
    polls,
    latencyMs: 30,
    // Every ninth call is taken and its answer lost, every thirteenth is lost before it is taken.
    fault: (_arrival, call) => (call % 9 === 0 ? 'accept_then_reset' : call % 13 === 0 ? 'reset' : undefined),
  });
  const started: ProductProcess[] = [];
  const start = async (): Promise<ProductProcess> => {
    const product = startProduct({
      settings: {
        ...slack.settings,
        DATABASE_URL: url,
        RUN: 'web,dispatch',
        HOST: '127.0.0.1',
        TREBLE_API_KEY: treble.apiKey,
        TREBLE_WEBHOOK_SECRET: treble.webhookSecret,
        TREBLE_API_URL: treble.url,
        TREBLE_MESSAGES_PER_SECOND: '80',
        SEND_WINDOW: String(window),
        UNCERTAIN_GRACE_SECONDS: '1',
      },
    });
    started.push(product);
    treble.setWebhookUrl(`${await product.ready}/webhooks/treble`);
    return product;
  };
  const arrived = (count: number) =>
    until(
      async () => treble.arrivals.length,
      (calls) => calls >= count,
      60_000,
    );
  try {
    const dispatch = createDispatch({ orm, lineIds, defaultCountry: undefined, nudge: () => {} });
    const first = await start();
    const world = { orm, dispatch, whatsApp: { lineIds } };
    const id = await givenDraft(world, plainPhones(people), orderShipped);
    await dispatch.launch(id, 'U0ANA');
    await arrived(30);
    await first.kill();
    const second = await start();
    await arrived(70);
    await second.kill();
    const third = await start();
    const settled = await until(
      () => readRecipients(world, id),
      (all) =>
        all.every(({ state, cause }) => state === 'success' || ['unknown', 'accepted'].includes(cause)),
      60_000,
    );
    const called = treble.arrivals.map(({ phone }) => phone);
    expect(new Set(called).size).toBe(called.length);
    expect(settled).toHaveLength(people);
    const taken = new Set(treble.ledger.map(({ phone }) => phone));
    for (const { phone, state, cause } of settled) {
      // Treble tells each webhook once: what came while nobody listened is lost, and such a message is not called delivered.
      if (state === 'success' || cause === 'accepted') expect(taken.has(phone), phone).toBe(true);
      if (!taken.has(phone)) expect(cause, phone).toBe('unknown');
    }
    const unknown = settled.filter(({ cause }) => cause === 'unknown');
    expect(unknown.length).toBeLessThanOrEqual(
      2 * window + Math.ceil(called.length / 9) + Math.ceil(called.length / 13),
    );
    const { counters, recount } = await readCounts(orm);
    expect(counters).toEqual(recount);
    // No key, secret or session in anything that the processes said.
    const said = started.map((product) => product.output()).join();
    for (const secret of [
      treble.apiKey,
      treble.webhookSecret,
      ...treble.ledger.map(({ session }) => session),
    ]) {
      expect(said).not.toContain(secret);
    }
    third.signal('SIGTERM');
    expect(await third.ended).toBe(0);
  } finally {
    await Promise.all(started.map((product) => product.kill()));
    await treble.close();
    await slack.close();
    await close();
  }
}, 120_000);
