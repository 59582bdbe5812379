import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type FarSlack, startFarSlack } from '../support/far-slack.ts';
import { findEverywhere } from '../support/find-everywhere.ts';
import { type ProductProcess, startProduct } from '../support/process-product.ts';
import { submitSendForm } from '../support/send-form.ts';
import { SlackPerson } from '../support/slack-person.ts';

const phone = '+12025550147';
const digits = phone.slice(1);
const name = 'Zacarias Quintero';
const secrets = {
  METRICS_TOKEN: 'metrics-token-of-the-canary',
  PHONE_HASH_KEY: 'phone-hash-key-of-the-canary-0123456789',
};

let database: TestDatabase;
let slack: FarSlack;
let product: ProductProcess;
let url: string;
let growth: string;

beforeAll(async () => {
  database = await createTestDatabase();
  slack = await startFarSlack();
  product = startProduct({
    settings: {
      ...slack.settings,
      ...secrets,
      HOST: '127.0.0.1',
      DATABASE_URL: database.url,
      LOG_LEVEL: 'trace',
      SANDBOX_DELAY_PERCENT: '0',
    },
  });
  url = await product.ready;
  slack.setProductUrl(url);
  const ana = new SlackPerson(slack.url, 'U0ANA');
  growth = (await ana.state()).channels.find((channel) => channel.name === 'growth')?.id ?? '';
  await ana.say(growth, '/treble send spring_sale_2026');
  const file = await ana.upload(
    'list.csv',
    `phone,first_name,discount\n${phone},${name},20 %\n${digits}x,${name},1\n`,
  );
  await submitSendForm(ana, 'spring_sale_2026', { file });
  await ana.submit(await ana.modal(/Will be sent/), {});
  await ana.message(growth, /1 of 2 users delivered/, 60_000);
  await ana.say(growth, `/treble exclude add ${phone} Asked us to stop`);
  await ana.say(growth, '/treble status D-1');
  // What goes wrong is logged too: a command that breaks off, a webhook nobody understands.
  await ana.say(growth, `/treble history ${phone} '"; drop table recipient`);
});
afterAll(async () => {
  await product.kill();
  await slack.close();
  await database.close();
});

test('no line of the log, at its loudest, names a phone, a person or a secret', () => {
  const output = product.output();
  expect(output).toContain('"level":30');
  for (const word of [
    digits,
    phone.slice(2),
    name,
    ...Object.values(secrets),
    ...Object.values(slack.settings).slice(0, 2),
  ])
    expect(output).not.toContain(word);
});

test('the metrics name nobody', async () => {
  const headers = { authorization: `Bearer ${secrets.METRICS_TOKEN}` };
  const metrics = await (await fetch(`${url}/metrics`, { headers })).text();
  expect(metrics).toContain('treble_bot_');
  expect(metrics).not.toMatch(new RegExp(`${digits}|${phone.slice(2)}|${name}`));
});

test('what Slack is told has no whole phone, and no metadata tells of a person', () => {
  const told = slack.told();
  expect(told).toContain('users delivered');
  expect(told).not.toContain(digits);
  const metadata = [...told.matchAll(/"(?:private_)?metadata":("(?:[^"\\]|\\.)*"|\{[^}]*\}+)/g)].map(
    ([, value]) => value,
  );
  expect(metadata.length).toBeGreaterThan(0);
  for (const value of metadata) expect(value).not.toMatch(new RegExp(`${name}|${phone.slice(2)}|0147`));
});

test('no token and no secret of the settings is stored in any column, so none is there to be encrypted', async () => {
  const orm = openDatabase({ url: database.url, poolSize: 1 });
  for (const secret of [...Object.values(secrets), ...Object.values(slack.settings).slice(0, 2)])
    expect(await findEverywhere(orm, secret)).toEqual([]);
  for (const prefix of ['xoxb-', 'xapp-', 'EAA', 'ak\\_', 'pat-na'])
    expect(await findEverywhere(orm, prefix), prefix).toEqual([]);
  await orm.close(true);
});

test('with a key in the settings, the database alone does not tell which phones were forgotten', async () => {
  const orm = openDatabase({ url: database.url, poolSize: 1 });
  const mark = (key: string) =>
    sql<{ mark: string }>`select phone_mark('check', ${key}) as mark`.execute(orm.em.fork().getKysely());
  const { rows } = await sql<{ check: string; key: string }>`
    select phone_key_check as check, phone_key::text as key from installation`.execute(
    orm.em.fork().getKysely(),
  );
  expect((await mark(secrets.PHONE_HASH_KEY)).rows[0]?.mark).toBe(rows[0]?.check);
  expect((await mark(rows[0]?.key ?? '')).rows[0]?.mark).not.toBe(rows[0]?.check);
  await orm.close(true);
});
