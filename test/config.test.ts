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
  ['Socket Mode, which is not there yet', { ...slack, SLACK_APP_TOKEN: 'xapp-1' }, /over HTTP only/],
  ['Treble, which is not there yet', { TREBLE_API_KEY: 'ak_1' }, /does not have the Treble gateway yet/],
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
  const sources = ['src/config.ts', 'src/config-connections.ts']
    .map((file) => readFileSync(file, 'utf8'))
    .join();
  const readNames = new Set([...sources.matchAll(/'([A-Z][A-Z_]{2,})'/g)].map((match) => match[1] ?? ''));
  const notYet = ['SLACK_APP_TOKEN', 'TREBLE_API_KEY', 'UTC'];
  for (const name of notYet) readNames.delete(name);
  expect(new Set(documented)).toEqual(readNames);
});
