import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { deploy, givenFlow, personWith, readUsers, untilQuiet } from '../../support/chat-world.ts';
import { createDispatchWorld, type DispatchWorld } from '../../support/dispatch-world.ts';
import { plainPhones } from '../../support/draft.ts';
import { expectExactCounts } from '../../support/recount.ts';
import { until } from '../../support/until.ts';

let world: DispatchWorld;
let used = 0;
beforeAll(async () => {
  world = await createDispatchWorld({ whatsApp: { pairRate: false } });
  await givenFlow(world, keyword);
  await givenFlow(world, anything, 'order_shipped');
  world.engine.start();
});
afterEach(async () => {
  await expectExactCounts(world.orm);
  expect(world.failures).toEqual([]);
});
afterAll(() => world.close());

const keyword = `
start: {keywords: [Información, precio], ads: ["120211"]}
steps:
  - step: name
    question: Who are you?
    save: name
  - step: hello
    message: Hello {{name}}.
`;
const anything = 'start: {any_message: true, ads: true}\nsteps: [{question: Yes?}, {message: Thanks.}]';

const fresh = (): string => plainPhones(1, used++)[0] ?? '';
const db = () => world.orm.em.fork().getKysely();

test('a keyword starts its conversation, whatever its case and accents; the starter is a recipient, once', async () => {
  const phone = fresh();
  const ana = personWith(world, phone);
  ana.says('¡INFORMACION!');
  await ana.hearsAll('Who are you?');
  expect(await readUsers(world, phone)).toMatchObject([
    { stage: 'in_flow', session: 'bot', responded: false },
  ]);
  ana.says('Ana');
  await ana.hearsAll('Who are you?', 'Hello Ana.');
  const finished = { stage: 'finished', session: 'closed', responded: true };
  await until(
    () => readUsers(world, phone),
    ([user]) => user?.stage === 'finished',
  );
  expect(await readUsers(world, phone)).toMatchObject([finished]);
  ana.says('precio');
  await ana.hearsAll('Who are you?', 'Hello Ana.', 'Who are you?');
  expect(await readUsers(world, phone)).toMatchObject([{ ...finished, session: 'bot' }]);
  const { rows } = await sql<{ kind: string; users: number }>`
    select d.kind, count(r.id)::int as users from deployment d join recipient r on r.deployment_id = d.id
     where r.phone = ${phone} group by d.id`.execute(db());
  expect(rows).toEqual([{ kind: 'inbound', users: 1 }]);
});

test('a flow can be started as soon as it is saved', async () => {
  const [before, after] = [personWith(world, fresh()), personWith(world, fresh())];
  before.says('precio');
  await before.hearsAll('Who are you?');
  await givenFlow(world, 'start: {keywords: [turno]}\nsteps: [{message: For when?}]', 'appointment_reminder');
  after.says('turno');
  await after.hearsAll('For when?');
});

test('an advertisement starts the conversation that names it before one that takes all of them', async () => {
  const [phone, other] = [fresh(), fresh()];
  const [ana, beto] = [personWith(world, phone), personWith(world, other)];
  const from = (id: string) => ({
    type: 'text',
    text: { body: 'Hello' },
    referral: { source_type: 'ad', source_id: id },
  });
  ana.sends(from('120211'));
  beto.sends(from('999'));
  await ana.hearsAll('Who are you?');
  await beto.hearsAll('Yes?');
});

test('anything else starts the conversation for any message, and a reaction starts nothing', async () => {
  const [phone, other] = [fresh(), fresh()];
  const [ana, beto] = [personWith(world, phone), personWith(world, other)];
  beto.sends({ type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } });
  ana.sends({ type: 'sticker', sticker: { id: '1' } });
  await ana.hearsAll('Yes?');
  await untilQuiet(world);
  expect(beto.hears()).toEqual([]);
});

test('whoever answers a template is in its conversation, even with a keyword of another', async () => {
  const phone = fresh();
  const ana = personWith(world, phone);
  await givenFlow(world, 'steps: [{message: You answered.}]', 'appointment_reminder');
  await deploy(world, [phone], 'appointment_reminder');
  ana.says('precio');
  await ana.hearsAll('You answered.');
});

test('of many who start at the same moment everybody is served in order, by two replicas', async () => {
  const second = await world.secondEngine();
  second.start();
  const people = plainPhones(25, 100).map((phone) => ({ phone, person: personWith(world, phone) }));
  try {
    for (const { person } of people) {
      person.says('precio');
    }
    await Promise.all(people.map(({ person }) => person.hearsAll('Who are you?')));
    for (const { phone, person } of people) person.says(phone);
    await Promise.all(people.map(({ phone, person }) => person.hearsAll('Who are you?', `Hello ${phone}.`)));
  } finally {
    await second.stop(5_000);
  }
});
