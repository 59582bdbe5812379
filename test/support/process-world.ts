import { createDispatch } from '../../src/dispatch/create-dispatch.ts';
import { createSimulatedWhatsApp } from '../../src/sandbox/whatsapp/simulated-whatsapp.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import type { DispatchWorld } from './dispatch-world.ts';
import { type FarSlack, startFarSlack } from './far-slack.ts';
import type { FrontDoor } from './front-door.ts';
import { type ProductProcess, startProduct } from './process-product.ts';

export interface ProcessWorld extends Pick<DispatchWorld, 'orm' | 'dispatch' | 'whatsApp'> {
  readonly slack: FarSlack;
  readonly databaseUrl: string;
  /** Starts one more process of the product and waits until it is ready; what comes from outside goes to the latest one, or to the front door. */
  start(settings?: Readonly<Record<string, string>>, code?: string): Promise<ProductProcess>;
  close(): Promise<void>;
}

/** Far sides that live in the test and processes of the product that may be killed. */
export async function createProcessWorld({
  messagesPerSecond = 150,
  window = 16,
  run = 'web,dispatch',
  door,
  database,
}: {
  readonly messagesPerSecond?: number;
  readonly window?: number;
  readonly run?: string;
  readonly door?: FrontDoor;
  /** Instead of a migrated one; closed with the world. */
  readonly database?: TestDatabase;
} = {}): Promise<ProcessWorld> {
  const { orm, url, close } = database ?? (await createTestDatabase());
  const slack = await startFarSlack();
  const whatsApp = await createSimulatedWhatsApp({
    speed: 0,
    latencyMs: 40,
    messagesPerSecond: Number.POSITIVE_INFINITY,
    webhookRetryMs: Array.from({ length: 300 }, () => 150),
  });
  const lineIds = whatsApp.lineIds;
  const settings = {
    DATABASE_URL: url,
    RUN: run,
    HOST: '127.0.0.1',
    ...slack.settings,
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
    slack,
    databaseUrl: url,
    async start(more = {}, code) {
      const product = startProduct({ settings: { ...settings, ...more }, code });
      started.push(product);
      const ready = await product.ready;
      door?.add(ready);
      slack.setProductUrl(door?.url ?? ready);
      whatsApp.setWebhookUrl(`${door?.url ?? ready}/webhooks/whatsapp`);
      return product;
    },
    async close() {
      await Promise.all(started.map((product) => product.kill()));
      await whatsApp.close();
      await slack.close();
      await close();
    },
  };
}
