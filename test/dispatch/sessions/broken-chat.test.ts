import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FlowShelf } from '../../../src/dispatch/sessions/flow-shelf.ts';
import { deploy, givenFlow, personWith } from '../../support/chat-world.ts';
import { createDispatchWorld, type DispatchWorld } from '../../support/dispatch-world.ts';
import { plainPhones } from '../../support/draft.ts';
import { expectExactCounts } from '../../support/recount.ts';
import { until } from '../../support/until.ts';

let world: DispatchWorld;
beforeAll(async () => {
  world = await createDispatchWorld({ whatsApp: { pairRate: false } });
  world.engine.start();
});
afterAll(() => world.close());

const db = () => world.orm.em.fork().getKysely();

const asking = `
steps:
  - step: ask
    question: Which size?
    save: size
  - step: thanks
    message: Thanks.
`;

test('a chat that cannot be handled holds up no other, and goes on once it can', async () => {
  await givenFlow(world, asking);
  const phones = plainPhones(6);
  const [broken = '', ...sound] = phones;
  await deploy(world, phones);
  await sql`
    create function break_chat() returns trigger language plpgsql as $$ begin raise exception 'Broken chat.'; end $$`.execute(
    db(),
  );
  await sql`
    create trigger break_chat before insert on session for each row
      when (new.phone = ${sql.lit(broken)}) execute function break_chat()`.execute(db());
  personWith(world, broken).says('Hello');
  await until(
    async () => world.failures,
    (failures) => failures.length > 0,
  );
  for (const phone of sound) personWith(world, phone).says('Hello');
  for (const phone of sound) await personWith(world, phone).hearsAll('Which size?');
  expect(personWith(world, broken).hears()).toEqual([]);
  expect(world.failures.map(String).every((failure) => failure.includes('Broken chat.'))).toBe(true);

  await sql`drop trigger break_chat on session`.execute(db());
  await until(
    async () => personWith(world, broken).hears(),
    (heard) => heard.length > 0,
  );
  await personWith(world, broken).hearsAll('Which size?');
  await expectExactCounts(world.orm);
});

test('a flow in use is known however many versions were used before', async () => {
  const versionId = await givenFlow(world, asking);
  const shelf = new FlowShelf();
  const em = world.orm.em.fork();
  await shelf.open(em, [versionId]);
  await shelf.open(em, [versionId, ...Array.from({ length: 5_000 }, (_, index) => 1_000_000 + index)]);
  expect(shelf.flowOf(versionId)).toBeDefined();
});
