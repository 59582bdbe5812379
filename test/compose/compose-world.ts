import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import {
  createSimulatedWhatsApp,
  type SimulatedWhatsApp,
} from '../../src/sandbox/whatsapp/simulated-whatsapp.ts';
import { type FarSlack, startFarSlack } from '../support/far-slack.ts';
import { freePort } from '../support/free-port.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const left = new Set(['node_modules', 'data', '.git', '.env']);
/** An engine without the plugin has a command of its own: `COMPOSE=docker-compose`. */
const [command = 'docker', ...first] = (process.env.COMPOSE ?? 'docker compose').split(' ');

export interface ComposeWorld {
  /** Where the proxy is published. */
  readonly url: string;
  readonly slack: FarSlack;
  readonly whatsApp: SimulatedWhatsApp;
  /** Ids of the containers of a service. */
  containers(service: string): Promise<readonly string[]>;
  /** What a command of the engine printed. */
  docker(...words: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

/** Lets containers reach a port of this machine's loopback, at the engine's own address and the same port. */
async function lendPort(address: string, url: string): Promise<() => void> {
  const port = Number(new URL(url).port);
  const relay = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  }).listen(port, address);
  await once(relay, 'listening');
  return () => relay.close();
}

/** The compose.yaml that we ship, built from a copy of this folder, between a Slack and a WhatsApp on this machine. */
export async function startComposeWorld(replicas: number): Promise<ComposeWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'treble-compose-'));
  cpSync(root, folder, { recursive: true, filter: (path) => path === root || !left.has(basename(path)) });
  const docker = async (...words: readonly string[]): Promise<string> =>
    (await run('docker', words)).stdout.trim();
  const compose = (...words: readonly string[]) =>
    run(command, [...first, '-p', basename(folder).toLowerCase(), ...words], {
      cwd: folder,
      maxBuffer: 64 * 1024 * 1024,
    });

  // This machine is the first address of the engine's own network.
  const subnet = await docker('network', 'inspect', 'bridge', '-f', '{{(index .IPAM.Config 0).Subnet}}');
  const address = subnet.replace(/\.0\/\d+$/, '.1');
  const slack = await startFarSlack(address);
  const whatsApp = await createSimulatedWhatsApp({
    speed: 0,
    latencyMs: 40,
    messagesPerSecond: Number.POSITIVE_INFINITY,
    webhookRetryMs: Array.from({ length: 300 }, () => 150),
  });
  const lent = [await lendPort(address, slack.url), await lendPort(address, whatsApp.url)];
  const publish = await freePort();
  const url = `http://127.0.0.1:${publish}`;
  slack.setProductUrl(url);
  whatsApp.setWebhookUrl(`${url}/webhooks/whatsapp`);
  const settings = {
    ...slack.settings,
    POSTGRES_PASSWORD: 'of-the-tests-alone',
    PUBLISH: String(publish),
    WHATSAPP_ACCESS_TOKEN: whatsApp.accessToken,
    WHATSAPP_BUSINESS_ACCOUNT_ID: whatsApp.businessAccountId,
    WHATSAPP_PHONE_NUMBER_ID: whatsApp.lineIds.join(','),
    WHATSAPP_APP_SECRET: whatsApp.appSecret,
    WHATSAPP_VERIFY_TOKEN: 'verify-token-of-the-tests',
    WHATSAPP_API_URL: whatsApp.url.replace('127.0.0.1', address),
    WHATSAPP_MESSAGES_PER_SECOND: '5',
  };
  writeFileSync(
    join(folder, '.env'),
    Object.entries(settings)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );

  await compose('up', '--detach', '--build', '--scale', `app=${replicas}`);
  return {
    url,
    slack,
    whatsApp,
    docker,
    containers: async (service) => (await compose('ps', '-q', service)).stdout.trim().split('\n'),
    async close() {
      await compose('down', '--volumes', '--remove-orphans');
      for (const takeBack of lent) takeBack();
      await whatsApp.close();
      await slack.close();
      rmSync(folder, { recursive: true });
    },
  };
}
