import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Incident } from '../../src/entities/rows/incident.ts';
import { Line } from '../../src/entities/rows/line.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { givenLaunched, plainPhones } from '../support/draft.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
beforeAll(async () => {
  world = await createDispatchWorld();
  await world.engine.readLines();
});
afterAll(() => world.close());
const em = () => world.orm.em.fork();
afterEach(async () => {
  await em().nativeDelete(Incident, {});
  await em().nativeUpdate(Line, {}, { stoppedAt: null, stoppedBecause: null });
});

const incidents = async () =>
  (await em().find(Incident, {}, { orderBy: { id: 'asc' } })).map(
    ({ kind, step, closedAt }) => `${kind} ${step}${closedAt ? ', over' : ''}`,
  );
/** Told by webhook, over the signed door; answered once it is stored. */
const tell = async (field: string, value: object) => {
  world.whatsApp.tellAccount(field, value);
  await world.whatsApp.settled();
};

test('a restriction stops every line before anything is refused, and its end waits for a person', async () => {
  const id = await givenLaunched(world, plainPhones(3));
  const restriction = { restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: 4_000_000_000 };
  await tell('account_update', { event: 'ACCOUNT_RESTRICTION', restriction_info: [restriction] });
  await tell('account_update', { event: 'ACCOUNT_RESTRICTION', restriction_info: [restriction] });
  expect(await incidents()).toEqual(['account_restricted restricted']);
  expect((await world.dispatch.loadDeployment(id)).holds.map(({ kind }) => kind)).toEqual(['line_stopped']);
  await tell('account_update', { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } });
  expect(await incidents()).toEqual(['account_restricted lifted']);
  expect((await world.dispatch.loadDeployment(id)).holds).toHaveLength(1);
  await world.dispatch.resume(id, 'U0ANA');
  expect(await incidents()).toEqual(['account_restricted lifted, over']);
});

test('that a restriction is lifted which nobody knew of is no news, and a warning stops nothing', async () => {
  await tell('account_update', { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } });
  expect(await incidents()).toEqual([]);
  await tell('account_update', { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'SPAM' } });
  expect(await incidents()).toEqual(['account_alert spam']);
  expect((await em().findOneOrFail(Line, { id: world.whatsApp.lineIds[0] ?? '' })).stoppedAt).toBeNull();
});

test('a lower limit is told until it is as high as before; the first one known is no news', async () => {
  const capable = (users: number) => ({ max_daily_conversations_per_business: users });
  await tell('business_capability_update', capable(10_000));
  expect(await incidents()).toEqual([]);
  await tell('business_capability_update', capable(2_000));
  await tell('business_capability_update', capable(250));
  expect(await incidents()).toEqual(['limit_lowered 250']);
  await tell('business_capability_update', capable(2_000));
  expect(await incidents()).toEqual(['limit_lowered 2000']);
  await tell('business_capability_update', capable(10_000));
  expect(await incidents()).toEqual(['limit_lowered 2000, over']);
});

test('a flagged line is told from the webhook or, where that is lost, from asking', async () => {
  world.whatsApp.rateLine('RED');
  await world.whatsApp.settled();
  expect(await incidents()).toContain('line_quality RED');
  world.whatsApp.rateLine('GREEN');
  await until(incidents, (all) => all.includes('line_quality RED, over'));
  await em().nativeDelete(Incident, {});
  world.whatsApp.setWebhookUrl('http://127.0.0.1:9/lost');
  world.whatsApp.rateLine('YELLOW');
  await world.engine.readQualities();
  expect(await incidents()).toEqual(['line_quality YELLOW']);
});
