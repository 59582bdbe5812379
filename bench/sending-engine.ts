import type { MikroORM } from '@mikro-orm/postgresql';
import { Engine } from '../src/dispatch/engine.ts';
import { storeLines } from '../src/dispatch/sending/line-pace.ts';
import type { Gateway } from '../src/gateways/gateway.ts';
import { createCloudApiGateway } from '../src/gateways/index.ts';
import { accessToken, appSecret, businessAccountId, lineId, verifyToken } from './cast.ts';

export interface EngineUnderTest {
  readonly engine: Engine;
  readonly gateway: Gateway;
  /** Failures that loops were told of: a round with any of them counts nothing. */
  readonly failures: unknown[];
  stop(): Promise<void>;
}

/** Far above what any round reaches: the pace is still reserved in the database, and never the limit. */
const unlimited = 1_000_000;

export interface EngineSettings {
  readonly port: number;
  readonly connections: number;
  readonly window: number;
  /** Of the line; unset: as fast as it goes. */
  readonly messagesPerSecond?: number;
}

/** Dispatch composed as the product does it, against the fake gateway on `port`. Senders run after `engine.start()`. */
export async function createEngine(orm: MikroORM, options: EngineSettings): Promise<EngineUnderTest> {
  const { messagesPerSecond = unlimited } = options;
  const gateway = createCloudApiGateway({
    accessToken,
    businessAccountId,
    phoneNumberIds: [lineId],
    appSecret,
    verifyToken,
    apiUrl: `http://127.0.0.1:${options.port}`,
    apiVersion: 'v25.0',
    connections: options.connections,
  });
  await storeLines(orm.em.fork(), gateway.name, [{ id: lineId, messagesPerSecond }]);
  const failures: unknown[] = [];
  const engine = await Engine.create({
    orm,
    gateways: [gateway],
    window: options.window,
    graceMs: 900_000,
    now: Date.now,
    failed: (_where, error) => failures.push(error),
  });
  await engine.readTemplates();
  return {
    engine,
    gateway,
    failures,
    async stop() {
      await engine.stop(5_000);
      await gateway.close();
    },
  };
}
