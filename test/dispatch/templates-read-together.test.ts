import { afterAll, beforeAll, expect, test } from 'vitest';
import { syncTemplates } from '../../src/dispatch/templates/sync-templates.ts';
import { Conversation } from '../../src/entities/rows/conversation.ts';
import { Template } from '../../src/entities/rows/template.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createDispatchWorld, type DispatchWorld, gatewayTo } from '../support/dispatch-world.ts';

let world: DispatchWorld;
let empty: TestDatabase;
beforeAll(async () => {
  world = await createDispatchWorld();
  empty = await createTestDatabase();
});
afterAll(async () => {
  await empty.close();
  await world.close();
});

test('replicas that start together on an empty database read the templates once each, and none fails', async () => {
  const gateway = gatewayTo(world.whatsApp);
  const counts = await Promise.all(Array.from({ length: 4 }, () => syncTemplates(empty.orm, gateway)));
  await gateway.close();
  const em = empty.orm.em.fork();
  const [first = 0] = counts;
  expect(first).toBeGreaterThan(0);
  expect(counts).toEqual(counts.map(() => first));
  expect(await em.count(Template)).toBe(first);
  const names = (await em.find(Conversation, {})).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
