import { afterEach, beforeEach, expect, test } from 'vitest';
import { admin, type BotUnderTest, member, startBot } from './support/bot-under-test.ts';
import { fakeDispatch } from './support/far-sides.ts';

let world: BotUnderTest;
const frozen: string[] = [];
let passedMs = 0;

beforeEach(async () => {
  frozen.length = 0;
  passedMs = 0;
  world = await startBot({
    context: {
      // Signatures are checked against the same clock, so it runs on from the real one.
      now: () => new Date(Date.now() + passedMs),
      dispatch: fakeDispatch({
        async freeze(by) {
          frozen.push(by);
        },
      }),
    },
  });
});
afterEach(() => world.stop());

const outsiders: [who: string, facts: Record<string, unknown>, sentence: string][] = [
  ['a deactivated account', { deleted: true }, 'This app is not open to deactivated accounts. Ask <@U0ANA>.'],
  ['a bot', { is_bot: true }, 'This app is not open to bots. Ask <@U0ANA>.'],
  ['a guest', { is_restricted: true }, 'This app is not open to guests. Ask <@U0ANA>.'],
  ['a single-channel guest', { is_ultra_restricted: true }, 'This app is not open to guests. Ask <@U0ANA>.'],
  [
    'a stranger',
    { is_stranger: true },
    'This app is not open to people of other organisations. Ask <@U0ANA>.',
  ],
  [
    'somebody of another workspace',
    { team_id: 'T0OTHER' },
    'This app is not open to people of other organisations. Ask <@U0ANA>.',
  ],
];

test.each(outsiders)('%s gets nothing, not even with an admin’s id', async (_who, facts, sentence) => {
  world.slack.person(admin, facts);
  await world.command('freeze wrong price');
  await world.command('help');
  expect(world.said()).toEqual([sentence, sentence]);
  expect(frozen).toEqual([]);
});

test('a full member reads but does not control, and is told whom to ask', async () => {
  await world.command('freeze wrong price', member);
  await world.command('help', member);
  expect(world.said()[0]).toBe('This needs the right to send and control deployments. Ask <@U0ANA>.');
  expect(world.said()[1]).toContain('/treble send');
  expect(frozen).toEqual([]);
});

test('an admin controls', async () => {
  await world.command('freeze wrong price');
  expect(frozen).toEqual([admin]);
});

test('a request that names another workspace is refused without asking Slack about the person', async () => {
  await world.command('freeze wrong price', admin, { team_id: 'T0OTHER' });
  expect(frozen).toEqual([]);
  expect(world.slack.of('users.info')).toEqual([]);
});

test('when Slack does not answer, nothing is done and the sentence says so', async () => {
  world.slack.next('users.info', 'reset');
  await world.command('freeze wrong price');
  expect(frozen).toEqual([]);
  expect(world.said()).toEqual([
    'Slack did not say who you are, so nothing was done. Try again in a minute.',
  ]);
  expect(world.log.map(({ message }) => message).join()).toContain('did not say who somebody is');
  await world.command('freeze wrong price');
  expect(frozen).toEqual([admin]);
});

test('an admin who became a guest is refused at the very next press', async () => {
  await world.command('freeze wrong price');
  world.slack.person(admin, { is_restricted: true });
  await world.command('freeze wrong price');
  expect(frozen).toEqual([admin]);
});

test('a reader of whom Slack tells that they became a guest is refused at the very next command', async () => {
  await world.command('help', member);
  world.slack.person(member, { is_restricted: true });
  await world.event({ type: 'user_change', user: { id: member } });
  await world.command('help', member);
  expect(world.said()[1]).toBe('This app is not open to guests. Ask <@U0ANA>.');
});

test('a reader is asked about at most every 30 seconds', async () => {
  await world.command('help', member);
  await world.command('help', member);
  expect(world.slack.of('users.info')).toHaveLength(1);
  passedMs = 31_000;
  await world.command('help', member);
  expect(world.slack.of('users.info')).toHaveLength(2);
});
