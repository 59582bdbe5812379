import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createConversations } from '../src/dispatch/conversations/create-conversations.ts';
import { createDispatch } from '../src/dispatch/create-dispatch.ts';
import type { Dispatch } from '../src/dispatch/dispatch.ts';
import { openDatabase } from '../src/entities/database/open-database.ts';
import {
  createSimulatedWhatsApp,
  type SimulatedWhatsApp,
} from '../src/sandbox/whatsapp/simulated-whatsapp.ts';
import { readRecipients } from './support/dispatch-readings.ts';
import { plainPhones } from './support/draft.ts';
import { type FarSlack, startFarSlack } from './support/far-slack.ts';
import { type SandboxApp, startSandboxApp } from './support/sandbox-app.ts';
import { SlackPerson } from './support/slack-person.ts';
import { startTrebleStandIn, type TrebleStandIn } from './support/treble-stand-in.ts';
import { orderShipped, polls } from './support/treble-world.ts';
import { until } from './support/until.ts';

// Treble and the Cloud API in one installation, and a conversation that moves from one to the other.
let slack: FarSlack;
let treble: TrebleStandIn;
let whatsApp: SimulatedWhatsApp;
let app: SandboxApp;
let orm: MikroORM;
let dispatch: Dispatch;

beforeAll(async () => {
  slack = await startFarSlack();
  treble = await startTrebleStandIn({ polls });
  whatsApp = await createSimulatedWhatsApp({ speed: 0, messagesPerSecond: Number.POSITIVE_INFINITY });
  app = await startSandboxApp({
    ...slack.settings,
    TREBLE_API_KEY: treble.apiKey,
    TREBLE_WEBHOOK_SECRET: treble.webhookSecret,
    TREBLE_API_URL: treble.url,
    WHATSAPP_ACCESS_TOKEN: whatsApp.accessToken,
    WHATSAPP_BUSINESS_ACCOUNT_ID: whatsApp.businessAccountId,
    WHATSAPP_PHONE_NUMBER_ID: whatsApp.lineIds.join(','),
    WHATSAPP_APP_SECRET: whatsApp.appSecret,
    WHATSAPP_VERIFY_TOKEN: 'verify-token-of-the-tests',
    WHATSAPP_API_URL: whatsApp.url,
  });
  slack.setProductUrl(app.url);
  treble.setWebhookUrl(`${app.url}/webhooks/treble`);
  whatsApp.setWebhookUrl(`${app.url}/webhooks/whatsapp`);
  orm = openDatabase({ url: app.databaseUrl });
  const lineIds = [...whatsApp.lineIds, 'treble'];
  dispatch = createDispatch({ orm, lineIds, defaultCountry: undefined, nudge: () => {} });
});
afterAll(async () => {
  await orm.close();
  await app.close();
  await treble.close();
  await whatsApp.close();
  await slack.close();
});

/** Sent to these phones as whatever version is current now. */
async function sendTo(phones: readonly string[]): Promise<void> {
  const { versionId } = await dispatch.loadConversation(orderShipped);
  const csv = ['phone,first_name,discount', ...phones.map((phone) => `${phone},Ana,20 %`)].join('\n');
  const { draftId } = await dispatch.review({
    versionId,
    channelId: 'C0GROWTH',
    by: 'U0ANA',
    audience: {
      kind: 'csv',
      fileName: 'list.csv',
      bytes: (async function* () {
        yield Buffer.from(csv);
      })(),
    },
  });
  await dispatch.launch(draftId, 'U0ANA');
  await until(
    () => readRecipients({ orm }, draftId),
    (all) => all.every(({ state }) => state === 'success'),
  );
}

test('a conversation of Treble’s goes on at the Cloud API as a new version, and both versions’ figures stand side by side', async () => {
  const phones = plainPhones(5);
  await sendTo(phones.slice(0, 2));
  expect(treble.ledger).toHaveLength(2);

  const conversations = createConversations(orm);
  const before = await conversations.loadNamed(orderShipped);
  const [template] = await conversations.findTemplates('spring_sale_2026', 1);
  if (!template) throw new Error('The template of the Cloud API is not known.');
  const wish = { name: orderShipped, templateId: template.id, sources: [], note: 'Moved' };
  const saved = await conversations.save(before.conversationId, before.version, wish, 'U0ANA');
  expect(saved).toMatchObject({
    kind: 'saved',
    conversation: { version: 2, template: { gateway: 'whatsapp' } },
  });
  await sendTo(phones.slice(2));
  expect(treble.ledger).toHaveLength(2);
  expect(new Set(whatsApp.ledger.map(({ to }) => `+${to}`))).toEqual(new Set(phones.slice(2)));

  const ana = new SlackPerson(slack.url, 'U0ANA');
  await ana.say('C0GROWTH', `/treble metrics ${orderShipped}`);
  await ana.press(await ana.modal(/Response rate/), 'Compare versions');
  const compared = JSON.stringify(await ana.modal(/Version 1.*Version 2|version 1.*version 2/));
  expect(compared).toMatch(/Total users.*2.*3|Total users.*3.*2/);
});

test('what is read again at Treble leaves the moved conversation where it is', async () => {
  const before = (await dispatch.loadConversation(orderShipped)).versionNumber;
  await treble.tell({
    event_type: 'hsm.status',
    status: 'PAUSED',
    name: 'x',
    affected_conversation_ids: [1120311],
  });
  const now = await dispatch.loadConversation(orderShipped);
  expect(now).toMatchObject({ versionNumber: before, gateway: 'whatsapp', notSendable: undefined });
});
