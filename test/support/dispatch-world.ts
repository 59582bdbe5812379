import type { MikroORM } from '@mikro-orm/postgresql';
import { createDispatch } from '../../src/dispatch/create-dispatch.ts';
import type { Dispatch } from '../../src/dispatch/dispatch.ts';
import { Engine } from '../../src/dispatch/engine.ts';
import { storeLines } from '../../src/dispatch/sending/line-pace.ts';
import type { CallWebhook } from '../../src/dispatch/sessions/webhook-caller.ts';
import type { ApprovalPolicy } from '../../src/entities/approval.ts';
import { stampInstallation } from '../../src/entities/database/installation-stamp.ts';
import type { Gateway } from '../../src/gateways/gateway.ts';
import { createCloudApiGateway } from '../../src/gateways/index.ts';
import type { SimulatedWhatsAppOptions } from '../../src/sandbox/whatsapp/settings.ts';
import {
  createSimulatedWhatsApp,
  type SimulatedWhatsApp,
} from '../../src/sandbox/whatsapp/simulated-whatsapp.ts';
import { startServer } from '../../src/server.ts';
import { webhookRoute } from '../../src/webhook-routes.ts';
import { createTestDatabase } from './database.ts';

export interface DispatchWorld {
  readonly orm: MikroORM;
  readonly url: string;
  readonly whatsApp: SimulatedWhatsApp;
  /** Our own webhook door. */
  readonly webhookUrl: string;
  readonly engine: Engine;
  readonly dispatch: Dispatch;
  /** Another engine on the same database, as a second process would have. */
  secondEngine(): Promise<Engine>;
  /** Failures that loops were told of. */
  readonly failures: unknown[];
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly whatsApp?: SimulatedWhatsAppOptions;
  readonly graceMs?: number;
  readonly messagesPerSecond?: number;
  readonly window?: number;
  /** With so many webhooks waiting, further receipts are stored and applied later. */
  readonly storeAbove?: number;
  /** A statement that takes longer fails. */
  readonly statementMs?: number;
  readonly approvals?: ApprovalPolicy;
  /** Told when a call starts, before anything leaves; `to` is E.164. */
  readonly onStart?: (to: string) => void;
  /** Calls the webhooks of flows. */
  readonly callWebhook?: CallWebhook;
  /** How long a call may take. */
  readonly timeoutMs?: number;
  /** Stands between the gateway and the simulated WhatsApp; gives the address to call instead. */
  readonly through?: (whatsAppUrl: string) => Promise<string>;
}

export const verifyToken = 'verify-token-of-the-tests';

export function gatewayTo(
  whatsApp: SimulatedWhatsApp,
  { apiUrl = whatsApp.url, timeoutMs = 10_000 }: { apiUrl?: string; timeoutMs?: number } = {},
) {
  return createCloudApiGateway({
    accessToken: whatsApp.accessToken,
    businessAccountId: whatsApp.businessAccountId,
    phoneNumberIds: whatsApp.lineIds,
    appSecret: whatsApp.appSecret,
    verifyToken,
    apiUrl,
    apiVersion: 'v25.0',
    connections: 64,
    timeoutMs,
  });
}

/** Dispatch as the product composes it, against a simulated WhatsApp on loopback; senders run after `engine.start()`. */
export async function createDispatchWorld(options: WorldOptions = {}): Promise<DispatchWorld> {
  const { statementMs } = options;
  const { orm, url, close } = await createTestDatabase(statementMs === undefined ? {} : { statementMs });
  await stampInstallation(orm, { kind: 'sandbox', failoverAllowed: false });
  const whatsApp = await createSimulatedWhatsApp({
    speed: 0,
    messagesPerSecond: Number.POSITIVE_INFINITY,
    quietMs: 50,
    ...options.whatsApp,
  });
  const apiUrl = options.through ? await options.through(whatsApp.url) : whatsApp.url;
  const whole = gatewayTo(whatsApp, {
    apiUrl,
    ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
  });
  const gateway: Gateway = {
    ...whole,
    send(messages, signal) {
      for (const { to } of messages) options.onStart?.(to);
      return whole.send(messages, signal);
    },
  };
  const failures: unknown[] = [];
  const messagesPerSecond = options.messagesPerSecond ?? 5_000;
  const lines = gateway.lineIds.map((id) => ({ id, messagesPerSecond }));
  await storeLines(orm.em.fork(), gateway.name, lines);
  const createEngine = () =>
    Engine.create({
      orm,
      gateways: [gateway],
      window: options.window ?? 64,
      graceMs: options.graceMs ?? 900_000,
      ...(options.approvals && { approvals: options.approvals }),
      ...(options.storeAbove !== undefined && { storeAbove: options.storeAbove }),
      now: Date.now,
      ...(options.callWebhook && { callWebhook: options.callWebhook }),
      failed: (_where, error) => failures.push(error),
    });
  const engine = await createEngine();
  const others: Engine[] = [];
  const intake = engine.intakes.get(gateway.name);
  if (!intake) throw new Error('The engine has no intake for the gateway.');
  const route = webhookRoute('/webhooks/whatsapp', gateway, intake, (error) => failures.push(error));
  const server = await startServer(
    { host: '127.0.0.1', port: 0 },
    () => [route],
    (error) => failures.push(error),
  );
  const webhookUrl = `http://127.0.0.1:${server.port}/webhooks/whatsapp`;
  whatsApp.setWebhookUrl(webhookUrl);
  await engine.readTemplates();
  const dispatch = createDispatch({
    orm,
    lineIds: gateway.lineIds,
    defaultCountry: undefined,
    ...(options.approvals && { approvals: options.approvals }),
    nudge: () => engine.nudge(),
  });
  return {
    orm,
    url,
    whatsApp,
    webhookUrl,
    engine,
    dispatch,
    async secondEngine() {
      const other = await createEngine();
      others.push(other);
      return other;
    },
    failures,
    async close() {
      for (const one of [engine, ...others]) await one.stop(5_000);
      await whatsApp.close();
      await server.stop();
      await gateway.close();
      await close();
    },
  };
}
