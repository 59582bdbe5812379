import { afterAll, beforeAll, expect, test } from 'vitest';
import { reviewView } from '../../../src/bot/send/review-view.ts';
import type { ReviewCounts } from '../../../src/entities/review-counts.ts';
import { counts, review, setStage } from './cast.ts';
import { submission } from './doors.ts';
import { type LoopbackSlack, startLoopbackSlack } from './loopback-slack.ts';

let slack: LoopbackSlack;
beforeAll(async () => {
  slack = await startLoopbackSlack();
});
afterAll(() => slack.close());

const viewOf = (change: Partial<ReviewCounts>) =>
  reviewView({ ...review, counts: { ...counts, ...change } }, { simulated: false });

test('who got a template within 24 hours is named with the number of both choices; skipped by default', () => {
  const { blocks, submit } = viewOf({ rows: 1025, tooManyTemplates: 25 });
  const field = blocks.find(({ block_id: id }) => id === 'recently_messaged');
  expect(JSON.stringify(field)).toContain('25 users got a template less than 24 hours ago');
  expect(field).toMatchObject({
    type: 'input',
    element: {
      type: 'radio_buttons',
      options: [
        { text: { text: 'Skip them: send to 900' }, value: 'skip' },
        { text: { text: 'Send anyway: send to 925' }, value: 'send' },
      ],
      initial_option: { value: 'skip' },
    },
  });
  expect(submit).toBeDefined();
});

test('nobody of that kind: nothing is asked', () => {
  expect(JSON.stringify(viewOf({}))).not.toContain('recently_messaged');
});

test('only such people on the list: it can still be sent, anyway', () => {
  expect(viewOf({ rows: 25, valid: 0, tooManyTemplates: 25 }).submit).toBeDefined();
  expect(viewOf({ rows: 25, valid: 0, invalid: 25 }).submit).toBeUndefined();
});

const chosen = (value: string) => ({ recently_messaged: { choice: { selected_option: { value } } } });

test.each([
  ['send', chosen('send'), 'send'],
  ['skip', chosen('skip'), 'skip'],
  ['a word that nobody offered', chosen('send; drop'), 'skip'],
  ['nothing', {}, 'skip'],
])('%s is passed on', async (_what, values, passed) => {
  const asked: unknown[] = [];
  const stage = setStage(slack, {
    dispatch: {
      async launch(...wish) {
        asked.push(wish);
        throw new Error('Far enough.');
      },
    },
  });
  const form = submission('send_review');
  const view = { viewId: 'V1', values, privateMetadata: '{"draftId":17}' };
  await expect(form.work({ ...stage.call, channelId: undefined, ...view })).rejects.toThrow('Far enough.');
  expect(asked).toEqual([[17, 'U0ANA', { recently: passed }]]);
});
