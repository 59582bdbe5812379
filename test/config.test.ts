import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ConfigError, loadConfig } from '../src/config.ts';

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

const slack = { SLACK_BOT_TOKEN: 'xoxb-test', SLACK_SIGNING_SECRET: 'signing', ADMIN_USERS: 'U1' };
const whatsApp = {
  WHATSAPP_ACCESS_TOKEN: 'EAA-test',
  WHATSAPP_BUSINESS_ACCOUNT_ID: '1',
  WHATSAPP_PHONE_NUMBER_ID: '2, 3',
  WHATSAPP_APP_SECRET: 'app-secret',
  WHATSAPP_VERIFY_TOKEN: 'verify',
};

const treble = { TREBLE_API_KEY: 'ak_1', TREBLE_WEBHOOK_SECRET: 'shared' };

test('without any setting it is the sandbox, on loopback', () => {
  expect(loadConfig({})).toMatchObject({
    kind: 'sandbox',
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://localhost:3000',
    slack: { kind: 'local' },
    whatsApp: { kind: 'simulated' },
    messagesPerSecond: 70,
    graceMs: 900_000,
    roles: ['web', 'dispatch', 'reports'],
  });
});

test('with both accounts it is live, on every interface, with each line of the comma list', () => {
  expect(loadConfig({ ...slack, ...whatsApp, SLACK_API_URL: 'http://127.0.0.1:9/api' })).toMatchObject({
    kind: 'live',
    host: '0.0.0.0',
    slack: { apiUrl: 'http://127.0.0.1:9/api/' },
    whatsApp: { phoneNumberIds: ['2', '3'], apiVersion: 'v25.0' },
    adminUsers: ['U1'],
    supportContact: 'U1',
  });
});

test('real Slack with the simulated WhatsApp is a sandbox', () => {
  expect(loadConfig(slack)).toMatchObject({
    kind: 'sandbox',
    slack: { kind: 'real' },
    whatsApp: { kind: 'simulated' },
  });
});

test('an app token alone is Socket Mode, and with the signing secret it stands beside HTTP', () => {
  const { SLACK_SIGNING_SECRET: signingSecret, ...botOnly } = slack;
  const sockets = { appToken: 'xapp-1', connections: 2 };
  expect(loadConfig({ ...botOnly, SLACK_APP_TOKEN: 'xapp-1' })).toMatchObject({
    slack: { kind: 'real', signingSecret: undefined, sockets },
  });
  expect(loadConfig({ ...slack, SLACK_APP_TOKEN: 'xapp-1', SLACK_SOCKETS: '3' })).toMatchObject({
    slack: { signingSecret, sockets: { ...sockets, connections: 3 } },
  });
  expect(loadConfig(slack)).toMatchObject({ slack: { signingSecret, sockets: undefined } });
});

test('Treble alone is live, with no simulation beside it', () => {
  expect(loadConfig({ ...slack, ...treble, TREBLE_LINES: '+573001234567, 12025550100' })).toMatchObject({
    kind: 'live',
    whatsApp: { kind: 'none' },
    treble: {
      apiKey: 'ak_1',
      apiUrl: 'https://main.treble.ai',
      keyPrefix: '',
      lines: ['573001234567', '12025550100'],
      usersPerCall: 1,
      messagesPerSecond: 10,
      questionsPerMinute: 60,
    },
  });
});

test('Treble and the Cloud API stand side by side', () => {
  expect(loadConfig({ ...slack, ...whatsApp, ...treble })).toMatchObject({
    whatsApp: { kind: 'real' },
    treble: { apiKey: 'ak_1' },
  });
});

const mistakes: readonly [story: string, env: Record<string, string>, says: RegExp][] = [
  ['a Slack token without its secret', { SLACK_BOT_TOKEN: 'x', ADMIN_USERS: 'U1' }, /SLACK_SIGNING_SECRET/],
  [
    'a real Slack without admins',
    { SLACK_BOT_TOKEN: 'x', SLACK_SIGNING_SECRET: 'y' },
    /ADMIN_USERS is missing/,
  ],
  [
    'a WhatsApp token without its secrets',
    { ...slack, WHATSAPP_ACCESS_TOKEN: 'x' },
    /WHATSAPP_APP_SECRET, WHATSAPP_VERIFY_TOKEN/,
  ],
  ['a real gateway with the local Slack', whatsApp, /without SLACK_BOT_TOKEN/],
  ['a port that is none', { PORT: '99999' }, /PORT takes a whole number/],
  ['a zone nobody knows', { TIMEZONE: 'Mars/Base' }, /TIMEZONE takes an IANA zone/],
  ['a country that is none', { DEFAULT_COUNTRY: 'Colombia' }, /two-letter ISO code/],
  ['QuickChart without its server', { CHARTS: 'quickchart' }, /QUICKCHART_URL/],
  ['roles without a shared database', { RUN: 'web' }, /RUN needs DATABASE_URL/],
  ['a role nobody plays', { RUN: 'web,cook', DATABASE_URL: 'postgresql://h/d' }, /found cook/],
  [
    'a database that is no PostgreSQL',
    { DATABASE_URL: 'mysql://user:hunter2@h/d' },
    /postgres:\/\/ or postgresql:\/\//,
  ],
  [
    'an app token without the bot token',
    { SLACK_APP_TOKEN: 'xapp-1', ADMIN_USERS: 'U1' },
    /SLACK_APP_TOKEN need SLACK_BOT_TOKEN/,
  ],
  ['more sockets than Slack allows', { ...slack, SLACK_SOCKETS: '11' }, /SLACK_SOCKETS takes/],
  ['a Treble key without its secret', { ...slack, TREBLE_API_KEY: 'ak_1' }, /TREBLE_WEBHOOK_SECRET/],
  ['Treble with the local Slack', treble, /TREBLE_API_KEY is set without SLACK_BOT_TOKEN/],
  ['a line of Treble that is no number', { ...slack, ...treble, TREBLE_LINES: 'main' }, /found main/],
  ['a log level nobody knows', { LOG_LEVEL: 'loud' }, /LOG_LEVEL takes one of/],
  ['an API version in the wrong form', { WHATSAPP_API_VERSION: '25' }, /v25\.0/],
];

test.each(mistakes)('%s is one plain sentence', (_story, env, says) => {
  const problems = problemsOf(env);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(says);
});

test('all problems are listed at once, and none repeats a secret', () => {
  const problems = problemsOf({
    PORT: 'x',
    CHARTS: 'pie',
    DATABASE_URL: 'mysql://user:hunter2@h/d',
    TIMEZONE: 'Nowhere',
  });
  expect(problems).toHaveLength(4);
  expect(problems.join()).not.toContain('hunter2');
});

test('.env.example names every setting that is read, and no other', () => {
  const documented = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(
    (match) => match[1],
  );
  const sources = [
    'src/config.ts',
    'src/config-connections.ts',
    'src/config-approvals.ts',
    'src/config-privacy.ts',
  ]
    .map((file) => readFileSync(file, 'utf8'))
    .join();
  const readNames = new Set([...sources.matchAll(/'([A-Z][A-Z_]{2,})'/g)].map((match) => match[1] ?? ''));
  const words = ['UTC', 'USD'];
  for (const name of words) readNames.delete(name);
  expect(new Set(documented)).toEqual(readNames);
});
