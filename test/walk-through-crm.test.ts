import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageView } from '../src/sandbox/slack/page-protocol.ts';
import { type FarSlack, startFarSlack } from './support/far-slack.ts';
import { type HubSpotStandIn, startHubSpotStandIn } from './support/hubspot-stand-in.ts';
import { type SalesforceStandIn, startSalesforceStandIn } from './support/salesforce-stand-in.ts';
import { type SandboxApp, startSandboxApp } from './support/sandbox-app.ts';
import { SlackPerson } from './support/slack-person.ts';
import { startTrebleStandIn, type TrebleStandIn } from './support/treble-stand-in.ts';
import { orderShipped, polls } from './support/treble-world.ts';
import { until } from './support/until.ts';

// A CRM's list, sent as a conversation of Treble's, by people who act through Slack's door.
let slack: FarSlack;
let treble: TrebleStandIn;
let hubSpot: HubSpotStandIn;
let salesforce: SalesforceStandIn;
let app: SandboxApp;
let ana: SlackPerson;
const growth = 'C0GROWTH';

let town = 'Lima';
const peopleIn = (area: string) => [
  { phone: `+1${area}5550101`, name: 'Ana' },
  { phone: `+1${area}5550102`, name: '' },
  { phone: 'none', name: 'Caro' },
  { phone: `+1${area}5550101`, name: 'Ana again' },
];
const people = { hubSpot: peopleIn('202'), salesforce: peopleIn('302') };
const personAt = (crm: keyof typeof people, number: number) => people[crm][number] ?? { phone: '', name: '' };

beforeAll(async () => {
  slack = await startFarSlack();
  treble = await startTrebleStandIn({ polls });
  hubSpot = await startHubSpotStandIn({
    lists: {
      7: {
        name: 'Newsletter',
        size: people.hubSpot.length,
        member(number) {
          const { phone, name } = personAt('hubSpot', number);
          return { phone, firstname: name, town };
        },
      },
    },
    properties: ['phone', 'firstname', 'town'],
  });
  salesforce = await startSalesforceStandIn({
    fields: ['Id', 'MobilePhone', 'FirstName', 'Town__c'],
    contacts: {
      size: people.salesforce.length,
      contact(number) {
        const { phone, name } = personAt('salesforce', number);
        return { MobilePhone: phone, FirstName: name, Town__c: town };
      },
    },
  });
  app = await startSandboxApp({
    ...slack.settings,
    TREBLE_API_KEY: treble.apiKey,
    TREBLE_WEBHOOK_SECRET: treble.webhookSecret,
    TREBLE_API_URL: treble.url,
    HUBSPOT_ACCESS_TOKEN: hubSpot.token,
    HUBSPOT_API_URL: hubSpot.url,
    HUBSPOT_REQUESTS_PER_SECOND: '100',
    SALESFORCE_URL: salesforce.url,
    SALESFORCE_CLIENT_ID: salesforce.clientId,
    SALESFORCE_CLIENT_SECRET: salesforce.clientSecret,
  });
  slack.setProductUrl(app.url);
  treble.setWebhookUrl(`${app.url}/webhooks/treble`);
  ana = new SlackPerson(slack.url, 'U0ANA');
});
afterAll(async () => {
  await app.close();
  await treble.close();
  await hubSpot.close();
  await salesforce.close();
  await slack.close();
});

/** `from`: how the value begins, where several CRMs offer something. */
async function choose(form: PageView, block_id: string, action_id: string, value: string, from = '') {
  const container = { type: 'view', view_id: form.id } as const;
  const answer = await ana.act({ act: 'options', container, block_id, action_id, value });
  const option = answer.ok ? answer.options?.find((one) => one.value?.startsWith(from)) : undefined;
  if (!option) throw new Error(`${value} is not offered.`);
  return { [action_id]: { type: 'external_select' as const, selected_option: option } };
}

/** From the command to the form in which variables are matched. */
async function matching(variables: string, list: string, from: string): Promise<PageView> {
  await ana.say(growth, `/treble variables ${orderShipped}: ${variables}`);
  await ana.message(growth, new RegExp(`needs ${variables} from version`));
  await ana.say(growth, `/treble send ${orderShipped}`);
  const form = await ana.modal(/CRM list/);
  await ana.submit(form, {
    conversation: await choose(form, 'conversation', 'send_conversation', orderShipped),
    contact_list: await choose(form, 'contact_list', 'contact_list_name', list, from),
  });
  return ana.modal(/The first rows/);
}

describe.each([
  { crm: 'HubSpot', list: 'news', townProperty: 'town', named: 'HubSpot: Newsletter', phone: '+12025550101' },
  {
    crm: 'Salesforce',
    list: 'where Id != null',
    townProperty: 'Town__c',
    named: 'contacts where Id != null',
    phone: '+13025550101',
  },
])('$crm', ({ crm, list, townProperty, named, phone }) => {
  test('variables are matched to its properties beside real rows; what was reviewed by cause is what is sent', async () => {
    town = 'Lima';
    const form = await matching('firstname, city', list, crm.toLowerCase());
    expect(JSON.stringify(form)).toContain('firstname: Ana · city: –');
    expect(JSON.stringify(form)).not.toContain(phone);
    const chosen = await choose(form, 'match:city', 'contact_property', 'town');
    await ana.act({
      act: 'press',
      container: { type: 'view', view_id: form.id },
      block_id: 'match:city',
      action_id: 'contact_property',
      ...(chosen.contact_property && { chosen: chosen.contact_property }),
    });
    const matched = await ana.modal(/firstname: Ana · city: Lima/);
    expect(JSON.stringify(matched)).toContain(townProperty);
    await ana.submit(matched, { 'match:city': chosen });
    const reviewed = await ana.modal(/Will be sent/);
    const text = JSON.stringify(reviewed);
    for (const count of [
      'Will be sent*\\n1',
      'Invalid*\\n1',
      'Duplicate*\\n1',
      'Missing variable*\\n1',
      'Empty or missing: firstname (1 user).',
      named,
    ]) {
      expect(text).toContain(count);
    }
    town = 'Quito';
    const before = treble.arrivals.length;
    await ana.submit(reviewed, {});
    await until(
      async () => treble.arrivals.length,
      (count) => count === before + 1,
    );
    expect(treble.arrivals[before]).toMatchObject({
      phone,
      keys: { firstname: 'Ana', city: 'Lima' },
    });
  });

  test('a property that it does not have is named at the review, with how many lack it', async () => {
    const form = await matching('favourite_colour', list, crm.toLowerCase());
    expect(JSON.stringify(form)).toContain('The CRM has no property of this name');
    await ana.submit(form, {});
    const text = JSON.stringify(await ana.modal(/Missing variable/));
    expect(text).toContain('The CRM has no property for favourite_colour');
    expect(text).toContain('Empty or missing: favourite_colour (2 users).');
    expect(text).toContain('Missing variable*\\n2');
  });
});

test('a statement too long for a menu is not lost in it: it is pasted, and its people are read', async () => {
  const statement = `SELECT FirstName, Town__c, MobilePhone FROM Contact WHERE Id != '${'x'.repeat(900)}'`;
  await ana.say(growth, `/treble send ${orderShipped}`);
  const form = await ana.modal(/CRM query/);
  const offered = await choose(form, 'contact_list', 'contact_list_name', statement);
  expect(JSON.stringify(offered)).toContain('paste it under CRM query');
  await ana.submit(form, {
    conversation: await choose(form, 'conversation', 'send_conversation', orderShipped),
    contact_query: { query: { type: 'plain_text_input', value: statement.replace(' FROM', '\nFROM') } },
  });
  const matched = JSON.stringify(await ana.modal(/The first rows/));
  expect(matched).toContain('SELECT FirstName, Town__c');
  await until(
    async () => salesforce.queries.at(-1),
    (query) => query === statement,
  );
});

test('the credentials reached neither Slack nor the metrics', async () => {
  const metrics = await (await fetch(`${app.url}/metrics`)).text();
  const told = slack.told() + metrics;
  for (const secret of [hubSpot.token, salesforce.clientSecret, ...salesforce.tokens]) {
    expect(told).not.toContain(secret);
  }
});
