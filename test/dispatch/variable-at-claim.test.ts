import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFarSide } from '../support/dispatch-far-side.ts';
import { readRecipients, untilCalled } from '../support/dispatch-readings.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { plainPhones } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';

const far = createFarSide();
let world: DispatchWorld;
beforeAll(async () => {
  world = await createDispatchWorld({ through: (url) => far.listen(url) });
});
afterAll(async () => {
  await world.close();
  await far.close();
});

async function launched(phones: readonly string[], conversation: string, columns: string): Promise<number> {
  const { versionId } = await world.dispatch.loadConversation(conversation);
  const values = columns.split(',').map(() => 'some value');
  const text = [`phone,${columns}`, ...phones.map((phone) => [phone, ...values].join(','))].join('\n');
  const audience = { kind: 'pasted', text } as const;
  const request = { versionId, audience, channelId: 'C0GROWTH', by: 'U0ANA' };
  const { draftId, counts } = await world.dispatch.review(request);
  expect(counts.valid).toBe(phones.length);
  await world.dispatch.launch(draftId, 'U0ANA');
  return draftId;
}

test('a template that wants more than the list has, since the review, calls nobody; another one goes on', async () => {
  const phones = plainPhones(4);
  const changed = await launched(phones.slice(0, 2), 'spring_sale_2026', 'first_name,discount');
  const { columns } = await world.dispatch.loadConversation('order_shipped');
  const bystander = await launched(phones.slice(2), 'order_shipped', columns.join(','));
  await sql`
    update template set definition = jsonb_set(definition, '{body}', to_jsonb(definition->>'body' || ' in {{city}}'))
     where name = 'spring_sale_2026'`.execute(world.orm.em.fork().getKysely());
  world.engine.start();
  await untilCalled(world, changed);
  await untilCalled(world, bystander);
  expect(await readRecipients(world, changed)).toMatchObject([
    { state: 'variable_unfilled', cause: 'variable_missing' },
    { state: 'variable_unfilled', cause: 'variable_missing' },
  ]);
  expect(far.arrived.map(({ to }) => `+${to.replace('+', '')}`).toSorted()).toEqual(
    phones.slice(2).toSorted(),
  );
  expect(await world.dispatch.planRetry(changed)).toMatchObject({
    now: 0,
    groups: [{ failure: 'variable_missing', when: 'after_a_fix', count: 2 }],
  });
  await expectExactCounts(world.orm);
});
