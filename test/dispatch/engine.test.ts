import { afterAll, beforeAll, expect, test } from 'vitest';
import { Engine } from '../../src/dispatch/engine.ts';
import { storeLines } from '../../src/dispatch/sending/line-pace.ts';
import { createDispatchWorld, type DispatchWorld, gatewayTo } from '../support/dispatch-world.ts';
import { fictionalPhone, givenDraft } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
beforeAll(async () => {
  world = await createDispatchWorld();
});
afterAll(() => world.close());

test('a launched deployment is called once per recipient, and its figures equal a recount and the ledger', async () => {
  const phones = Array.from({ length: 700 }, (_, index) => fictionalPhone(index)).filter(
    (phone) => Number(phone.slice(-2)) < 71,
  );
  const draft = await givenDraft(world, phones);
  const launched = await world.dispatch.launch(draft, 'U0ANA');
  expect(launched).toMatchObject({
    id: draft,
    phase: 'sending',
    waiting: phones.length,
    alreadyLaunched: false,
  });
  expect(await world.dispatch.launch(draft, 'U0ANA')).toMatchObject({ alreadyLaunched: true });
  world.engine.start();
  await until(
    () => world.dispatch.loadDeployment(draft),
    ({ phase }) => phase !== 'sending',
  );
  await world.whatsApp.settled();
  await expectExactCounts(world.orm);
  expect(world.failures).toEqual([]);
}, 60_000);

test('a line that WhatsApp refuses to describe keeps no other line from being asked about', async () => {
  const { orm } = world;
  const whole = gatewayTo(world.whatsApp);
  const lineIds = ['901', '902'];
  const ofSound =
    <Answer>(answer: Answer) =>
    async (lineId: string) => {
      if (lineId === '901') throw new Error('This line is gone.');
      return answer;
    };
  const gateway = {
    ...whole,
    lineIds,
    displayPhone: ofSound('+1 202-555-0199'),
    lineQuality: ofSound('RED' as const),
  };
  const lines = lineIds.map((id) => ({ id, messagesPerSecond: 80 }));
  await storeLines(orm.em.fork(), gateway.name, lines);
  const engine = await Engine.create({
    orm,
    gateways: [gateway],
    window: 4,
    graceMs: 900_000,
    now: Date.now,
    failed: () => undefined,
  });
  await expect(engine.readLines()).rejects.toThrow('This line is gone.');
  await expect(engine.readQualities()).rejects.toThrow('This line is gone.');
  const em = orm.em.fork();
  expect(
    await em.execute(`select id, display_phone from line where id in ('901', '902') order by id`),
  ).toEqual([
    { id: '901', display_phone: null },
    { id: '902', display_phone: '+1 202-555-0199' },
  ]);
  expect(await em.execute(`select subject from incident where kind = 'line_quality'`)).toEqual([
    { subject: '902' },
  ]);
  await engine.stop(1_000);
  await whole.close();
});
