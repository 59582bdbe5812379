import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  accessToken,
  appSecret,
  businessAccountId,
  lineId,
  slackSigningSecret,
  verifyToken,
} from './cast.ts';
import { nodeFlags } from './node-flags.ts';

export interface ProductSettings {
  readonly databaseUrl: string;
  /** Where the fake Graph API listens. */
  readonly graphPort: number;
  /** Base of the fake Slack Web API. */
  readonly slackUrl: string;
  readonly messagesPerSecond: number;
  readonly window: number;
  /** Where it is started: no `.env` lies there. */
  readonly directory: string;
}

/** The whole product as people run it, in a process of its own. */
export interface ProductProcess {
  readonly port: number;
  /** What it logged as an error since it was started, each once. */
  readonly errors: readonly string[];
  /** An orderly stop. */
  stop(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

const environment = (settings: ProductSettings): Record<string, string> => ({
  PORT: '0',
  HOST: '127.0.0.1',
  DATABASE_URL: settings.databaseUrl,
  DATA_DIR: settings.directory,
  SLACK_BOT_TOKEN: 'xoxb-bench',
  SLACK_SIGNING_SECRET: slackSigningSecret,
  SLACK_API_URL: settings.slackUrl,
  ADMIN_USERS: 'U0BENCH1',
  WHATSAPP_ACCESS_TOKEN: accessToken,
  WHATSAPP_BUSINESS_ACCOUNT_ID: businessAccountId,
  WHATSAPP_PHONE_NUMBER_ID: lineId,
  WHATSAPP_APP_SECRET: appSecret,
  WHATSAPP_VERIFY_TOKEN: verifyToken,
  WHATSAPP_API_URL: `http://127.0.0.1:${settings.graphPort}`,
  WHATSAPP_MESSAGES_PER_SECOND: String(settings.messagesPerSecond),
  SEND_WINDOW: String(settings.window),
});

const errorLevel = 50;

/** A line of the product's log, or whatever else it printed. */
function parseLine(line: string): { readonly level: number; readonly url: string; readonly text: string } {
  try {
    const entry: Record<string, unknown> = Object(JSON.parse(line));
    const text = [entry.msg, entry.message].filter((part) => part !== undefined).join(' ');
    return { level: Number(entry.level), url: String(entry.url ?? ''), text };
  } catch {
    return { level: errorLevel, url: '', text: line }; // not a line of the log: a stack that ended the process
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => child.once('exit', () => done()));
}

/** Resolves when it is ready. */
export async function startProduct(settings: ProductSettings): Promise<ProductProcess> {
  const main = join(import.meta.dirname, '..', 'src', 'main.ts');
  const child = spawn(process.execPath, [...nodeFlags, main], {
    cwd: settings.directory,
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errors: string[] = [];
  const url = await new Promise<string>((ready, failed) => {
    const heard = (line: string) => {
      const { level, url, text } = parseLine(line);
      if (level >= errorLevel && !errors.includes(text)) errors.push(text);
      if (url !== '') ready(url);
    };
    createInterface({ input: child.stdout }).on('line', heard);
    createInterface({ input: child.stderr }).on('line', heard);
    void ended(child).then(() => failed(new Error(`The product did not start:\n${errors.join('\n')}`)));
  });
  return {
    port: Number(new URL(url).port),
    errors,
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended(child);
    },
  };
}
