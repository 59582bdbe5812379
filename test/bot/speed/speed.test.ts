import { afterEach, expect, test } from 'vitest';
import type { Dispatch } from '../../../src/dispatch/dispatch.ts';
import { admin, type BotUnderTest, member, startBot } from '../support/bot-under-test.ts';
import { fakeDispatch, fakeReader, springLine, springSummary } from '../support/far-sides.ts';

let world: BotUnderTest;
afterEach(() => world.stop());

async function start(dispatch: Partial<Dispatch> = {}): Promise<unknown[]> {
  const asked: unknown[] = [];
  world = await startBot({
    context: {
      dispatch: fakeDispatch({
        async limitSpeed(...wish) {
          asked.push(wish);
          return springSummary;
        },
        ...dispatch,
      }),
      reader: fakeReader({ deployment: async () => ({ ...springLine, messagesPerSecond: 20 }) }),
    },
  });
  return asked;
}

test.each([
  [
    'speed D-104 20',
    20,
    'D-104 is sent at no more than 20 messages per second. 286 users still to be sent to.',
  ],
  ['speed d-104 OFF', undefined, 'D-104 is sent as fast as the line allows. 286 users still to be sent to.'],
])('/treble %s', async (typed, speed, said) => {
  const asked = await start();
  await world.command(typed);
  expect(asked).toEqual([[104, speed, admin]]);
  expect(world.said()).toEqual([said]);
});

test.each(['speed D-104', 'speed D-104 0', 'speed D-104 1001', 'speed D-104 fast', 'speed D-104 2.5'])(
  '/treble %s says what was expected',
  async (typed) => {
    const asked = await start();
    await world.command(typed);
    expect(asked).toEqual([]);
    expect(world.said()[0]).toContain('Expected a whole number from 1 to 1,000, or off');
  },
);

test('a member may not, and status shows the limit', async () => {
  const asked = await start();
  await world.command('speed D-104 20', member);
  expect(asked).toEqual([]);
  await world.command('status D-104', member);
  expect(world.said()[1]).toContain('At most 20 messages per second');
});

const submit = (typed: string) =>
  world.interact({
    type: 'view_submission',
    user: { id: admin, team_id: 'T0TREBLE' },
    view: {
      id: 'V1',
      hash: 'h1',
      callback_id: 'send_review',
      private_metadata: '{"draftId":17}',
      state: { values: { speed: { per_second: { type: 'number_input', value: typed } } } },
    },
  });

test('the review passes the limit on, and refuses one that is none under its field', async () => {
  const launches: unknown[] = [];
  await start({
    async launch(...wish) {
      launches.push(wish);
      return { ...springSummary, alreadyLaunched: false };
    },
  });
  const answer = JSON.parse(await (await submit('5000')).text());
  expect(answer).toEqual({
    response_action: 'errors',
    errors: { speed: 'Expected a whole number from 1 to 1,000, found 5000.' },
  });
  await submit('20');
  expect(launches).toEqual([[17, admin, { recently: 'skip', messagesPerSecond: 20 }]]);
});
