import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FarSlack, startFarSlack } from './support/far-slack.ts';
import { type HubSpotStandIn, startHubSpotStandIn } from './support/hubspot-stand-in.ts';
import { type SandboxApp, startSandboxApp } from './support/sandbox-app.ts';
import { SlackPerson } from './support/slack-person.ts';
import { startTrebleStandIn, type TrebleStandIn } from './support/treble-stand-in.ts';
import { orderShipped, polls } from './support/treble-world.ts';
import { until } from './support/until.ts';

// A list of HubSpot's, sent as a conversation of Treble's, by people who act through Slack's door.
let slack: FarSlack;
let treble: TrebleStandIn;
let hubSpot: HubSpotStandIn;
let app: SandboxApp;
let ana: SlackPerson;
const growth = 'C0GROWTH';

let city = 'Lima';
const people = [
  () => ({ phone: '+12025550101', firstname: 'Ana', city }),
  () => ({ phone: '+12025550102', firstname: '', city }),
  () => ({ phone: 'none', firstname: 'Caro', city }),
  () => ({ phone: '+12025550101', firstname: 'Ana again', city }),
];

beforeAll(async () => {
  slack = await startFarSlack();
  treble = await startTrebleStandIn({ polls });
  hubSpot = await startHubSpotStandIn({
    lists: { 7: { name: 'Newsletter', size: people.length, member: (number) => people[number]?.() } },
    properties: ['phone', 'firstname', 'city'],
  });
  app = await startSandboxApp({
    ...slack.settings,
    TREBLE_API_KEY: treble.apiKey,
    TREBLE_WEBHOOK_SECRET: treble.webhookSecret,
    TREBLE_API_URL: treble.url,
    HUBSPOT_ACCESS_TOKEN: hubSpot.token,
    HUBSPOT_API_URL: hubSpot.url,
    HUBSPOT_REQUESTS_PER_SECOND: '100',
  });
  slack.setProductUrl(app.url);
  treble.setWebhookUrl(`${app.url}/webhooks/treble`);
  ana = new SlackPerson(slack.url, 'U0ANA');
});
afterAll(async () => {
  await app.close();
  await treble.close();
  await hubSpot.close();
  await slack.close();
});

async function review(variables: string) {
  await ana.say(growth, `/treble variables ${orderShipped}: ${variables}`);
  await ana.message(growth, new RegExp(`needs ${variables} from version`));
  await ana.say(growth, `/treble send ${orderShipped}`);
  const form = await ana.modal(/CRM list/);
  const container = { type: 'view', view_id: form.id } as const;
  const choose = async (block_id: string, action_id: string, value: string) => {
    const answer = await ana.act({ act: 'options', container, block_id, action_id, value });
    const option = answer.ok ? answer.options?.[0] : undefined;
    if (!option) throw new Error(`${value} is not offered.`);
    return { [action_id]: { type: 'external_select' as const, selected_option: option } };
  };
  await ana.submit(form, {
    conversation: await choose('conversation', 'send_conversation', orderShipped),
    contact_list: await choose('contact_list', 'contact_list_name', 'news'),
  });
  return ana.modal(/Will be sent/);
}

test('a list of HubSpot’s is reviewed by cause, and what was reviewed is what is sent', async () => {
  const reviewed = await review('firstname, city');
  const text = JSON.stringify(reviewed);
  for (const count of ['Will be sent*\\n1', 'Invalid*\\n1', 'Duplicate*\\n1', 'Missing variable*\\n1']) {
    expect(text).toContain(count);
  }
  expect(text).toContain('HubSpot: Newsletter');
  city = 'Quito';
  await ana.submit(reviewed, {});
  await until(
    async () => treble.arrivals.length,
    (count) => count === 1,
  );
  expect(treble.arrivals[0]).toMatchObject({
    phone: '+12025550101',
    keys: { firstname: 'Ana', city: 'Lima' },
  });
});

test('a property that HubSpot does not have is named at the review, with how many lack it', async () => {
  const text = JSON.stringify(await review('favourite_colour'));
  expect(text).toContain('favourite_colour');
  expect(text).toContain('Missing variable*\\n2');
});

test('the token reached neither Slack nor the metrics', async () => {
  const metrics = await (await fetch(`${app.url}/metrics`)).text();
  expect(slack.told() + metrics).not.toContain(hubSpot.token);
});
