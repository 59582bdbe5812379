import { afterEach, expect, test } from 'vitest';
import { type Dispatch, DispatchError } from '../../../src/dispatch/dispatch.ts';
import { validateView } from '../../../src/sandbox/slack/validate-blocks.ts';
import { springSale } from '../send/cast.ts';
import { admin, type BotUnderTest, member, startBot } from '../support/bot-under-test.ts';
import { fakeDispatch, springSummary } from '../support/far-sides.ts';

let world: BotUnderTest;
afterEach(() => world.stop());

const sending = { ...springSummary, id: 105, waiting: 1 };

async function start(dispatch: Partial<Dispatch> = {}): Promise<unknown[]> {
  const wishes: unknown[] = [];
  world = await startBot({
    context: {
      dispatch: fakeDispatch({
        loadConversation: async () => springSale,
        loadVersion: async () => springSale,
        testSample: async () => ({ versionId: 31, channelId: 'C0GROWTH', values: { First_Name: 'Ana' } }),
        async sendTest(wish) {
          wishes.push(wish);
          return sending;
        },
        ...dispatch,
      }),
    },
  });
  return wishes;
}

const submit = (phone: string, anyway: boolean) =>
  world.interact({
    type: 'view_submission',
    user: { id: admin, team_id: 'T0TREBLE' },
    view: {
      id: 'V1',
      hash: 'h1',
      callback_id: 'send_test_form',
      private_metadata: '{"versionId":31,"channelId":"C0GROWTH"}',
      state: {
        values: {
          test_phone: { phone: { value: phone } },
          test_value_0: { value: { value: 'Ben' } },
          test_anyway: { choice: { selected_options: anyway ? [{ value: 'send' }] : [] } },
        },
      },
    },
  });
function shown(method: 'views.open' | 'views.push' | 'views.update'): string {
  const view = world.slack.of(method).at(-1)?.view;
  expect(validateView(view)).toEqual([]);
  return JSON.stringify(view);
}

test('from the review the form is filled in with the first row of the list', async () => {
  await start();
  await world.press({ id: 'send_test', value: '17', inView: true });
  expect(shown('views.push')).toContain('"initial_value":"Ana"');
});

test('/treble test names the conversation and perhaps the phone', async () => {
  await start();
  await world.command('test Spring sale +1 202 555 0123');
  expect(shown('views.open')).toContain('"initial_value":"+1 202 555 0123"');
  await world.command('test');
  expect(world.said()[0]).toContain('Which conversation?');
});

test('one message is asked for, and its result announced', async () => {
  const wishes = await start();
  await submit('+12025550123', false);
  await submit('+12025550123', true);
  const wish = {
    versionId: 31,
    channelId: 'C0GROWTH',
    phone: '+12025550123',
    by: admin,
    variables: { first_name: 'Ben' },
  };
  expect(wishes).toEqual([wish, { ...wish, recently: 'send' }]);
  expect(shown('views.update')).toContain(
    'Test D-105 to …0123 is on its way. The result comes in a direct message from Treble',
  );
});

test('what is refused brings the form back with why and with what was typed', async () => {
  await start({ sendTest: () => Promise.reject(new DispatchError('No test was sent. On the list.')) });
  await submit('+12025550123', false);
  expect(shown('views.update')).toContain('No test was sent. On the list.');
  expect(shown('views.update')).toContain('"initial_value":"Ben"');
  const answer = JSON.parse(await (await submit(' ', false)).text());
  expect(answer.errors).toEqual({ test_phone: 'Type the number to send the test to.' });
});

test('a member may not', async () => {
  const wishes = await start();
  await world.command('test Spring sale', member);
  expect(world.said()).toEqual(['This needs the right to send and control deployments. Ask <@U0ANA>.']);
  expect(wishes).toEqual([]);
});
