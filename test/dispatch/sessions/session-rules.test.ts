import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { closeSession } from '../../../src/dispatch/sessions/session-store.ts';
import {
  deploy,
  givenFlow,
  personWith,
  readMessages,
  readUsers,
  untilQuiet,
} from '../../support/chat-world.ts';
import { seconds, tell } from '../../support/dispatch-webhooks.ts';
import { createDispatchWorld, type DispatchWorld } from '../../support/dispatch-world.ts';
import { plainPhones } from '../../support/draft.ts';
import { expectExactCounts } from '../../support/recount.ts';
import { until } from '../../support/until.ts';

let world: DispatchWorld;
let used = 0;
let calls: { id: string; body: string }[] = [];
let answers: (unknown | undefined)[] = [];
beforeAll(async () => {
  world = await createDispatchWorld({
    whatsApp: { pairRate: false },
    callWebhook: async ({ id, body }) => {
      calls.push({ id, body });
      const json = answers.shift();
      return json === undefined ? undefined : { json };
    },
  });
  world.engine.start();
});
afterEach(async () => {
  await givenFlow(world, null);
  calls = [];
  answers = [];
  await expectExactCounts(world.orm);
  expect(world.failures).toEqual([]);
});
afterAll(() => world.close());

const fresh = (): string => plainPhones(1, used++)[0] ?? '';
const lineId = () => world.whatsApp.lineIds[0] ?? '';
const db = () => world.orm.em.fork().getKysely();

const asking = (name: string) => `
steps:
  - step: ask
    question: ${name}?
    save: answer
  - step: thanks
    message: ${name} thanks.
`;

const sessionsOf = async (phone: string) =>
  (
    await sql<{ kind: string; because: string | null }>`
      select kind, closed_because as because from session where phone = ${phone} order by id`.execute(db())
  ).rows.map(({ kind, because }) => because ?? kind);

describe('who has the chat', () => {
  test('a new deployment ends the bot’s session; what comes next answers the new one', async () => {
    const phone = fresh();
    const ana = personWith(world, phone);
    await givenFlow(world, asking('First'));
    await deploy(world, [phone]);
    ana.says('Hi');
    await ana.hearsAll('First?');
    await givenFlow(world, asking('Second'));
    await deploy(world, [phone]);
    await until(
      () => sessionsOf(phone),
      ([first]) => first === 'replaced',
    );
    ana.says('Hello again');
    await ana.hearsAll('First?', 'Second?');
    ana.says('Fine');
    await ana.hearsAll('First?', 'Second?', 'Second thanks.');
    await untilQuiet(world);
    expect(await sessionsOf(phone)).toEqual(['replaced', 'finished']);
    expect((await readUsers(world, phone)).map(({ stage, captured }) => [stage, captured?.answer])).toEqual([
      ['in_flow', undefined],
      ['finished', 'Fine'],
    ]);
  });

  test('what waits to be sent in a chat is not sent any more once another conversation begins', async () => {
    const [phone, bystander] = [fresh(), fresh()];
    await givenFlow(world, asking('First'));
    await deploy(world, [phone, bystander]);
    for (const one of [phone, bystander]) {
      personWith(world, one).says('Hi');
      await personWith(world, one).hearsAll('First?');
    }
    await sql`
      insert into session_message (session_id, phone, line_id, content, not_before)
      select id, phone, line_id, '{"kind": "text", "text": "Late."}', now() + interval '1 hour'
        from session where phone in (${phone}, ${bystander})`.execute(db());
    await deploy(world, [phone]);
    await until(
      () => sessionsOf(phone),
      ([first]) => first === 'replaced',
    );
    const { rows } = await sql`
      select phone, outcome from session_message
       where not_before is not null and phone in (${phone}, ${bystander}) order by id`.execute(db());
    expect(rows).toEqual([
      { phone, outcome: 'not_accepted' },
      { phone: bystander, outcome: null },
    ]);
    await sql`delete from session_message where not_before is not null`.execute(db());
  });

  test('a chat that is running keeps the version it began with', async () => {
    const phone = fresh();
    const ana = personWith(world, phone);
    await givenFlow(world, asking('Old'));
    await deploy(world, [phone]);
    ana.says('Hi');
    await ana.hearsAll('Old?');
    await givenFlow(world, asking('New'));
    ana.says('Fine');
    await ana.hearsAll('Old?', 'Old thanks.');
  });

  test('an agent’s session keeps deployments away, gets what the person says, and ends', async () => {
    const phone = fresh();
    const ana = personWith(world, phone);
    await givenFlow(world, 'steps: [{question: Name?, save: name}, {hand_over: sales, note: "{{name}}"}]');
    await deploy(world, [phone]);
    ana.says('Hi');
    await ana.hearsAll('Name?');
    ana.says('Ana');
    await until(
      () => sessionsOf(phone),
      ([kind]) => kind === 'agent',
    );
    ana.says('Anybody there?');
    ana.sends({ type: 'image', image: { id: '1', caption: 'Look' } });
    const handedOver = () =>
      sql`
      select h.team, h.note, h.variables->>'name' as name,
             (select array_agg(i.text order by m.id) from handover_message m join inbound i on i.provider_id = m.inbound_id
               where m.session_id = h.session_id) as heard
        from handover h where h.phone = ${phone}`.execute(db());
    const expected = [{ team: 'sales', note: 'Ana', name: 'Ana', heard: ['Anybody there?', 'Look'] }];
    await until(handedOver, ({ rows }) => JSON.stringify(rows) === JSON.stringify(expected));
    expect(await readUsers(world, phone)).toMatchObject([{ stage: 'in_flow', session: 'agent' }]);
    const { counts } = await world.dispatch.review({
      versionId: (await world.dispatch.loadConversation('spring_sale_2026')).versionId,
      audience: { kind: 'pasted', text: `phone,first_name,discount\n${phone},Ana,20 %` },
      channelId: 'C0GROWTH',
      by: 'U0ANA',
    });
    expect(counts).toMatchObject({ agentSession: 1, valid: 0 });
    await world.orm.em.fork().transactional((em) => closeSession(em, phone, lineId()));
    expect((await readUsers(world, phone))[0]).toMatchObject({ session: 'closed' });
    expect(ana.hears()).toEqual(['Name?']);
  });

  test('a chat in which nobody writes closes after its time, and a question’s own time comes first', async () => {
    const [phone, other] = [fresh(), fresh()];
    const [ana, beto] = [personWith(world, phone), personWith(world, other)];
    await givenFlow(
      world,
      'close_after: 2s\nsteps: [{question: Well?, no_answer: {after: 1s, go: nudge}}, {step: nudge, question: Still there?}]',
    );
    await deploy(world, [phone, other]);
    ana.says('Hi');
    beto.says('Hi');
    await ana.hearsAll('Well?', 'Still there?');
    await until(
      () => sessionsOf(phone),
      ([kind]) => kind === 'expired',
    );
    expect(await readUsers(world, phone)).toMatchObject([{ stage: 'in_flow', session: 'closed' }]);
    await beto.hearsAll('Well?', 'Still there?');
  });
});

describe('what WhatsApp tells', () => {
  const message = (phone: string, id: string, text: string, at: number) => ({
    id,
    from: phone.slice(1),
    timestamp: seconds(at),
    type: 'text',
    text: { body: text },
  });

  test('twice changes nothing, nor what comes after something newer', async () => {
    const phone = fresh();
    const ana = personWith(world, phone);
    await givenFlow(world, asking('Really'));
    await deploy(world, [phone]);
    const now = Date.now();
    const hi = message(phone, world.whatsApp.reply(phone, 'Hi'), 'Hi', now);
    await tell(world, { messages: [hi, hi] }, { messages: [hi] });
    await ana.hearsAll('Really?');
    const late = message(phone, `wamid.${phone}.late`, 'an earlier word', now - 5_000);
    await tell(world, { messages: [hi, late] });
    await untilQuiet(world);
    await tell(world, { messages: [message(phone, `wamid.${phone}.yes`, 'yes', now + 1_000)] });
    await ana.hearsAll('Really?', 'Really thanks.');
    await untilQuiet(world);
    expect(ana.hears()).toHaveLength(2);
    expect(await readUsers(world, phone)).toMatchObject([{ captured: { answer: 'yes' } }]);
  });

  test('a tap on an older deployment answers that one, and disturbs no other chat', async () => {
    const phone = fresh();
    const ana = personWith(world, phone);
    await givenFlow(world, asking('First'));
    await deploy(world, [phone]);
    const [first] = world.whatsApp.ledger.filter(({ to }) => `+${to}` === phone);
    await givenFlow(world, asking('Second'));
    await deploy(world, [phone]);
    ana.says('Hi');
    await ana.hearsAll('Second?');
    world.whatsApp.personSends(phone, { type: 'button', button: { text: 'Shop' } }, first?.wamid);
    await until(
      () => readUsers(world, phone),
      (users) => users.every(({ responded }) => responded),
    );
    ana.says('Fine');
    await ana.hearsAll('Second?', 'Second thanks.');
  });
});

test('a webhook is called with one id until it answers, and its fields go on in the flow', async () => {
  const phone = fresh();
  const ana = personWith(world, phone);
  await givenFlow(
    world,
    `
steps:
  - step: look
    webhook: https://api.example.com/orders
    send: {order: "{{first_message}}"}
    save: {status: order.items.0.status}
    tries: 2
    failed: sorry
  - step: tell
    message: It is {{status}}.
    go: end
  - step: sorry
    message: Sorry.
`,
  );
  answers = [undefined, { order: { items: [{ status: 'packed' }] } }];
  await deploy(world, [phone]);
  ana.says('7');
  await ana.hearsAll('It is packed.');
  expect(calls).toHaveLength(2);
  expect(new Set(calls.map(({ id }) => id)).size).toBe(1);
  expect(calls[0]?.body).toBe('{"order":"7"}');
});

test('outside the 24 hours nothing free is sent, and the failure is kept', async () => {
  const phone = fresh();
  const ana = personWith(world, phone);
  await givenFlow(world, asking('Really'));
  await deploy(world, [phone]);
  const heardAt = Date.now() - 25 * 3_600_000;
  await sql`update attempt a set started_at = now() - interval '26 hours' from recipient r where r.id = a.recipient_id and r.phone = ${phone}`.execute(
    db(),
  );
  await tell(world, {
    messages: [
      {
        id: `wamid.${phone}`,
        from: phone.slice(1),
        timestamp: seconds(heardAt),
        type: 'text',
        text: { body: 'Hi' },
      },
    ],
  });
  await until(
    () => readMessages(world, phone),
    (all) => all.some(({ outcome }) => outcome !== null),
  );
  expect(await readMessages(world, phone)).toEqual([
    { text: 'Really?', outcome: 'not_accepted', failure: 'window_closed' },
  ]);
  expect(ana.hears()).toEqual([]);
});

test('an opt-out puts the person on the exclusion list, and the goodbye still goes out', async () => {
  const [phone, bystander] = [fresh(), fresh()];
  const ana = personWith(world, phone);
  await givenFlow(world, 'steps: [{opt_out: true}, {message: Bye.}]');
  await deploy(world, [phone, bystander]);
  ana.says('stop');
  await ana.hearsAll('Bye.');
  const { rows } = await sql`
    select phone, source from exclusion where phone = any(${[phone, bystander]}::text[])`.execute(db());
  expect(rows).toEqual([{ phone, source: 'opt_out' }]);
});
