import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../src/entities/database/open-database.ts';
import { makeCallsOlder } from './support/dispatch-readings.ts';
import { plainPhones } from './support/draft.ts';
import { type FarSlack, startFarSlack } from './support/far-slack.ts';
import { expectExactCounts } from './support/recount.ts';
import { type SandboxApp, startSandboxApp } from './support/sandbox-app.ts';
import { submitSendForm } from './support/send-form.ts';
import { SlackPerson } from './support/slack-person.ts';
import {
  type DeployFault,
  type Story,
  startTrebleStandIn,
  type TrebleStandIn,
} from './support/treble-stand-in.ts';
import { orderShipped, polls } from './support/treble-world.ts';

// The product with a real Slack and Treble by its settings, on stand-ins of both; people act through Slack's door.
let slack: FarSlack;
let treble: TrebleStandIn;
let app: SandboxApp;
let database: MikroORM;
let ana: SlackPerson;
let growth: string;

const phones = plainPhones(12);
const stories: readonly Story[] = [
  'delivered',
  'read',
  'closed',
  'INVALID_PHONE',
  'FAILURE',
  'FAILURE_BY_META_CHOSE_NOT_DELIVER',
  'FAILURE_OF_2031',
];
const storyOf = new Map(phones.map((phone, index) => [phone, stories[index] ?? 'delivered']));
const faults = new Map<string, DeployFault>([[phones[7] ?? '', 'accept_then_reset']]);

beforeAll(async () => {
  slack = await startFarSlack();
  treble = await startTrebleStandIn({
    polls,
    duplicateWindowMs: 0,
    story: (phone) => storyOf.get(phone) ?? 'delivered',
    fault: ({ phone }) => faults.get(phone),
  });
  app = await startSandboxApp({
    ...slack.settings,
    TREBLE_API_KEY: treble.apiKey,
    TREBLE_WEBHOOK_SECRET: treble.webhookSecret,
    TREBLE_API_URL: treble.url,
    TREBLE_MESSAGES_PER_SECOND: '100',
  });
  slack.setProductUrl(app.url);
  treble.setWebhookUrl(`${app.url}/webhooks/treble`);
  database = openDatabase({ url: app.databaseUrl });
  ana = new SlackPerson(slack.url, 'U0ANA');
  growth = (await ana.state()).channels.find(({ name }) => name === 'growth')?.id ?? '';
});
afterAll(async () => {
  await database.close();
  await app.close();
  await treble.close();
  await slack.close();
});

async function review(conversation: string, csv: string) {
  await ana.say(growth, '/treble send');
  const file = await ana.upload('list.csv', csv);
  await submitSendForm(ana, conversation, { file });
  return ana.modal(/Will be sent/);
}

const csvOf = (some: readonly string[]) =>
  ['phone,first_name,city', ...some.map((phone) => `${phone},Ana,Lima`), '12,Nobody,Lima'].join('\n');

test('a list is reviewed, sent through Treble, and followed in the channel by every webhook', async () => {
  const reviewed = await review(orderShipped, csvOf(phones.slice(0, 10)));
  expect(JSON.stringify(reviewed)).toContain('Will be sent*\\n10');
  expect(JSON.stringify(reviewed)).toContain('city: Lima\\nfirst_name: Ana');
  expect(JSON.stringify(reviewed)).toContain('Treble keeps the text of this conversation to itself');
  await ana.submit(reviewed, {});
  await ana.message(growth, /D-1 Order shipped: 6 of 11 users delivered, 0 in process, 5 failed/);
  expect(treble.arrivals).toHaveLength(10);
  expect(treble.arrivals[0]?.keys).toMatchObject({ first_name: 'Ana', city: 'Lima' });
});

test('results and failed users read as with any gateway, with Treble’s raw codes', async () => {
  await ana.say(growth, '/treble metrics D-1');
  const results = JSON.stringify(await ana.modal(/Response rate/));
  for (const figure of ['Total users', 'Messages sent', 'In process', 'Send failure', 'Responses']) {
    expect(results).toContain(figure);
  }
  await ana.press(await ana.modal(/Response rate/), 'Failed users');
  const failed = JSON.stringify(await ana.modal(/could not be reached/));
  expect(failed).toContain('FAILURE_OF_2031');
  expect(failed).toContain('Too many templates');
  await ana.act({ act: 'close', view_id: (await ana.modal(/could not be reached/)).id, all: true });
});

test('Retry failed sends again to whom Treble gave up on, and to nobody else', async () => {
  storyOf.set(phones[4] ?? '', 'delivered');
  const before = treble.arrivals.length;
  await ana.say(growth, '/treble retry D-1');
  await ana.message(growth, /1 user is queued/);
  await ana.message(growth, /D-1 Order shipped: 7 of 11 users delivered, 0 in process, 4 failed/);
  expect(treble.arrivals.slice(before).map(({ phone }) => phone)).toEqual([phones[4]]);
});

test('webhooks that were lost are made up for by asking Treble', async () => {
  treble.loseWebhooks(true);
  storyOf.set(phones[11] ?? '', 'closed');
  await ana.submit(await review('Winter sale', csvOf(phones.slice(10))), {});
  await ana.message(growth, /D-2 Winter sale: 0 of 3 users delivered, 2 in process/);
  await makeCallsOlder({ orm: database }, '3 minutes');
  await ana.message(growth, /D-2 Winter sale: 2 of 3 users delivered, 0 in process, 1 failed/);
  treble.loseWebhooks(false);
});

test('a template that Treble reports as paused is told in the channel, and nothing of it can be sent', async () => {
  await ana.say(growth, '/treble subscribe digest 09:00 America/Bogota');
  await ana.message(growth, /09:00.*America\/Bogota/);
  await treble.tell({
    event_type: 'hsm.status',
    status: 'PAUSED',
    name: 'winter_sale_v3',
    affected_conversation_ids: [1276100],
  });
  await ana.message(growth, /Template Winter sale was paused.*winter_sale_v3 as paused/);
  await ana.say(growth, '/treble send Winter sale');
  await ana.modal(/paused: cannot be sent now/);
});

test('the digest counts what was sent through Treble', async () => {
  await ana.say(growth, '/treble report now');
  await ana.message(growth, /Total users.*Response rate|UTC/);
});

test('in the end the counters equal a recount, and no key, secret or session reached Slack or the metrics', async () => {
  await expectExactCounts(database);
  const metrics = await (await fetch(`${app.url}/metrics`)).text();
  const shown = slack.told() + metrics;
  for (const secret of [
    treble.apiKey,
    treble.webhookSecret,
    ...treble.ledger.map(({ session }) => session),
  ]) {
    expect(shown).not.toContain(secret);
  }
});
