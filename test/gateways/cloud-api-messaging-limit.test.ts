import { expect, test } from 'vitest';
import { usersPerDayOf } from '../../src/gateways/cloud-api/messaging-limit.ts';
import { createSimulatedWhatsApp } from '../../src/sandbox/whatsapp/simulated-whatsapp.ts';
import { gatewayTo } from '../support/dispatch-world.ts';

test.each([
  ['TIER_250', { users: 250 }],
  ['TIER_2K', { users: 2_000 }],
  ['TIER_10K', { users: 10_000 }],
  ['TIER_100K', { users: 100_000 }],
  ['TIER_UNLIMITED', { users: undefined }],
  ['TIER_NOT_SET', { users: 250 }],
  ['TIER_SOMETHING', undefined],
  ['constructor', undefined],
])('%s', (tier, limit) => {
  expect(usersPerDayOf(tier)).toEqual(limit);
});

test('the limit is read from the account by one of its lines', async () => {
  const whatsApp = await createSimulatedWhatsApp();
  const gateway = gatewayTo(whatsApp);
  expect(await gateway.usersPerDay(whatsApp.lineIds[0] ?? '')).toBe(100_000);
  await expect(gateway.usersPerDay('999')).rejects.toThrow();
  await gateway.close();
  await whatsApp.close();
});
