import type { MikroORM } from '@mikro-orm/postgresql';
import { createDispatch } from '../../src/dispatch/create-dispatch.ts';
import type { Dispatch } from '../../src/dispatch/dispatch.ts';
import { Engine } from '../../src/dispatch/engine.ts';
import { storeLines } from '../../src/dispatch/sending/line-pace.ts';
import { stampInstallation } from '../../src/entities/database/installation-stamp.ts';
import { createTrebleGateway } from '../../src/gateways/index.ts';
import { startServer } from '../../src/server.ts';
import { webhookRoute } from '../../src/webhook-routes.ts';
import { createTestDatabase } from './database.ts';
import { startTrebleStandIn, type TrebleStandIn, type TrebleStandInOptions } from './treble-stand-in.ts';

export interface TrebleWorld {
  readonly orm: MikroORM;
  readonly treble: TrebleStandIn;
  /** What `givenDraft` sends from. */
  readonly whatsApp: { readonly lineIds: readonly string[] };
  readonly engine: Engine;
  /** Another engine on the same database, as a second process would have. */
  secondEngine(): Promise<Engine>;
  readonly dispatch: Dispatch;
  readonly webhookUrl: string;
  readonly failures: unknown[];
  close(): Promise<void>;
}

export interface TrebleWorldOptions extends Partial<TrebleStandInOptions> {
  readonly usersPerCall?: number;
  readonly graceMs?: number;
  readonly questionsPerMinute?: number;
}

export const orderShipped = 'Order shipped';
export const polls = { 1120311: orderShipped, 1276100: 'Winter sale' } as const;

/** Dispatch as the product composes it with Treble alone, against the stand-in. */
export async function createTrebleWorld(options: TrebleWorldOptions = {}): Promise<TrebleWorld> {
  const { usersPerCall = 1, graceMs = 900_000, questionsPerMinute = 600, ...standIn } = options;
  const { orm, close } = await createTestDatabase();
  await stampInstallation(orm, { kind: 'live', failoverAllowed: false });
  const treble = await startTrebleStandIn({ polls, ...standIn });
  const gateway = createTrebleGateway({
    apiKey: treble.apiKey,
    webhookSecret: treble.webhookSecret,
    apiUrl: treble.url,
    lines: [],
    usersPerCall,
  });
  const lines = gateway.lineIds.map((id) => ({ id, messagesPerSecond: 1_000 }));
  await storeLines(orm.em.fork(), gateway.name, lines);
  const failures: unknown[] = [];
  const createEngine = () =>
    Engine.create({
      orm,
      gateways: [gateway],
      window: 64,
      graceMs,
      questionsPerMinute,
      now: Date.now,
      failed: (_where, error) => failures.push(error),
    });
  const engine = await createEngine();
  const others: Engine[] = [];
  const intake = engine.intakes.get(gateway.name);
  if (!intake) throw new Error('The engine has no intake for the gateway.');
  const server = await startServer(
    { host: '127.0.0.1', port: 0 },
    () => [webhookRoute('/webhooks/treble', gateway, intake, (error) => failures.push(error))],
    (error) => failures.push(error),
  );
  const webhookUrl = `http://127.0.0.1:${server.port}/webhooks/treble`;
  treble.setWebhookUrl(webhookUrl);
  await engine.readTemplates();
  return {
    orm,
    treble,
    whatsApp: gateway,
    engine,
    async secondEngine() {
      const other = await createEngine();
      others.push(other);
      return other;
    },
    dispatch: createDispatch({
      orm,
      lineIds: gateway.lineIds,
      defaultCountry: undefined,
      nudge: () => engine.nudge(),
    }),
    webhookUrl,
    failures,
    async close() {
      for (const one of [engine, ...others]) await one.stop(5_000);
      await treble.close();
      await server.stop();
      await gateway.close();
      await close();
    },
  };
}
