import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createPrivacy } from '../../../src/dispatch/privacy/create-privacy.ts';
import { userIdOf } from '../../../src/sandbox/whatsapp/person.ts';
import { givenFlow, personWith, readUsers, untilQuiet } from '../../support/chat-world.ts';
import { createDispatchWorld, type DispatchWorld } from '../../support/dispatch-world.ts';
import { plainPhones } from '../../support/draft.ts';
import { findEverywhere } from '../../support/find-everywhere.ts';
import { expectExactCounts } from '../../support/recount.ts';
import { until } from '../../support/until.ts';

let world: DispatchWorld;
let used = 0;
beforeAll(async () => {
  world = await createDispatchWorld({ whatsApp: { pairRate: false } });
  await givenFlow(world, flow);
  world.engine.start();
});
afterEach(async () => {
  await expectExactCounts(world.orm);
  expect(world.failures).toEqual([]);
});
afterAll(() => world.close());

const flow = `
start: {keywords: [price]}
steps:
  - step: name
    question: Who are you?
    save: name
  - step: hello
    message: Hello {{name}}.
`;

/** One person, by number and by the id that WhatsApp tells when it hides the number. */
function freshPerson() {
  const phone = plainPhones(1, used++)[0] ?? '';
  const id = userIdOf(phone.slice(1));
  return { phone, id, open: personWith(world, phone), hidden: personWith(world, id) };
}

const aliases = async (id: string) =>
  (
    await sql<{ phone: string }>`select phone from phone_alias where contact_id = ${id}`.execute(
      world.orm.em.fork().getKysely(),
    )
  ).rows.map(({ phone }) => phone);

test('somebody whose number is hidden starts a conversation, is answered, and counts as a user; two are never one', async () => {
  const [ana, beto] = [freshPerson(), freshPerson()];
  ana.hidden.says('price');
  beto.hidden.says('price');
  await ana.hidden.hearsAll('Who are you?');
  await beto.hidden.hearsAll('Who are you?');
  ana.hidden.says('Ana');
  await ana.hidden.hearsAll('Who are you?', 'Hello Ana.');
  await until(
    () => readUsers(world, ana.id),
    ([user]) => user?.stage === 'finished',
  );
  expect(await readUsers(world, ana.id)).toMatchObject([{ responded: true, captured: { name: 'Ana' } }]);
  expect(await readUsers(world, beto.id)).toMatchObject([{ stage: 'in_flow', responded: false }]);
  expect(await aliases(ana.id)).toEqual([]);
});

test('a chat that began with a hidden number goes on when the number is told, and the next one is by the number', async () => {
  const { phone, id, open, hidden } = freshPerson();
  hidden.says('price');
  await hidden.hearsAll('Who are you?');
  open.says('Carla');
  await hidden.hearsAll('Who are you?', 'Hello Carla.');
  expect(open.hears()).toEqual([]);
  await until(
    () => readUsers(world, id),
    ([user]) => user?.session === 'closed',
  );
  open.says('price');
  await open.hearsAll('Who are you?');
  expect(await readUsers(world, phone)).toMatchObject([{ session: 'bot' }]);
});

test('whoever told the number once is known by it when it is hidden later', async () => {
  const { phone, id, open, hidden } = freshPerson();
  open.says('price');
  await open.hearsAll('Who are you?');
  hidden.says('Diego');
  await open.hearsAll('Who are you?', 'Hello Diego.');
  expect(await aliases(id)).toEqual([phone]);
  expect(await readUsers(world, id)).toEqual([]);
});

test('a stop of somebody whose number is hidden joins the exclusions', async () => {
  const { id } = freshPerson();
  world.whatsApp.setPreference(id, 'stop');
  const excluded = async () =>
    (
      await sql<{ source: string }>`select source from exclusion where phone = ${id}`.execute(
        world.orm.em.fork().getKysely(),
      )
    ).rows;
  expect(await until(excluded, ({ length }) => length > 0)).toEqual([{ source: 'opt_out' }]);
});

test('somebody whose number is hidden is forgotten by the id, and what comes late brings nobody back', async () => {
  const { id, hidden } = freshPerson();
  hidden.says('price');
  await hidden.hearsAll('Who are you?');
  await untilQuiet(world);
  expect(await findEverywhere(world.orm, id)).not.toEqual([]);
  await createPrivacy(world.orm).forget(id, 'U0ANA');
  hidden.says('price');
  await untilQuiet(world);
  expect(await findEverywhere(world.orm, id)).toEqual([]);
});
