import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCallsOlder, readRecipients } from '../support/dispatch-readings.ts';
import { freshPhones, givenDraft, givenLaunched } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';
import { createTrebleWorld, orderShipped, type TrebleWorld } from '../support/treble-world.ts';
import { until } from '../support/until.ts';

let world: TrebleWorld;
const numbers = freshPhones();
let events = 0;

beforeAll(async () => {
  world = await createTrebleWorld({ story: () => 'silent', duplicateWindowMs: 0 });
  world.engine.start();
});
afterAll(() => world.close());

/** Sent and taken by Treble, which says nothing more by itself. */
async function sent(phones: readonly string[], conversation = orderShipped): Promise<number> {
  const id = await givenLaunched(world, phones, conversation);
  await until(
    () => readRecipients(world, id),
    (all) => all.every(({ cause }) => cause === 'accepted'),
  );
  return id;
}

const failureOf = (digits: string, country: string, told: object = {}) => {
  events += 1;
  return {
    event_type: 'deployment.failure',
    event_id: `failure-${events}`,
    failure_reason: 'FAILURE_BY_UNABLE_TO_CONTACT',
    failed_at: new Date().toISOString(),
    conversation_id: 1120311,
    user: { country_code: country, cellphone: digits },
    ...told,
  };
};

const stateOf = async (id: number) => (await readRecipients(world, id)).map(({ state }) => state);

async function unmatched(): Promise<{ because: string; code: string }[]> {
  const { rows } = await sql<{ because: string; code: string }>`
    select because, code from unnamed_failure where attempt_id is null order by received_at`.execute(
    world.orm.em.fork().getKysely(),
  );
  return rows;
}

describe('the door', () => {
  test('answers {} in JSON once an event is stored, and nothing that could change the session', async () => {
    const response = await fetch(`${world.webhookUrl}/delivered`, {
      method: 'POST',
      headers: { 'x-treble-webhook-secret': world.treble.webhookSecret },
      body: '{}',
    });
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'application/json',
      '{}',
    ]);
  });

  test('S13: without the secret nothing is stored', async () => {
    const before = await sql`select 1 from parked_event`.execute(world.orm.em.fork().getKysely());
    for (const headers of [{}, { 'x-treble-webhook-secret': 'guessed' }]) {
      const response = await fetch(world.webhookUrl, { method: 'POST', headers, body: '{"event_type":"x"}' });
      expect(response.status).toBe(401);
    }
    const after = await sql`select 1 from parked_event`.execute(world.orm.em.fork().getKysely());
    expect(after.rows).toHaveLength(before.rows.length);
  });

  test('a kind that does not exist has no address', async () => {
    const response = await fetch(`${world.webhookUrl}/condition`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(404);
  });
});

describe('a failure without a name', () => {
  const spellings: readonly [country: string, sentTo: string, code: string, told: string][] = [
    ['Mexico', '+525555550100', '+52', '15555550100'],
    ['Mexico, written in the old way', '+5215555550101', '52', '5555550101'],
    ['Argentina', '+541155550102', '+54', '91155550102'],
    ['Brazil', '+551155550103', '55', '11955550103'],
    ['the United States', '+12025550104', '+1', '2025550104'],
  ];
  test.each(spellings)(
    'finds its user in %s, however the number is spelled',
    async (_where, phone, country, digits) => {
      const id = await sent([phone]);
      expect(await world.treble.tell(failureOf(digits, country))).toBe(200);
      expect(await stateOf(id)).toEqual(['blocked_or_version']);
    },
  );

  test('is about the newest open message of its conversation, and a repetition about the same one', async () => {
    const phones = numbers(1);
    const [digits = ''] = phones.map((phone) => phone.slice(2));
    const first = await sent(phones);
    // Who has not answered is left alone for a day; here it is over.
    await makeCallsOlder(world, '25 hours');
    const second = await sent(phones);
    const other = failureOf(digits, '+1', { conversation_id: 1276100 });
    await world.treble.tell(other);
    expect([await stateOf(first), await stateOf(second)]).toEqual([['in_process'], ['in_process']]);
    const event = failureOf(digits, '+1');
    for (const _again of [1, 2, 3]) await world.treble.tell(event);
    expect([await stateOf(first), await stateOf(second)]).toEqual([['in_process'], ['blocked_or_version']]);
    await world.treble.tell(failureOf(digits, '+1'));
    expect(await stateOf(first)).toEqual(['blocked_or_version']);
    await world.treble.tell(failureOf(digits, '+1'));
    expect((await unmatched()).at(-1)?.because).toBe('Nothing that was sent to this number is still open.');
  });

  test('without a conversation is matched only when one conversation can be meant', async () => {
    const phones = numbers(2);
    const [ana = '', beto = ''] = phones.map((phone) => phone.slice(2));
    const id = await sent(phones);
    await makeCallsOlder(world, '25 hours');
    const winter = await sent(phones.slice(0, 1), 'Winter sale');
    for (const digits of [ana, beto]) {
      await world.treble.tell(failureOf(digits, '+1', { conversation_id: undefined }));
    }
    expect(await stateOf(id)).toEqual(['in_process', 'blocked_or_version']);
    expect(await stateOf(winter)).toEqual(['in_process']);
    expect((await unmatched()).at(-1)?.because).toContain('Several conversations are open');
  });

  test('that may mean either of two spellings is shown and not guessed', async () => {
    const id = await sent(['+525555550110', '+5215555550110']);
    await world.treble.tell(failureOf('15555550110', '+52'));
    expect(await stateOf(id)).toEqual(['in_process', 'in_process']);
    expect((await unmatched()).at(-1)?.because).toContain('Two spellings');
  });

  test('gives way to evidence of delivery, in either order, and keeps its code', async () => {
    const [phone = ''] = numbers(1);
    const id = await sent([phone]);
    await world.treble.tell(failureOf(phone.slice(2), '+1', { failure_reason: 'FAILURE_OF_2031' }));
    expect(await readRecipients(world, id)).toMatchObject([
      { state: 'system_failure', code: 'FAILURE_OF_2031' },
    ]);
    const taken = world.treble.ledger.find((one) => one.phone === phone);
    if (!taken) throw new Error('It was not taken.');
    const answered = { responded_at: new Date().toISOString(), actual_response: 'Yes' };
    await world.treble.tellEditor('response', world.treble.eventOf(taken, answered));
    expect(await stateOf(id)).toEqual(['success']);
  });
});

describe('the end of a chat', () => {
  test('finishes the conversation for who had answered, and for nobody else', async () => {
    const phones = numbers(2);
    const id = await sent(phones);
    for (const phone of phones) {
      const taken = world.treble.ledger.find((one) => one.phone === phone);
      if (!taken) throw new Error('It was not taken.');
      const answered = phone === phones[0];
      const message = { sender: 'user', type: 'text', text: { message: 'Yes' } };
      await world.treble.tell({
        event_type: 'session.close',
        session: { external_id: taken.session },
        user: { country_code: '+1', cellphone: phone.slice(2) },
        messages: answered ? [{ ...message, created_at: new Date().toISOString() }] : [],
      });
    }
    const { rows } = await sql<{ stage: string }>`
      select stage from recipient where deployment_id = ${id} order by row_number`.execute(
      world.orm.em.fork().getKysely(),
    );
    expect(rows.map(({ stage }) => stage)).toEqual(['finished', 'none']);
  });
});

describe('a person who opts out', () => {
  test('is not sent to again, in any spelling', async () => {
    const id = await sent(['+525555550120']);
    const [taken] = world.treble.ledger.slice(-1);
    if (!taken) throw new Error('It was not taken.');
    const told = { country_code: '+52', cellphone: '15555550120', reason: 'OPTOUT' };
    await world.treble.tellEditor('opt-out', world.treble.eventOf(taken, told));
    expect(await stateOf(id)).toEqual(['success']);
    const again = await givenDraft(world, ['+525555550120', ...numbers(1)], orderShipped);
    expect(await stateOf(again)).toEqual(['excluded', 'in_process']);
  });

  test('so does one of whom only a failure tells', async () => {
    const [phone = ''] = numbers(1);
    const id = await sent([phone]);
    await world.treble.tell(failureOf(phone.slice(2), '+1', { failure_reason: 'FAILURE_BY_OPTOUT_CONTACT' }));
    expect(await stateOf(id)).toEqual(['excluded']);
    expect(await stateOf(await givenDraft(world, [phone], orderShipped))).toEqual(['excluded']);
  });
});

describe('the status of a template', () => {
  const status = (word: string, ids: readonly number[]) =>
    world.treble.tell({
      event_type: 'hsm.status',
      status: word,
      name: 'winter_sale_v3',
      affected_conversation_ids: ids,
    });
  const notSendable = async (name: string) => (await world.dispatch.loadConversation(name)).notSendable;

  test('stops the conversations it stands in and no other, and lets them go again', async () => {
    for (const word of ['PAUSED', 'A_WORD_OF_2031']) {
      await status(word, [1276100]);
      expect(await notSendable('Winter sale'), word).toContain(word.toLowerCase());
      expect(await notSendable(orderShipped)).toBeUndefined();
      await world.engine.readTemplates();
      expect(await notSendable('Winter sale'), `${word}, after reading`).toContain(word.toLowerCase());
      await status('ACTIVE', [1276100]);
      expect(await notSendable('Winter sale')).toBeUndefined();
    }
  });

  test('opens an incident and holds what is being sent', async () => {
    const id = await sent(numbers(1), 'Winter sale');
    await world.orm.em.fork().execute(`update deployment set phase = 'sending' where id = ${id}`);
    await status('PAUSED', [1276100]);
    expect((await world.dispatch.loadDeployment(id)).holds).toMatchObject([{ kind: 'template_paused' }]);
    const { rows } =
      await sql`select 1 from incident where kind = 'template_paused' and closed_at is null`.execute(
        world.orm.em.fork().getKysely(),
      );
    expect(rows).toHaveLength(1);
    await status('APPROVED', [1276100]);
    expect((await world.dispatch.loadDeployment(id)).holds).toEqual([]);
  });
});

test('S7: in the end the counters equal a recount', async () => {
  await expectExactCounts(world.orm);
  expect(world.failures).toEqual([]);
});
