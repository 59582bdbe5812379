import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queueMessages } from '../../src/dispatch/sessions/session-message-store.ts';
import {
  closeSession,
  handOver,
  lockSession,
  openSession,
} from '../../src/dispatch/sessions/session-store.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { plainPhones } from '../support/draft.ts';

let world: DispatchWorld;
const [ana = '', beto = ''] = plainPhones(2);
beforeAll(async () => {
  world = await createDispatchWorld();
});
afterAll(() => world.close());

const lineId = () => world.whatsApp.lineIds[0] ?? '';
const inTransaction = <Result>(act: Parameters<typeof world.orm.em.transactional<Result>>[0]) =>
  world.orm.em.fork().transactional(act);

const chatsOf = async (phone: string) =>
  (
    await sql<{ kind: string; because: string | null }>`
      select kind, closed_because as because from session where phone = ${phone} order by id`.execute(
      world.orm.em.fork().getKysely(),
    )
  ).rows;

test('a new chat ends the one before it, withdraws what was not called for, and leaves the chats of others', async () => {
  for (const phone of [ana, beto]) {
    await inTransaction((em) => openSession(em, { phone, lineId: lineId(), kind: 'bot' }));
    const session = await inTransaction((em) => lockSession(em, phone, lineId()));
    const message = { phone, lineId: lineId(), content: { kind: 'text', text: 'Hello' } } as const;
    await inTransaction((em) => queueMessages(em, [{ ...message, sessionId: session?.id ?? 0 }]));
  }
  await inTransaction((em) => openSession(em, { phone: ana, lineId: lineId(), kind: 'bot' }));
  expect(await chatsOf(ana)).toEqual([
    { kind: 'closed', because: 'replaced' },
    { kind: 'bot', because: null },
  ]);
  expect(await chatsOf(beto)).toEqual([{ kind: 'bot', because: null }]);
  const { rows } = await sql`
    select phone, outcome from session_message order by id`.execute(world.orm.em.fork().getKysely());
  expect(rows).toEqual([
    { phone: ana, outcome: 'not_accepted' },
    { phone: beto, outcome: null },
  ]);
});

test('the bot hands a chat over once; an agent’s chat is not handed over again', async () => {
  const wish = { team: 'sales', note: 'Wants a discount', variables: { name: 'Beto' } };
  const hand = () =>
    inTransaction(async (em) => {
      const session = await lockSession(em, beto, lineId());
      return session && handOver(em, session, wish);
    });
  expect([await hand(), await hand()]).toEqual([true, false]);
  expect(await chatsOf(beto)).toEqual([{ kind: 'agent', because: null }]);
  const { rows } = await sql`
    select phone, team, note, variables from handover`.execute(world.orm.em.fork().getKysely());
  expect(rows).toEqual([{ phone: beto, ...wish }]);
});

test('a chat that was to close by itself does not stand any more, and ends once', async () => {
  const [, , carla = ''] = plainPhones(3);
  const closesAt = new Date(Date.now() - 1_000);
  await inTransaction((em) => openSession(em, { phone: carla, lineId: lineId(), kind: 'agent', closesAt }));
  expect(await inTransaction((em) => lockSession(em, carla, lineId()))).toBeUndefined();
  const end = () => inTransaction((em) => closeSession(em, carla, lineId(), { because: 'expired' }));
  expect([await end(), await end()]).toEqual([true, false]);
});
