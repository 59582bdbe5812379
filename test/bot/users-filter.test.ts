import { afterAll, beforeAll, expect, test } from 'vitest';
import { delivered, failed, inProcess } from '../../src/entities/cell.ts';
import { Recipient } from '../../src/entities/rows/recipient.ts';
import { givenDeployment } from '../support/given.ts';
import { type BotOnDatabase, startBotOnDatabase, typed } from './support/bot-on-database.ts';
import { member } from './support/bot-under-test.ts';

let world: BotOnDatabase;
const first = () => world.database.orm.em.fork();

beforeAll(async () => {
  world = await startBotOnDatabase();
  const { id } = await givenDeployment(world.database.orm, {
    launchedAt: new Date('2026-03-04T09:00:00Z'),
    variables: { name: 'Ana' },
    cells: [
      [delivered('delivered', false), 12],
      [delivered('read', true), 3],
      [inProcess('queued'), 2],
      [failed('agent_session'), 1],
      [failed('invalid_number'), 2],
    ],
  });
  // The third delivered user acted last, the second before that.
  await first().nativeUpdate(
    Recipient,
    { deployment: id, rowNumber: 2 },
    { lastActivityAt: new Date('2026-03-05T09:00:00Z') },
  );
  await first().nativeUpdate(
    Recipient,
    { deployment: id, rowNumber: 3 },
    { lastActivityAt: new Date('2026-03-06T09:00:00Z') },
  );
  // A bystander of another conversation.
  await givenDeployment(world.database.orm, { conversation: 'Winter', cells: [[inProcess('queued'), 9]] });
});
afterAll(() => world.stop());

const several = (...values: readonly string[]) => ({
  wanted: {
    type: 'multi_static_select',
    selected_options: values.map((value) => ({ text: { type: 'plain_text', text: value }, value })),
  },
});
const one = (value: string) => ({
  wanted: {
    type: 'static_select',
    selected_option: { text: { type: 'plain_text', text: value }, value },
  },
});
const phone = (value: string) => typed('wanted', value);

/** Rows of the list that are on the screen, in its order. */
const rows = (): number[] => [...world.text().matchAll(/\(row (\d+)\)/g)].map((found) => Number(found[1]));

async function filter(given: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Promise<string> {
  await world.bot.command('users D-1', member);
  await world.pressOn('Filter', member);
  return world.submit(given, member);
}

test('Individual Users: every column of the metrics page, phones masked, counts shown', async () => {
  await world.bot.command('users D-1', member);
  for (const words of [
    '*Phone*',
    '*Deployment date*',
    '*Deployment status*',
    '*Conversation stage*',
    '*Session status*',
    '*Last activity*',
    '*Variables*',
    'All users: 20',
    'name: Ana',
  ]) {
    expect(world.text()).toContain(words);
  }
  expect(world.text()).not.toMatch(/\+1555\d{7}/);
});

test('the filter offers only what somebody is in, each with its number of users', async () => {
  await world.bot.command('users D-1', member);
  await world.pressOn('Filter', member);
  const form = world.text();
  for (const words of [
    'Delivered (15)',
    'In process (2)',
    'In Flow (3)',
    'With an agent (1)',
    'Not answered (17)',
  ]) {
    expect(form).toContain(words);
  }
  expect(form).not.toContain('Template paused');
  expect(form).not.toContain('Finished');
});

const filters: readonly [
  story: string,
  given: Parameters<typeof filter>[0],
  says: string,
  expected: number[],
][] = [
  [
    'Deployment Status: filter users by deployment status',
    { status: several('in_process') },
    'In process: 2 users',
    [16, 17],
  ],
  [
    'Conversation Stage: filter users by conversation stage',
    { stage: several('in_flow') },
    'In Flow: 3 users',
    [13, 14, 15],
  ],
  [
    'Session Status: filter users by session status',
    { session: several('agent') },
    'With an agent: 1 user',
    [18],
  ],
  [
    'several statuses at once',
    { status: several('in_process', 'invalid_number') },
    'In process or Invalid number: 4 users',
    [16, 17, 19, 20],
  ],
  [
    'filters hold together',
    { status: several('success'), stage: several('none') },
    'Delivered · Not answered: 12 users',
    [1, 2, 3, 4, 5, 6, 7, 8],
  ],
  [
    'filters that exclude each other',
    { status: several('in_process'), stage: several('in_flow') },
    'Nobody is in this list.',
    [],
  ],
  ['the last digits of a phone', { phone: phone('0017') }, 'number ending in 0017: among 20 users', [17]],
  [
    'sorted by last activity',
    { status: several('success'), sort: one('activity') },
    'Delivered: 15 users',
    [3, 2, 1, 4, 5, 6, 7, 8],
  ],
  [
    'sorted by status',
    { stage: several('none'), sort: one('status') },
    'Not answered: 17 users',
    [1, 2, 3, 4, 5, 6, 7, 8],
  ],
];
test.each(filters)('%s', async (_story, given, says, expected) => {
  await filter(given);
  expect(world.text()).toContain(says);
  expect(rows()).toEqual(expected);
});

test('a whole number finds its user, however it is written', async () => {
  const known = { phone: '+12025550123', rawPhone: null };
  await first().nativeUpdate(Recipient, { deployment: 1, rowNumber: 5 }, known);
  for (const written of ['+1 202 555 0123', '(202) 555-0123']) {
    await filter({ phone: phone(written) });
    expect(rows()).toEqual([5]);
  }
});

test('the filter stays while pages are turned, and is in the form again', async () => {
  await filter({ status: several('success'), sort: one('activity') });
  await world.pressOn('Next', member);
  expect(rows()).toEqual([9, 10, 11, 12, 13, 14, 15]);
  await world.pressOn('Previous', member);
  expect(rows()).toEqual([3, 2, 1, 4, 5, 6, 7, 8]);
  await world.pressOn('Filter', member);
  expect(JSON.stringify(world.view())).toContain(
    '"initial_options":[{"text":{"type":"plain_text","text":"Delivered (15)"',
  );
});

test.each(['ab', '12', '1234567890123456'])('the phone %s is refused beside its field', async (written) => {
  expect(await filter({ phone: phone(written) })).toContain('at least its last three digits');
});
