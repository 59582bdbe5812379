import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Dispatch, DispatchError } from '../../../src/dispatch/dispatch.ts';
import { springSummary } from '../support/far-sides.ts';
import { type Scene, setStage } from './cast.ts';
import { submission } from './doors.ts';
import { type LoopbackSlack, startLoopbackSlack } from './loopback-slack.ts';

let slack: LoopbackSlack;
beforeEach(async () => {
  slack = await startLoopbackSlack();
});
afterEach(() => slack.close());

const form = submission('send_review');
type Launched = Awaited<ReturnType<Dispatch['launch']>>;

const launched: Launched = { ...springSummary, waiting: 900, alreadyLaunched: false };

function press(scene: Scene) {
  const stage = setStage(slack, scene);
  const view = { viewId: 'V1', values: {}, privateMetadata: '{"draftId":17}' };
  return { stage, done: form.work({ ...stage.call, channelId: undefined, ...view }) };
}

const said = (): string => JSON.stringify(slack.views().at(-1));

test('Send is answered at once, and the window then says what is on its way and where', async () => {
  expect(form.answer({ values: {}, privateMetadata: '{"draftId":17}' })).toMatchObject({
    kind: 'update',
    view: { title: { text: 'Starting' } },
  });
  const asked: unknown[] = [];
  const { stage, done } = press({
    dispatch: {
      launch: async (...wish) => {
        asked.push(wish);
        return launched;
      },
    },
  });
  await done;
  expect(asked).toEqual([[17, 'U0ANA', { recently: 'skip' }]]);
  expect(slack.views().at(-1)).toMatchObject({
    blocks: [
      { text: { text: 'D-104 is on its way: 900 messages. Follow it in <#C0GROWTH>.' } },
      { elements: [{ action_id: 'view_results', value: 'deployment:104', text: { text: 'View results' } }] },
    ],
  });
  expect(stage.audited).toEqual([
    {
      actor: 'U0ANA',
      act: 'deployment.launch',
      subject: 'deployment:104',
      channelId: 'C0GROWTH',
      detail: { before: 'draft', after: 'sending', draftId: 17, waiting: 900, recently: 'skip' },
    },
  ]);
});

test('a second press says that nothing is sent twice and is no second launch in the audit', async () => {
  let presses = 0;
  const launch = async (): Promise<Launched> => {
    presses += 1;
    return { ...launched, alreadyLaunched: presses > 1 };
  };
  const first = press({ dispatch: { launch } });
  await first.done;
  const second = press({ dispatch: { launch } });
  await second.done;
  expect(said()).toContain('D-104 was started before, by an earlier press of Send. Nothing is sent twice.');
  expect(first.stage.audited).toHaveLength(1);
  expect(second.stage.audited).toEqual([]);
});

test('a template that was paused meanwhile is said in the window, with a way to check again', async () => {
  const paused = new DispatchError('The template spring_sale is PAUSED. Edit and resubmit it.');
  const { stage, done } = press({ dispatch: { launch: () => Promise.reject(paused) } });
  await done;
  expect(slack.views().at(-1)).toMatchObject({
    title: { text: 'Not sent' },
    blocks: [{ text: { text: paused.message } }, { elements: [{ action_id: 'open_review', value: '17' }] }],
  });
  expect(stage.audited).toEqual([]);
});

test('a deployment that is held at once says why', async () => {
  const holds = [{ kind: 'frozen' as const, because: 'Sending is frozen <until Monday>.' }];
  await press({ dispatch: { launch: async () => ({ ...launched, holds }) } }).done;
  expect(said()).toContain('held for now: 900 messages waiting. Sending is frozen &lt;until Monday&gt;.');
});

const places: [story: string, channelId: string, answer: Record<string, unknown> | string, words: string][] =
  [
    [
      'a channel the bot is not in',
      'C0GENERAL',
      { channel: { is_member: false } },
      'I am not in <#C0GENERAL>; invite me with `/invite @Treble`.',
    ],
    [
      'a private channel the bot cannot see',
      'G0SECRET',
      'channel_not_found',
      'I am not in <#G0SECRET>; invite me with `/invite @Treble`.',
    ],
    [
      'a channel that another organisation shares',
      'C0PARTNER',
      { channel: { is_member: true, is_ext_shared: true } },
      '<#C0PARTNER> is shared with another organisation, so I will keep you informed in our direct messages.',
    ],
    [
      'a direct message with the bot',
      'D0ANA',
      { channel: { is_im: true } },
      'Follow it in our direct messages.',
    ],
    [
      'a direct message between people',
      'D0OTHER',
      'channel_not_found',
      'I am not part of this conversation: I will keep you informed in our direct messages.',
    ],
    [
      'a channel that Slack does not tell about',
      'C0GROWTH',
      'missing_scope',
      'Follow it with `/treble status D-104`.',
    ],
  ];

test.each(places)(
  'launched from %s, the window says where to follow',
  async (_story, channelId, answer, words) => {
    slack.answer('conversations.info', () => answer);
    await press({ dispatch: { launch: async () => ({ ...launched, channelId }) } }).done;
    expect(said()).toContain(`D-104 is on its way: 900 messages. ${words}`);
  },
);

test('with the window closed the same is said directly', async () => {
  slack.answer('views.update', () => 'not_found');
  const { stage, done } = press({ dispatch: { launch: async () => ({ ...launched, waiting: 1 }) } });
  await done;
  expect(stage.replies).toMatchObject([
    { text: 'D-104 is on its way: 1 message. Follow it in <#C0GROWTH>.', blocks: [{}, { type: 'actions' }] },
  ]);
  expect(stage.audited).toHaveLength(1);
});

test('what was launched is in the audit also when Slack does not take the last window', async () => {
  slack.answer('views.update', () => 'internal_error');
  const { stage, done } = press({ dispatch: { launch: async () => launched } });
  await expect(done).rejects.toThrow('internal_error');
  expect(stage.audited).toMatchObject([{ act: 'deployment.launch', subject: 'deployment:104' }]);
});

test('a form with foreign metadata launches nothing', async () => {
  const { call } = setStage(slack);
  for (const privateMetadata of ['', 'null', '{"draftId":"17"}', '{"draftId":1.5}']) {
    const work = form.work({ ...call, viewId: 'V1', values: {}, privateMetadata });
    await expect(work).rejects.toThrow('This form is no longer valid.');
  }
});
