import { createDispatch } from '../../src/dispatch/create-dispatch.ts';
import { createLocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import { createSimulatedWhatsApp } from '../../src/sandbox/whatsapp/simulated-whatsapp.ts';
import { createTestDatabase } from './database.ts';
import type { DispatchWorld } from './dispatch-world.ts';
import { type ProductProcess, startProduct } from './process-product.ts';

export interface ProcessWorld extends Pick<DispatchWorld, 'orm' | 'dispatch' | 'whatsApp'> {
  /** Starts one more process of the product and waits until it is ready; webhooks go to the latest one. */
  start(): Promise<ProductProcess>;
  close(): Promise<void>;
}

const botToken = 'xoxb-test-token';
const signingSecret = 'signing-secret-of-the-tests';

/** Far sides that live in the test and processes of the product that may be killed. */
export async function createProcessWorld({
  messagesPerSecond = 150,
  window = 16,
} = {}): Promise<ProcessWorld> {
  const { orm, url, close } = await createTestDatabase();
  const slack = createLocalSlack({
    prefix: '/slack',
    publicUrl: () => slackUrl,
    eventsUrl: () => `${slackUrl}/nowhere`,
    signingSecret,
    botToken,
    onError: () => {},
  });
  const server = await slack.listen(0);
  const address = server.address();
  const slackUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const whatsApp = await createSimulatedWhatsApp({
    speed: 0,
    latencyMs: 40,
    messagesPerSecond: Number.POSITIVE_INFINITY,
    webhookRetryMs: Array.from({ length: 300 }, () => 150),
  });
  const lineIds = whatsApp.lineIds;
  const settings = {
    DATABASE_URL: url,
    RUN: 'web,dispatch',
    HOST: '127.0.0.1',
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slack.apiUrl(),
    ADMIN_USERS: 'U0ANA',
    WHATSAPP_ACCESS_TOKEN: whatsApp.accessToken,
    WHATSAPP_BUSINESS_ACCOUNT_ID: whatsApp.businessAccountId,
    WHATSAPP_PHONE_NUMBER_ID: lineIds.join(','),
    WHATSAPP_APP_SECRET: whatsApp.appSecret,
    WHATSAPP_VERIFY_TOKEN: 'verify-token-of-the-tests',
    WHATSAPP_API_URL: whatsApp.url,
    WHATSAPP_MESSAGES_PER_SECOND: String(messagesPerSecond),
    SEND_WINDOW: String(window),
    UNCERTAIN_GRACE_SECONDS: '1',
  };
  const started: ProductProcess[] = [];
  return {
    orm,
    whatsApp,
    dispatch: createDispatch({ orm, lineIds, defaultCountry: undefined, nudge: () => {} }),
    async start() {
      const product = startProduct({ settings });
      started.push(product);
      whatsApp.setWebhookUrl(`${await product.ready}/webhooks/whatsapp`);
      return product;
    },
    async close() {
      await Promise.all(started.map((product) => product.kill()));
      await whatsApp.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await close();
    },
  };
}
