import { afterAll, beforeAll, expect, test } from 'vitest';
import { syncTemplates } from '../../src/dispatch/templates/sync-templates.ts';
import { Exclusion } from '../../src/entities/rows/exclusion.ts';
import { givenAttempts } from '../support/dispatch-attempts.ts';
import { seconds, tell } from '../support/dispatch-webhooks.ts';
import { createDispatchWorld, type DispatchWorld, gatewayTo } from '../support/dispatch-world.ts';
import { plainPhones } from '../support/draft.ts';

let world: DispatchWorld;
beforeAll(async () => {
  world = await createDispatchWorld();
});
afterAll(() => world.close());

const failedWith = (code: number, token: string, id: string) => ({
  statuses: [
    {
      id,
      status: 'failed',
      timestamp: seconds(Date.now()),
      biz_opaque_callback_data: token,
      errors: [{ code }],
    },
  ],
});
/** The account says that every template is approved. */
async function readTemplates(): Promise<void> {
  const gateway = gatewayTo(world.whatsApp);
  await syncTemplates(world.orm, gateway);
  await gateway.close();
}
const statusOf = async () => (await world.dispatch.loadConversation('spring_sale_2026')).template.status;

test('a paused-template failure that is told again does not pause the template that came back', async () => {
  const { attempts } = await givenAttempts(world, plainPhones(2));
  const [first, bystander] = attempts;
  if (!first || !bystander) throw new Error('Two attempts were asked for.');
  const pausedNews = failedWith(132015, first.token, 'wamid.first');
  await tell(world, pausedNews);
  expect(await statusOf()).toBe('PAUSED');

  await readTemplates();
  expect(await statusOf()).toBe('APPROVED');

  await tell(world, pausedNews);
  expect(await statusOf()).toBe('APPROVED');
  await tell(world, failedWith(132015, bystander.token, 'wamid.bystander'));
  expect(await statusOf()).toBe('PAUSED');
});

test('an opt-out that is told again does not exclude a person whom somebody let in again', async () => {
  await readTemplates();
  const { attempts } = await givenAttempts(world, plainPhones(1, 50));
  const [attempt] = attempts;
  if (!attempt) throw new Error('One attempt was asked for.');
  const excluded = () => world.orm.em.fork().count(Exclusion, { phone: attempt.phone });
  const optedOut = failedWith(131050, attempt.token, 'wamid.optout');
  await tell(world, optedOut);
  expect(await excluded()).toBe(1);
  await world.orm.em.fork().nativeDelete(Exclusion, { phone: attempt.phone });
  await tell(world, optedOut);
  expect(await excluded()).toBe(0);
});
