import type { MikroORM } from '@mikro-orm/postgresql';
import { accessToken, appSecret, businessAccountId, lineId } from '../../bench/cast.ts';
import { createDispatch } from '../../src/dispatch/create-dispatch.ts';
import type { Dispatch } from '../../src/dispatch/dispatch.ts';
import { migrate } from '../../src/entities/database/migrate.ts';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { createLocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import { type ProductProcess, startProduct } from '../support/process-product.ts';
import { drawFrom } from './draw.ts';
import { type DurableServer, startDurableServer } from './durable-server.ts';
import { createFarSide, type FarSide } from './far-side.ts';
import { patiently } from './patiently.ts';
import { createReceiptDesk, type ReceiptDesk } from './receipt-desk.ts';
import { addressOf, watchRows, workerOf } from './watched-rows.ts';

/** One process of the product. */
export interface Replica {
  readonly number: number;
  readonly product: ProductProcess;
  readonly workerId: number;
  readonly url: string;
}

export interface FaultWorld {
  readonly orm: MikroORM;
  readonly server: DurableServer;
  readonly far: FarSide;
  readonly receipts: ReceiptDesk;
  readonly dispatch: Dispatch;
  readonly window: number;
  readonly messagesPerSecond: number;
  /** Those that run; a frozen one is among them. */
  readonly replicas: readonly Replica[];
  /** What was seen to be wrong while it happened. */
  readonly seen: string[];
  readonly botToken: string;
  readonly signingSecret: string;
  /** Starts one more and waits until it is ready. */
  start(): Promise<Replica>;
  /** Nobody tells it to: it is gone at once. */
  kill(replica: Replica): Promise<void>;
  /** Stops its clock for so long; meanwhile webhooks go to the others. */
  freeze(replica: Replica, ms: number): Promise<void>;
  /** Asks it to stop, and expects an orderly end. */
  terminate(replica: Replica): Promise<void>;
  close(): Promise<void>;
}

export interface FaultWorldOptions {
  readonly seed: number;
  readonly messagesPerSecond: number;
  readonly window?: number;
}

const botToken = 'xoxb-test-token';
const signingSecret = 'signing-secret-of-the-tests';

async function startSlack() {
  let url = '';
  const slack = createLocalSlack({
    prefix: '/slack',
    publicUrl: () => url,
    eventsUrl: () => `${url}/nowhere`,
    signingSecret,
    botToken,
    onError: () => {},
  });
  const server = await slack.listen(0);
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    apiUrl: slack.apiUrl(),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function createDatabase(server: string): Promise<string> {
  const maintenance = openDatabase({ url: server, poolSize: 1 });
  await maintenance.em.fork().execute('create database faults');
  await maintenance.close();
  const url = new URL(server);
  url.pathname = '/faults';
  return url.href;
}

/** Processes of the product that may be hurt in any way, and far sides that may not. */
export async function createFaultWorld(options: FaultWorldOptions): Promise<FaultWorld> {
  const { seed, messagesPerSecond, window = 32 } = options;
  const draw = drawFrom(seed ^ 0x5eed);
  const server = await startDurableServer();
  const url = await createDatabase(server.url);
  const orm = openDatabase({ url, poolSize: 8 });
  await migrate(orm);
  await watchRows(orm);
  const slack = await startSlack();
  const far = await createFarSide(draw);
  let replicas: readonly Replica[] = [];
  const gone = new Set<ProductProcess>();
  const frozen = new Set<ProductProcess>();
  const receipts = createReceiptDesk(draw, () =>
    replicas
      .filter(({ product }) => !frozen.has(product))
      .map((replica) => ({ replica: replica.number, url: `${replica.url}/webhooks/whatsapp` })),
  );
  far.onAccepted = receipts.accepted;
  const seen: string[] = [];
  let started = 0;

  const settings = (number: number) => ({
    DATABASE_URL: addressOf(url, number),
    RUN: 'web,dispatch',
    HOST: '127.0.0.1',
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slack.apiUrl,
    ADMIN_USERS: 'U0ANA',
    WHATSAPP_ACCESS_TOKEN: accessToken,
    WHATSAPP_BUSINESS_ACCOUNT_ID: businessAccountId,
    WHATSAPP_PHONE_NUMBER_ID: lineId,
    WHATSAPP_APP_SECRET: appSecret,
    WHATSAPP_VERIFY_TOKEN: 'verify-token-of-the-tests',
    WHATSAPP_API_URL: far.urlFor(number),
    WHATSAPP_MESSAGES_PER_SECOND: String(messagesPerSecond),
    SEND_WINDOW: String(window),
    UNCERTAIN_GRACE_SECONDS: '1',
  });

  const forget = (replica: Replica): void => {
    gone.add(replica.product);
    replicas = replicas.filter((one) => one !== replica);
  };

  const world: FaultWorld = {
    orm,
    server,
    far,
    receipts,
    dispatch: createDispatch({ orm, lineIds: [lineId], defaultCountry: undefined, nudge: () => {} }),
    window,
    messagesPerSecond,
    get replicas() {
      return replicas;
    },
    seen,
    botToken,
    signingSecret,
    async start() {
      started += 1;
      const number = started;
      const product = startProduct({ settings: settings(number) });
      const address = await product.ready;
      const workerId = await patiently(() => workerOf(orm, number));
      const replica = { number, product, workerId, url: address };
      replicas = [...replicas, replica];
      void product.ended.then((how) => {
        if (gone.has(product)) return;
        forget(replica);
        seen.push(`S19: replica ${number} ended by itself (${how}): ${product.output().slice(-500)}`);
      });
      return replica;
    },
    async kill(replica) {
      forget(replica);
      await replica.product.kill();
    },
    async freeze({ product }, ms) {
      frozen.add(product);
      product.signal('SIGSTOP');
      await new Promise((over) => setTimeout(over, ms));
      product.signal('SIGCONT');
      frozen.delete(product);
    },
    async terminate(replica) {
      forget(replica);
      replica.product.signal('SIGTERM');
      const how = await replica.product.ended;
      if (how !== 0) seen.push(`S19: replica ${replica.number} was asked to stop and ended with ${how}`);
    },
    async close() {
      receipts.close();
      await Promise.all(replicas.map((replica) => world.kill(replica)));
      await far.close();
      await slack.close();
      await orm.close(true);
      await server.stop();
    },
  };
  return world;
}
