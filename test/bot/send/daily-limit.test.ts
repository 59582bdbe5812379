import { expect, test } from 'vitest';
import { readSchedule, writeSchedule } from '../../../src/bot/schedule/schedule-metadata.ts';
import { chosenBeyondLimit } from '../../../src/bot/send/daily-limit.ts';
import { reviewView } from '../../../src/bot/send/review-view.ts';
import type { DailyLimitLeft } from '../../../src/dispatch/dispatch.ts';
import { review } from './cast.ts';

const viewOf = (dailyLimit: DailyLimitLeft | undefined) =>
  reviewView({ ...review, ...(dailyLimit && { dailyLimit }) }, { simulated: false });

test('without a limit nothing is said of it', () => {
  expect(JSON.stringify(viewOf(undefined))).not.toContain('in 24 hours;');
});

test('what is left is told, and nothing is asked while the list fits', () => {
  const text = JSON.stringify(viewOf({ usersPerDay: 2_000, left: 1_250, beyond: 0 }));
  expect(text).toContain(
    'WhatsApp lets this business reach 2,000 different users in 24 hours; 1,250 are left now.',
  );
  expect(text).not.toContain('beyond_limit');
});

test('a list that does not fit asks what happens to the rest; it waits by default', () => {
  const { blocks } = viewOf({ usersPerDay: 250, left: 200, beyond: 700 });
  const field = blocks.find(({ block_id: id }) => id === 'beyond_limit');
  expect(JSON.stringify(field)).toContain('700 users on this list are more than can be reached now');
  expect(field).toMatchObject({
    type: 'input',
    element: {
      options: [
        { text: { text: 'Send the rest when the limit frees' }, value: 'wait' },
        { text: { text: 'Leave the rest out' }, value: 'leave_out' },
      ],
      initial_option: { value: 'wait' },
    },
  });
});

const chosen = (value: string) => ({ beyond_limit: { choice: { selected_option: { value } } } });

test.each([
  ['wait', chosen('wait'), { beyondLimit: 'wait' }],
  ['leave out', chosen('leave_out'), { beyondLimit: 'leave_out' }],
  ['a word that nobody offered', chosen('drop'), {}],
  ['nothing, as nothing was asked', {}, {}],
])('%s is passed on', (_what, values, passed) => {
  expect(chosenBeyondLimit(values)).toEqual(passed);
});

test('the choice outlives the question whether a time is right', () => {
  const asked = {
    deploymentId: 17,
    at: new Date('2026-11-28T09:00:00Z'),
    zone: 'UTC',
    choices: { recently: 'skip', beyondLimit: 'leave_out' },
  } as const;
  expect(readSchedule(writeSchedule(asked))).toEqual(asked);
});
