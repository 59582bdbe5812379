import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cell, delivered, failed, inProcess } from '../../src/entities/cell.ts';
import { Timing } from '../../src/entities/rows/timing.ts';
import { stepOf } from '../../src/entities/time-steps.ts';
import { givenDeployment } from '../support/given.ts';
import { type BotOnDatabase, startBotOnDatabase } from './support/bot-on-database.ts';
import { admin, member } from './support/bot-under-test.ts';

// The metrics page's summary section; each test is named after its sentence.
let world: BotOnDatabase;
let deploymentId: number;
const cells: readonly (readonly [Cell, number])[] = [
  [delivered('delivered', false), 10],
  [delivered('read', true), 5],
  [inProcess('queued'), 4],
  [inProcess('accepted'), 3],
  [inProcess('sent', true), 2],
  [inProcess('unknown'), 1],
  [failed('unreachable', '131026', true), 6],
  [failed('invalid_number', '131021'), 7],
  [failed('agent_session'), 2],
];
beforeAll(async () => {
  world = await startBotOnDatabase();
  const { orm } = world.database;
  await givenDeployment(orm, {
    conversation: 'Spring sale',
    version: 1,
    cells: [[delivered('read', true), 99]],
  });
  ({ id: deploymentId } = await givenDeployment(orm, { conversation: 'Spring sale', version: 2, cells }));
  await givenDeployment(orm, { conversation: 'Bystander', cells: [[failed('excluded'), 50]] });
  const step = (timed: 'delivery' | 'response', seconds: number, count: number) => ({
    deployment: deploymentId,
    timed,
    step: stepOf(seconds * 1000),
    shard: count % 2,
    count,
  });
  await orm.em
    .fork()
    .insertMany(Timing, [step('delivery', 3, 9), step('delivery', 40, 6), step('response', 125, 5)]);
});
afterAll(() => world.stop());

async function results(): Promise<string> {
  await world.bot.command('metrics Spring sale', member);
  return world.text();
}

test('“You can see the number of conversations sent, received, failed, and successful”', async () => {
  const shown = await results();
  for (const figure of ['*Messages sent*  23', '*Delivered*  15', '*Send failure*  15', '*Responses*  5']) {
    expect(shown).toContain(figure);
  }
});

test('“Total users: attempted to deploy the conversation for the current version of the conversation”', async () => {
  const shown = await results();
  expect(shown).toContain('*Spring sale · version 2*');
  expect(shown).toContain('*Total users*  40');
});

test('“Messages sent: the total number of conversations that were successfully sent to users”', async () => {
  // Delivered 15, left but not delivered 2, left and failed later 6.
  expect(await results()).toContain('*Messages sent*  23 · 57.5 % of users');
});

test('“In process: the total number of conversations that are being processed”', async () => {
  expect(await results()).toContain('*In process*  10');
});

test.each([
  ['The conversation hasn’t been sent yet', '• 4: waiting to be sent'],
  [
    'Treble has communicated to WhatsApp, but WhatsApp hasn’t sent it yet',
    '• 3: accepted by WhatsApp, not sent yet',
  ],
  [
    'The user’s phone is turned off or without internet',
    '• 2: sent, not delivered yet (phone off or without internet)',
  ],
])('“%s” is told with its count', async (_sentence, words) => {
  await world.bot.command(`failures D-${deploymentId}`, member);
  expect(world.text()).toContain(words);
});

test('“Treble may take a few minutes, so it’s normal to see this metric in process”', async () => {
  await world.bot.command(`failures D-${deploymentId}`, member);
  expect(world.text()).toContain('*Next step:* Give it time.');
});

test('“If you think a conversation has taken too long to process, contact us”: the support contact is named', async () => {
  await world.bot.command(`failures D-${deploymentId}`, member);
  expect(world.text()).toMatch(
    /\*In process\*.*If it takes too long, ask the support contact\. Support: <@U0ANA>\./,
  );
});

test('“Send failure: the total number of conversations that have failed to be sent to users”', async () => {
  expect(await results()).toContain('*Send failure*  15 · 37.5 % of users');
});

test.each([
  ['The user doesn’t have WhatsApp installed', 'Blocked or old version', 'has no WhatsApp account'],
  ['The user has blocked the WhatsApp line', 'Blocked or old version', 'The user has blocked the line'],
  ['The user’s phone number is invalid', 'Invalid number', 'The WhatsApp number is invalid.'],
  [
    'The user has an open conversation with agents, and these have priority over new sends',
    'Active session with an agent',
    'agents come before deployments',
  ],
])('“%s” is told as a reason of a send failure', async (_sentence, label, words) => {
  await results();
  await world.pressOn('See why', member);
  const [, said = ''] = world.text().split(`*${label}*: `);
  expect(said.split('"type":"section"')[0]).toContain(words);
});

test('“Below you can find more information about all possible reasons why it might fail”', async () => {
  await results();
  await world.pressOn('See why', member);
  const reasons = world.text().match(/\*Next step:\*/g) ?? [];
  // Four states: three failed, and what is in process.
  expect(reasons).toHaveLength(4);
});

test('“Delivered: the total number of conversations that have been successfully sent to users”', async () => {
  expect(await results()).toContain('*Delivered*  15 · 37.5 % of users');
});

test('“Responses: received from users to the first message of the conversation”', async () => {
  const shown = await results();
  expect(shown).toContain('*Responses*  5');
  expect(shown).toContain('Delivered users who answered the first message; later answers add nothing.');
});

test('“In the case of an outbound conversation: how many users have responded to the conversation’s template”', async () => {
  await results();
  await world.pressOn('See users', member, 4);
  // Delivered and answered; those whose template was delivered and who are silent are not among them.
  expect(world.text()).toContain('*Delivered*: 5 users');
  expect(world.text()).not.toContain('10 users');
});

test('“Response rate = (Responses to first message / Total users successfully sent) * 100”', async () => {
  expect(await results()).toContain('*Response rate*  33.3 %');
});

test('how long it took stands with it: median and p90 to deliver and to the first response', async () => {
  const shown = await results();
  expect(shown).toContain('*Time to deliver*  median 3 s, p90 41 s');
  expect(shown).toContain('*Time to first response*  median 2 min 10 s');
  expect(shown).toContain('p90: nine of ten');
});

test.each([
  ['Total users', 0, 'All users: 40'],
  ['Messages sent', 1, 'Messages sent: 23.'],
  ['In process', 2, 'In process: 10 users'],
  ['Delivered', 3, 'Delivered: 15 users'],
  ['Responses', 4, 'Responses: 5.'],
])('the figure %s leads to its users', async (_figure, which, words) => {
  await results();
  await world.pressOn('See users', member, which);
  expect(world.text()).toContain(words);
});

test('Messages sent and Responses are told by state, which leads on to the users', async () => {
  await results();
  await world.pressOn('See users', member, 1);
  for (const part of [
    '*Delivered*: 15 users',
    '*In process*: 2 users',
    '*Blocked or old version*: 6 users',
  ]) {
    expect(world.text()).toContain(part);
  }
  await world.pressOn('See users', member, 0);
  expect(world.text()).toContain('Delivered: 15 users');
  await world.bot.press({ id: 'figure_users', value: 'version:1:2|oops', by: member, inView: true });
  expect(world.text()).toContain('does not exist any more');
});

test('the figure Send failure leads to its causes, and each cause to its users', async () => {
  await results();
  await world.pressOn('See why', member);
  expect(world.text()).toContain('15 of 40 users could not be reached.');
  await world.pressOn('See users', member);
  expect(world.text()).toContain('Invalid number: 7 users');
});

test('definitions are at hand under every figure', async () => {
  const shown = await results();
  expect(shown.match(/\\n_[A-Z][^_]*_"/g)).toHaveLength(9);
});

test('the parts add up, whoever looks', async () => {
  await world.bot.command(`metrics D-${deploymentId}`, admin);
  const figure = (name: string) => Number(new RegExp(`\\*${name}\\* {2}(\\d+)`).exec(world.text())?.[1]);
  expect(figure('Delivered') + figure('In process') + figure('Send failure')).toBe(figure('Total users'));
  expect(world.bot.log).toEqual([]);
});
