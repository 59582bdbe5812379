import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import type { PageView } from '../../src/sandbox/slack/page-protocol.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type FarSlack, startFarSlack } from '../support/far-slack.ts';
import { findEverywhere } from '../support/find-everywhere.ts';
import { type HubSpotStandIn, startHubSpotStandIn } from '../support/hubspot-stand-in.ts';
import { type ProductProcess, startProduct } from '../support/process-product.ts';
import { type SalesforceStandIn, startSalesforceStandIn } from '../support/salesforce-stand-in.ts';
import { SlackPerson } from '../support/slack-person.ts';
import { startTrebleStandIn, type TrebleStandIn } from '../support/treble-stand-in.ts';
import { orderShipped, polls } from '../support/treble-world.ts';
import { until } from '../support/until.ts';

const metricsToken = 'metrics-token-of-this-test';
const growth = 'C0GROWTH';

let hubSpot: HubSpotStandIn;
let salesforce: SalesforceStandIn;
let treble: TrebleStandIn;
beforeAll(async () => {
  const phone = '+12025550101';
  hubSpot = await startHubSpotStandIn({
    lists: { 7: { name: 'Newsletter', size: 1, member: () => ({ phone, firstname: 'Ana' }) } },
    properties: ['phone', 'firstname'],
  });
  salesforce = await startSalesforceStandIn({
    fields: ['Id', 'MobilePhone', 'FirstName'],
    contacts: { size: 1, contact: () => ({ MobilePhone: phone, FirstName: 'Ana' }) },
  });
  let calls = 0;
  treble = await startTrebleStandIn({
    polls,
    fault: () => {
      calls += 1;
      return calls === 1 ? 'accept_then_reset' : undefined;
    },
  });
});
afterAll(async () => {
  await hubSpot.close();
  await salesforce.close();
  await treble.close();
});

interface Connected {
  readonly database: TestDatabase;
  readonly slack: FarSlack;
  readonly product: ProductProcess;
  readonly url: string;
  readonly ana: SlackPerson;
}

async function connect(credentials: Readonly<Record<string, string>>): Promise<Connected> {
  const database = await createTestDatabase();
  const slack = await startFarSlack();
  const product = startProduct({
    settings: {
      ...slack.settings,
      ...credentials,
      HOST: '127.0.0.1',
      DATABASE_URL: database.url,
      LOG_LEVEL: 'trace',
      METRICS_TOKEN: metricsToken,
      TREBLE_API_URL: treble.url,
      HUBSPOT_API_URL: hubSpot.url,
      SALESFORCE_URL: salesforce.url,
    },
  });
  const url = await product.ready;
  slack.setProductUrl(url);
  treble.setWebhookUrl(`${url}/webhooks/treble`);
  return { database, slack, product, url, ana: new SlackPerson(slack.url, 'U0ANA') };
}

async function disconnect({ database, slack, product }: Connected): Promise<void> {
  await product.kill();
  await slack.close();
  await database.close();
}

const optionsOf = async (
  ana: SlackPerson,
  form: PageView,
  block_id: string,
  action_id: string,
  value: string,
) => {
  const container = { type: 'view', view_id: form.id } as const;
  const answer = await ana.act({ act: 'options', container, block_id, action_id, value });
  return answer.ok ? (answer.options ?? []) : [];
};
const listsOf = (ana: SlackPerson, form: PageView, value: string) =>
  optionsOf(ana, form, 'contact_list', 'contact_list_name', value);

/** Nothing that anybody can read has any of these words. */
async function expectUnseen({ database, slack, product, url }: Connected, secrets: readonly string[]) {
  const headers = { authorization: `Bearer ${metricsToken}` };
  const metrics = await (await fetch(`${url}/metrics`, { headers })).text();
  expect(metrics).toContain('treble_bot_');
  expect(product.output()).toContain('"level":30');
  const orm = openDatabase({ url: database.url, poolSize: 1 });
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(8);
    for (const [place, words] of Object.entries({ log: product.output(), Slack: slack.told(), metrics }))
      expect(words.includes(secret), place).toBe(false);
    expect(await findEverywhere(orm, secret)).toEqual([]);
  }
  await orm.close(true);
}

describe('with the right credentials', () => {
  let connected: Connected;
  beforeAll(async () => {
    connected = await connect({
      TREBLE_API_KEY: treble.apiKey,
      TREBLE_WEBHOOK_SECRET: treble.webhookSecret,
      HUBSPOT_ACCESS_TOKEN: hubSpot.token,
      SALESFORCE_CLIENT_ID: salesforce.clientId,
      SALESFORCE_CLIENT_SECRET: salesforce.clientSecret,
    });
  });
  afterAll(() => disconnect(connected));

  test('neither success nor a far side that breaks off, refuses, or says the token back shows them', async () => {
    const { ana } = connected;
    await ana.say(growth, `/treble send ${orderShipped}`);
    const form = await ana.modal(/CRM list/);
    for (const fault of ['echo', 'broken', 'reset', 'daily'] as const) {
      hubSpot.failNext(fault);
      await listsOf(ana, form, `news ${fault}`);
    }
    for (const fault of ['echo', 'broken', 'reset', 'throttled'] as const) {
      salesforce.failNext(fault);
      await listsOf(ana, form, `where Name = '${fault}'`);
    }
    const named = await optionsOf(ana, form, 'conversation', 'send_conversation', orderShipped);
    const list = await until(
      () => listsOf(ana, form, 'Newsletter'),
      (found) => found.length > 0,
    );
    await ana.submit(form, {
      conversation: {
        send_conversation: { type: 'external_select', ...(named[0] && { selected_option: named[0] }) },
      },
      contact_list: {
        contact_list_name: { type: 'external_select', ...(list[0] && { selected_option: list[0] }) },
      },
    });
    await ana.submit(await ana.modal(/The first rows/), {});
    await ana.submit(await ana.modal(/Will be sent/), {});
    await until(
      async () => treble.arrivals.length,
      (count) => count > 0,
    );
    const { apiKey, webhookSecret } = treble;
    await expectUnseen(connected, [
      ...[apiKey, webhookSecret, hubSpot.token, salesforce.clientSecret, ...salesforce.tokens],
    ]);
  });
});

describe('with credentials that are refused', () => {
  const wrong = {
    TREBLE_API_KEY: 'treble-key-that-is-refused',
    TREBLE_WEBHOOK_SECRET: 'treble-secret-that-nobody-has',
    HUBSPOT_ACCESS_TOKEN: 'pat-na1-that-is-refused',
    SALESFORCE_CLIENT_ID: 'client-that-is-refused',
    SALESFORCE_CLIENT_SECRET: 'secret-that-is-refused',
  };
  let connected: Connected;
  beforeAll(async () => {
    connected = await connect(wrong);
  });
  afterAll(() => disconnect(connected));

  test('a refusal shows them no more, though it may say them back', async () => {
    const { ana } = connected;
    await ana.say(growth, '/treble send');
    const form = await ana.modal(/CRM list/);
    expect(await listsOf(ana, form, 'Newsletter')).not.toContainEqual(
      expect.objectContaining({
        text: expect.objectContaining({ text: expect.stringContaining('Newsletter') }),
      }),
    );
    await listsOf(ana, form, 'where Id != null');
    await ana.say(growth, '/treble setup');
    await until(
      async () => connected.product.output(),
      (output) => /treble/i.test(output) && /hubspot/i.test(output),
    );
    await expectUnseen(connected, Object.values(wrong));
  });
});
