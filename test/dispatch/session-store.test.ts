import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeSession } from '../../src/dispatch/sessions/session-store.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { plainPhones } from '../support/draft.ts';
import { openSession } from '../support/given-session.ts';

let world: DispatchWorld;
beforeAll(async () => {
  world = await createDispatchWorld();
});
afterAll(() => world.close());

test('a chat ends once, and the chats of others go on', async () => {
  const [ana = '', beto = ''] = plainPhones(2);
  const lineId = world.whatsApp.lineIds[0] ?? '';
  const em = () => world.orm.em.fork();
  for (const phone of [ana, beto]) {
    await em().transactional((tx) => openSession(tx, { phone, lineId, kind: 'agent' }));
  }
  const end = () => em().transactional((tx) => closeSession(tx, ana, lineId, { because: 'expired' }));
  expect([await end(), await end()]).toEqual([true, false]);
  const chats = await em().execute('select phone, kind, closed_because from session order by id');
  expect(chats).toEqual([
    { phone: ana, kind: 'closed', closed_because: 'expired' },
    { phone: beto, kind: 'agent', closed_because: null },
  ]);
});
