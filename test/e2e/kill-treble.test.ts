import { expect, test } from 'vitest';
import { createDispatch } from '../../src/dispatch/create-dispatch.ts';
import { drawFrom } from '../faults/draw.ts';
import { createTestDatabase } from '../support/database.ts';
import { readRecipients } from '../support/dispatch-readings.ts';
import { givenDraft, plainPhones } from '../support/draft.ts';
import { startFarSlack } from '../support/far-slack.ts';
import { type ProductProcess, startProduct } from '../support/process-product.ts';
import { expectExactCounts } from '../support/recount.ts';
import { startTrebleStandIn } from '../support/treble-stand-in.ts';
import { orderShipped, polls } from '../support/treble-world.ts';
import { until } from '../support/until.ts';

/** A loop by the hundred: `LOOPS=100 PEOPLE=300 SEED=7 npx vitest run --project product test/e2e/kill-treble`. */
const loops = Number(process.env.LOOPS ?? 1);
const people = Number(process.env.PEOPLE ?? 120);
const seed = Number(process.env.SEED ?? 7);
const killsOfLoop = 2;
const window = 8;
const lineIds = ['treble'];

async function createTrebleWorld() {
  const { orm, url, close } = await createTestDatabase();
  const slack = await startFarSlack();
  const treble = await startTrebleStandIn({
    polls,
    latencyMs: 30,
    // Every ninth call is taken and its answer lost, every thirteenth is lost before it is taken.
    fault: (_arrival, call) => (call % 9 === 0 ? 'accept_then_reset' : call % 13 === 0 ? 'reset' : undefined),
  });
  const started: ProductProcess[] = [];
  return {
    orm,
    treble,
    started,
    /** One more replica, which Treble tells its webhooks from then on. */
    async start(): Promise<ProductProcess> {
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
    },
    async close() {
      await Promise.all(started.map((product) => product.kill()));
      await treble.close();
      await slack.close();
      await close();
    },
  };
}

type TrebleWorld = Awaited<ReturnType<typeof createTrebleWorld>>;

const readOf = ({ orm }: TrebleWorld, deploymentId: number) => readRecipients({ orm }, deploymentId);

/** Waits until everybody has an outcome: nobody called twice, nobody lost, what a kill or a reset left open told as unknown. */
async function expectEverybodyOnce(world: TrebleWorld, deploymentId: number): Promise<void> {
  const { treble, orm, started } = world;
  const settled = await until(
    () => readOf(world, deploymentId),
    (all) => all.every(({ state, cause }) => state === 'success' || ['unknown', 'accepted'].includes(cause)),
    90_000,
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
    killsOfLoop * window + Math.ceil(called.length / 9) + Math.ceil(called.length / 13),
  );
  await expectExactCounts(orm);
  // No key, secret or session in anything that the processes said.
  const said = started.map((product) => product.output()).join();
  const sessions = treble.ledger.map(({ session }) => session);
  for (const secret of [treble.apiKey, treble.webhookSecret, ...sessions]) expect(said).not.toContain(secret);
}

test(
  'S1, S5, S18: two replicas, killed at moments that a seed draws while Treble takes calls and loses answers: nobody twice, nobody lost, unknown ones told',
  async () => {
    for (let loop = 0; loop < loops; loop += 1) {
      const world = await createTrebleWorld();
      const { orm, treble } = world;
      try {
        const draw = drawFrom(seed + loop);
        const running = [await world.start(), await world.start()];
        const dispatch = createDispatch({ orm, lineIds, defaultCountry: undefined, nudge: () => {} });
        const id = await givenDraft(
          { orm, dispatch, whatsApp: { lineIds } },
          plainPhones(people),
          orderShipped,
        );
        await dispatch.launch(id, 'U0ANA');
        for (let kill = 1; kill <= killsOfLoop; kill += 1) {
          // In the first nine tenths: what a kill left unknown may be all that is missing at the end.
          const part = Math.floor((people * 0.9) / killsOfLoop);
          const moment = draw.between(part * (kill - 1) + 1, part * kill - 1);
          await until(
            async () => treble.arrivals.length,
            (calls) => calls >= moment,
            60_000,
          );
          const victim = draw.pick(running);
          await victim.kill();
          running[running.indexOf(victim)] = await world.start();
        }
        await expectEverybodyOnce(world, id);
        for (const product of running) product.signal('SIGTERM');
        expect(await Promise.all(running.map(({ ended }) => ended))).toEqual([0, 0]);
      } catch (error) {
        throw new Error(`Seed ${seed + loop}`, { cause: error });
      } finally {
        await world.close();
      }
    }
  },
  180_000 * loops,
);
