import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { checks } from '../../src/doctor/checks.ts';
import { examine } from '../../src/doctor/examine.ts';
import { stampInstallation } from '../../src/entities/database/installation-stamp.ts';
import { Installation } from '../../src/entities/rows/installation.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startProduct } from '../support/process-product.ts';
import { type StandInServer, startStandIn } from '../support/stand-in-server.ts';

interface Answer {
  readonly body: unknown;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const scopes =
  'channels:history,channels:read,chat:write,commands,files:read,files:write,groups:history,groups:read,im:history,im:write,usergroups:read,users:read';

/** What the far sides say when all is well. */
const healthy = (): Record<string, Answer> => ({
  '/slack/auth.test': { body: { ok: true, team: 'Acme' }, headers: { 'x-oauth-scopes': scopes } },
  '/slack/api.test': { body: { ok: true } },
  '/slack/apps.connections.open': { body: { ok: true, url: 'wss://x.slack.com' } },
  '/v25.0/222': { body: { display_phone_number: '+1 202-555-0100', quality_rating: 'GREEN' } },
  '/v25.0/111/subscribed_apps': { body: { data: [{ whatsapp_business_api_data: {} }] } },
  '/webhooks/whatsapp': { body: 'the challenge' },
  '/healthz': { body: 'alive' },
  '/crm/v3/properties/contacts/email': { body: { name: 'email' } },
  '/crm/v3/objects/contacts': { body: { results: [] } },
  '/crm/v3/lists': { body: { lists: [] } },
  '/services/oauth2/token': { body: { access_token: 'token-secret' } },
  '/services/data/v63.0/limits': { body: { DailyApiRequests: { Max: 15_000, Remaining: 14_000 } } },
  '/poll/api/all': { body: [{ id: 1, name: 'Welcome' }] },
});

const verifyToken = 'verify-1-of-this-test';

let far: StandInServer;
let database: TestDatabase;
let answers = healthy();
beforeAll(async () => {
  database = await createTestDatabase();
  await stampInstallation(database.orm, { kind: 'live', failoverAllowed: false });
  far = await startStandIn(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://far');
    const { body, status = 200, headers = {} } = answers[pathname] ?? { body: {}, status: 404 };
    const challenge =
      searchParams.get('hub.verify_token') === verifyToken ? searchParams.get('hub.challenge') : '';
    const text =
      body === 'the challenge' ? challenge : typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, headers).end(text);
  });
});
afterAll(async () => {
  await far.close();
  await database.close();
});

const settings = (): Record<string, string> => ({
  DATABASE_URL: database.url,
  PUBLIC_URL: far.url,
  SLACK_BOT_TOKEN: 'xoxb-secret',
  SLACK_SIGNING_SECRET: 'signing-secret',
  SLACK_APP_TOKEN: 'xapp-secret',
  SLACK_API_URL: `${far.url}/slack/`,
  ADMIN_USERS: 'U0ANA',
  WHATSAPP_ACCESS_TOKEN: 'access-secret',
  WHATSAPP_BUSINESS_ACCOUNT_ID: '111',
  WHATSAPP_PHONE_NUMBER_ID: '222',
  WHATSAPP_APP_SECRET: 'app-secret',
  WHATSAPP_VERIFY_TOKEN: verifyToken,
  WHATSAPP_API_URL: far.url,
  TREBLE_API_KEY: 'key-secret',
  TREBLE_WEBHOOK_SECRET: 'webhook-secret-of-this-test',
  TREBLE_API_URL: far.url,
  HUBSPOT_ACCESS_TOKEN: 'pat-secret',
  HUBSPOT_API_URL: far.url,
  SALESFORCE_URL: far.url,
  SALESFORCE_CLIENT_ID: 'client-1',
  SALESFORCE_CLIENT_SECRET: 'client-secret',
});

const diagnose = (env: Record<string, string> = {}, now = () => new Date()) =>
  examine({ config: loadConfig({ ...settings(), ...env }), now }, checks);

test('when all is well, each check says so and nothing has to be done', async () => {
  answers = healthy();
  const { text, isHealthy } = await diagnose();
  expect(isHealthy, text).toBe(true);
  expect(text).not.toContain('NO ');
  for (const { name } of checks) expect(text).toContain(`ok  ${name}: `);
  expect(text).not.toMatch(/secret|verify-1/);
});

const refused = { body: { ok: false, error: 'invalid_auth' } };
const expired = { body: { error: { message: 'Session has expired', code: 190 } }, status: 401 };
const lies: readonly [story: string, lie: Record<string, Answer>, says: RegExp][] = [
  [
    'Slack refuses the token',
    { '/slack/auth.test': refused },
    /NO {2}Slack app: .*invalid_auth[\s\S]*→ Install/,
  ],
  [
    'a scope is missing',
    {
      '/slack/auth.test': {
        body: { ok: true },
        headers: { 'x-oauth-scopes': scopes.replace('files:read,', '') },
      },
    },
    /NO {2}Slack app: It lacks the scopes files:read[\s\S]*→ Update/,
  ],
  ['Slack opens no socket', { '/slack/apps.connections.open': refused }, /NO {2}Socket Mode: .*invalid_auth/],
  [
    'Meta’s token expired',
    { '/v25.0/222': expired },
    /NO {2}WhatsApp lines: .*expired[\s\S]*→ Make a new token/,
  ],
  [
    'no app is subscribed',
    { '/v25.0/111/subscribed_apps': { body: { data: [] } } },
    /NO {2}WhatsApp webhooks: No app hears[\s\S]*→ Send an empty POST/,
  ],
  [
    'somebody else answers the handshake',
    { '/webhooks/whatsapp': { body: 'Welcome to nginx' } },
    /NO {2}WhatsApp webhooks: The address .* handshake: HTTP status 200/,
  ],
  [
    'another server stands at our address',
    { '/healthz': { body: '<html>' } },
    /NO {2}Public address: .*does not lead.*: HTTP status 200/,
  ],
  [
    'Treble refuses the key',
    { '/poll/api/all': { body: {}, status: 401 } },
    /NO {2}Treble: .*401[\s\S]*→ Copy the key/,
  ],
  [
    'HubSpot refuses the token',
    { '/crm/v3/properties/contacts/email': { body: { category: 'INVALID_AUTHENTICATION' }, status: 401 } },
    /NO {2}HubSpot: .*INVALID_AUTHENTICATION[\s\S]*→ Copy the token/,
  ],
  [
    'HubSpot keeps its lists from the token',
    { '/crm/v3/lists': { body: {}, status: 403 } },
    /NO {2}HubSpot: The private app lacks the scopes crm\.lists\.read\.[\s\S]*→ Add them/,
  ],
  [
    'Salesforce refuses the client',
    { '/services/oauth2/token': { body: { error: 'invalid_client' }, status: 400 } },
    /NO {2}Salesforce: .*invalid_client[\s\S]*→ Check SALESFORCE_URL/,
  ],
  [
    'Salesforce keeps its API from the token',
    { '/services/data/v63.0/limits': { body: [{ errorCode: 'API_DISABLED_FOR_ORG' }], status: 403 } },
    /NO {2}Salesforce: .*HTTP status 403[\s\S]*→ Give the connected app/,
  ],
  [
    'Meta’s token expired, so that nobody knows who hears',
    { '/v25.0/111/subscribed_apps': expired },
    /NO {2}WhatsApp webhooks: Meta does not tell.*expired[\s\S]*→ Make a new token/,
  ],
  [
    'the business account is another’s',
    {
      '/v25.0/111/subscribed_apps': {
        body: { error: { message: 'Unsupported get request.', code: 100 } },
        status: 400,
      },
    },
    /NO {2}WhatsApp webhooks: Meta does not tell.*Unsupported[\s\S]*→ Check WHATSAPP_BUSINESS_ACCOUNT_ID/,
  ],
  ['Treble answers nonsense', { '/poll/api/all': { body: 'hello' } }, /NO {2}Treble: /],
  [
    'Slack has another time',
    { '/slack/api.test': { body: {}, headers: { date: 'Thu, 01 Jan 2026 00:00:00 GMT' } } },
    /NO {2}Clock: The clock is \d+ s off[\s\S]*→ Let this machine/,
  ],
];

test.each(lies)('%s: it is told with what to do', async (_story, lie, says) => {
  answers = { ...healthy(), ...lie };
  const { text, isHealthy } = await diagnose();
  expect(text).toMatch(says);
  expect(isHealthy).toBe(false);
  expect(text).not.toMatch(/secret|verify-1/);
});

/** A far side that is away for a moment; by the check that asks there. */
const away: readonly [check: string, path: string][] = [
  ['Slack app', '/slack/auth.test'],
  ['Socket Mode', '/slack/apps.connections.open'],
  ['WhatsApp lines', '/v25.0/222'],
  ['WhatsApp webhooks', '/v25.0/111/subscribed_apps'],
  ['Treble', '/poll/api/all'],
  ['HubSpot', '/crm/v3/objects/contacts'],
  ['Salesforce', '/services/oauth2/token'],
  ['Salesforce', '/services/data/v63.0/limits'],
];
test.each(away)('%s is overloaded at %s: nobody is told to change a setting', async (name, path) => {
  for (const status of [429, 503]) {
    answers = { ...healthy(), [path]: { body: 'busy', status } };
    const { text } = await diagnose();
    const [, advice] = new RegExp(`NO  ${name}: .*\\n +→ (.*)`).exec(text) ?? [];
    expect(advice, text).toMatch(/^This is on their side/);
  }
});

test('when nobody answers at our address, both checks that ask there say why', async () => {
  answers = healthy();
  const { text, isHealthy } = await diagnose({ PUBLIC_URL: 'http://127.0.0.1:9' });
  expect(text).toMatch(/NO {2}Public address: .*does not lead.*: .*ECONNREFUSED/);
  expect(text).toMatch(/NO {2}WhatsApp webhooks: .*handshake: .*ECONNREFUSED/);
  expect(text).not.toMatch(/secret|verify-1/);
  expect(isHealthy).toBe(false);
});

test.each([
  ['WHATSAPP_VERIFY_TOKEN', 'verify-1'],
  ['TREBLE_WEBHOOK_SECRET', 'secret'],
  ['METRICS_TOKEN', 'aaaaaaaaaaaaaaaaaaaaaaaa'],
])('%s that can be guessed is warned of, without being shown', async (name, value) => {
  answers = healthy();
  const { text } = await diagnose({ [name]: value });
  expect(text).toMatch(new RegExp(`!   Own tokens: ${name} is short or plain[\\s\\S]*→ Make one`));
  expect(text).not.toContain(value);
});

test('a surplus scope and a low rating are warnings, which make nobody ill', async () => {
  answers = {
    ...healthy(),
    '/slack/auth.test': { body: { ok: true }, headers: { 'x-oauth-scopes': `${scopes},admin` } },
    '/v25.0/222': { body: { display_phone_number: '1', quality_rating: 'RED' } },
  };
  const { text, isHealthy } = await diagnose();
  expect(text).toMatch(/! {3}Slack app: .*admin/);
  expect(text).toMatch(/! {3}WhatsApp lines: .*low/);
  expect(isHealthy).toBe(true);
});

test('a database that cannot be reached, is frozen, or belongs to the other kind is told as such', async () => {
  answers = healthy();
  const away = await diagnose({ DATABASE_URL: 'postgresql://treble:hunter2@127.0.0.1:9/treble' });
  expect(away.text).toMatch(/NO {2}Database: .*cannot be reached: .*ECONNREFUSED/);
  expect(away.text).not.toContain('hunter2');
  expect(away.isHealthy).toBe(false);
  const em = database.orm.em.fork();
  await em.nativeUpdate(Installation, 1, { frozenAt: new Date(), frozenBy: 'U1', frozenBecause: 'Storm.' });
  expect((await diagnose()).text).toMatch(/! {3}Database: Sending is frozen: Storm/);
  await em.nativeUpdate(Installation, 1, {
    kind: 'sandbox',
    frozenAt: null,
    frozenBy: null,
    frozenBecause: null,
  });
  expect((await diagnose()).text).toMatch(/NO {2}Database: It belongs to a sandbox/);
  await em.nativeUpdate(Installation, 1, { kind: 'live' });
});

test('a login with too few rights and a schema that is behind are told with what to grant', async () => {
  answers = healthy();
  const em = database.orm.em.fork();
  const login = `poor_${process.pid}_${Date.now()}`;
  await em.execute(`create role ${login} login password 'x'`);
  await em.execute(`grant select on mikro_orm_migrations, installation to ${login}`);
  const address = new URL(database.url);
  address.username = login;
  address.password = 'x';
  const { text } = await diagnose({ DATABASE_URL: address.href });
  expect(text).toMatch(/NO {2}Database: The login may not use \d+ of the tables[\s\S]*→ .*grant treble_app/);
  await em.execute(
    'delete from mikro_orm_migrations where name = (select max(name) from mikro_orm_migrations)',
  );
  expect((await diagnose()).text).toMatch(/! {3}Database: Migrations to be made: 1\./);
});

test('npm run doctor ends with 1 when something is bad, 0 when nothing is, 78 on bad settings', async () => {
  answers = healthy();
  const run = async (env: Record<string, string>) => {
    const product = startProduct({ settings: { ...settings(), ...env }, words: ['doctor'] });
    return { code: await product.ended, said: product.output() };
  };
  expect(await run({})).toMatchObject({
    code: 0,
    said: expect.stringContaining('All that matters is well.'),
  });
  expect((await run({ DATABASE_URL: 'postgresql://127.0.0.1:9/none' })).code).toBe(1);
  expect((await run({ TIMEZONE: 'Mars/Base' })).code).toBe(78);
});
