import { afterAll, beforeAll, expect, test } from 'vitest';
import { delivered, failed } from '../../src/entities/cell.ts';
import { Attempt } from '../../src/entities/rows/attempt.ts';
import { AuditEntry } from '../../src/entities/rows/audit-entry.ts';
import { Inbound } from '../../src/entities/rows/inbound.ts';
import { PhoneAlias } from '../../src/entities/rows/phone-alias.ts';
import { Recipient } from '../../src/entities/rows/recipient.ts';
import { Worker } from '../../src/entities/rows/worker.ts';
import { givenDeployment } from '../support/given.ts';
import { type BotOnDatabase, startBotOnDatabase } from './support/bot-on-database.ts';
import { admin, member } from './support/bot-under-test.ts';

const phone = '+12025550123';
const bystander = '+12025550124';
const at = (time: string): Date => new Date(`2026-03-04T${time}:00Z`);

let world: BotOnDatabase;
let spring: number;

beforeAll(async () => {
  world = await startBotOnDatabase();
  const { orm } = world.database;
  spring = (await givenDeployment(orm, { launchedAt: at('09:00') })).id;
  const winter = (
    await givenDeployment(orm, { conversation: 'Winter', line: 'line-2', launchedAt: at('12:00') })
  ).id;
  const autumn = (await givenDeployment(orm, { conversation: 'Autumn', launchedAt: at('15:00') })).id;
  const em = orm.em.fork();
  const worker = await em.insert(Worker, { startedAt: at('09:00') });
  const recipient = (deployment: number, to: string, name: string, cell = delivered('read', true)) => {
    const { state, cause, sent, responded } = cell;
    return em.insert(Recipient, {
      deployment,
      rowNumber: to === phone ? 1 : 2,
      phone: to,
      variables: { name },
      state,
      cause,
      sent,
      responded,
    });
  };
  const reached = await recipient(spring, phone, 'Ana *<!channel>*');
  const bounced = await recipient(winter, phone, 'Ana', failed('unreachable', '131026'));
  await recipient(autumn, phone, 'Ana', failed('excluded'));
  const other = await recipient(spring, bystander, 'Beto');
  const call = { worker, number: 1 };
  await em.insertMany(Attempt, [
    {
      ...call,
      recipient: reached,
      line: 'line-1',
      startedAt: at('09:01'),
      outcome: 'accepted',
      sentAt: at('09:02'),
      deliveredAt: at('09:03'),
      readAt: at('09:04'),
    },
    {
      ...call,
      recipient: bounced,
      line: 'line-2',
      startedAt: at('12:01'),
      outcome: 'failed',
      failedAt: at('12:02'),
      failure: 'unreachable',
      code: '131026',
      detail: 'Message undeliverable',
    },
    { ...call, recipient: other, line: 'line-1', startedAt: at('09:01'), outcome: 'accepted' },
  ]);
  // Meta knows the person by another number, under which an early message was stored.
  await em.insert(PhoneAlias, { contactId: '12025550999', phone });
  const message = { lineId: 'line-1', text: '', receivedAt: at('09:10') };
  await em.insertMany(Inbound, [
    { ...message, providerId: 'wamid.1', phone, type: 'text', text: 'Yes & <@U1>', at: at('09:05'), raw: {} },
    {
      ...message,
      providerId: 'wamid.2',
      phone,
      type: 'audio',
      at: at('09:06'),
      raw: { audio: { voice: true } },
    },
    { ...message, providerId: 'wamid.3', phone: '+12025550999', type: 'location', at: at('09:07'), raw: {} },
    {
      ...message,
      providerId: 'wamid.4',
      phone: bystander,
      type: 'text',
      text: 'Not mine',
      at: at('09:08'),
      raw: {},
    },
  ]);
});
afterAll(() => world.stop());

const audits = async () =>
  (await world.database.orm.em.fork().find(AuditEntry, { act: 'history.reveal' })).length;

test('User Conversation History: everything sent and received in order, over deployments, lines and spellings', async () => {
  const before = await audits();
  await world.bot.command(`history ${phone}`);
  const shown = world.text();
  const order = [
    phone,
    'D-1 · Spring sale · version 1 · from line +12025550100',
    'Sent <!date^1772614920^',
    'Delivered <!date^1772614980^',
    'Read <!date^1772615040^',
    'Hello Ana ∗&lt;!channel&gt;∗',
    '· text · on line',
    'Yes &amp; &lt;@U1&gt;',
    'voice note',
    'location',
    'D-2 · Winter · version 1',
    'No WhatsApp account, an old version, terms not accepted, or the line is blocked (code 131026): Message undeliverable',
    'Not sent',
    'D-3 · Autumn',
    'Excluded: On the exclusion list.',
  ];
  const places = order.map((words) => shown.indexOf(words));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(shown).not.toMatch(/Beto|Not mine|2025550124/);
  expect(await audits()).toBe(before + 1);
});

test.each(['+1 202 555 0123', '(202) 555-0123', '12025550123', '+1 (202) 555-0999'])(
  'the phone may be written as %s',
  async (typed) => {
    await world.bot.command(`history ${typed}`);
    expect(world.text()).toContain(`*${phone}*`);
    expect(world.text()).toContain('Winter');
  },
);

test('a member sees what happened, with a masked phone and without texts, and nothing is recorded as revealed', async () => {
  const before = await audits();
  await world.bot.command(`history ${phone}`, member);
  const shown = world.text();
  expect(shown).toContain('+12•••••0123');
  expect(shown).toContain('voice note');
  expect(JSON.stringify(world.view())).not.toMatch(/2025550123|Hello|Yes &amp;/);
  expect(await audits()).toBe(before);
});

test('somebody whose number is hidden has a history by the id', async () => {
  await world.database.orm.em.fork().insertMany(Inbound, [
    {
      providerId: 'wamid.hidden.1',
      lineId: 'line-1',
      phone: 'US.13491208655302741918',
      type: 'text',
      text: 'Is it open?',
      at: at('11:00'),
      raw: {},
    },
  ]);
  await world.bot.command('history US.13491208655302741918');
  expect(world.text()).toContain('Is it open?');
  await world.bot.command('history US.13491208655302741918', member);
  expect(world.text()).toContain('US.•••••1918');
  expect(JSON.stringify(world.view())).not.toContain('13491208');
});

test('History beside a user opens that user’s history', async () => {
  await world.bot.command('users D-1');
  await world.pressOn('History');
  expect(world.view().title).toMatchObject({ text: 'Conversation history' });
  expect(world.text()).toContain(phone);
  await world.bot.command('users D-1');
  await world.pressOn('History', admin, 1);
  expect(world.text()).toContain(bystander);
  expect(world.text()).not.toContain('Winter');
});

test('a long history is paged, each entry once, both ways', async () => {
  const em = world.database.orm.em.fork();
  const many = Array.from({ length: 25 }, (_value, index) => ({
    providerId: `wamid.many.${index}`,
    lineId: 'line-1',
    phone: '+12025550177',
    type: 'text',
    text: `message ${String(index).padStart(2, '0')}`,
    at: at(index < 12 ? '10:00' : '10:01'),
    raw: {},
  }));
  await em.insertMany(Inbound, many);
  await world.bot.command('history +12025550177');
  const read = () => world.text().match(/message \d\d/g) ?? [];
  const pages = [read()];
  await world.pressOn('Earlier');
  pages.push(read());
  await world.pressOn('Earlier');
  pages.push(read());
  expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
  expect(pages.flat().sort()).toEqual(many.map(({ text }) => text));
  await world.pressOn('Later');
  expect(read()).toEqual(pages[1]);
});

const odd: readonly [story: string, typed: string, says: string][] = [
  ['no phone', 'history', 'Which phone?'],
  ['a word', 'history ana', 'Expected a phone with its country code, found “ana”.'],
];
test.each(odd)('%s is told what to type', async (_story, typed, says) => {
  await world.bot.command(typed);
  expect(world.bot.said().at(-1)).toContain(says);
});

test('a number that nobody wrote to says so', async () => {
  await world.bot.command('history +12025550188');
  expect(world.text()).toContain('Nothing was sent to this number and nothing came from it.');
});
