import { afterEach, expect, test } from 'vitest';
import { type Dispatch, DispatchError } from '../../../src/dispatch/dispatch.ts';
import { validateView } from '../../../src/sandbox/slack/validate-blocks.ts';
import { review } from '../send/cast.ts';
import { admin, type BotUnderTest, member, startBot } from '../support/bot-under-test.ts';
import { fakeDispatch, springSummary } from '../support/far-sides.ts';

let world: BotUnderTest;
afterEach(() => world.stop());

// A Friday, 10:12 in Bogotá, the zone of everybody's Slack profile here.
const now = new Date('2026-11-27T15:12:00Z');
const at = new Date('2026-11-28T14:00:00Z');
const zone = 'America/Bogota';

const waiting = { ...springSummary, phase: 'scheduled', waiting: 900 } as const;

const start = async (dispatch: Partial<Dispatch> = {}): Promise<void> => {
  world = await startBot({
    context: {
      now: () => now,
      dispatch: fakeDispatch({
        loadReview: async () => review,
        loadDeployment: async () => waiting,
        ...dispatch,
      }),
    },
  });
};

const submit = (callbackId: string, metadata: unknown, values: unknown = {}, by = admin) =>
  world.interact({
    type: 'view_submission',
    user: { id: by, team_id: 'T0TREBLE' },
    view: {
      id: 'V1',
      hash: 'h1',
      callback_id: callbackId,
      private_metadata: JSON.stringify(metadata),
      state: { values },
    },
  });

const when = (choice: string, typed: string | null) => ({
  when: { choice: { type: 'radio_buttons', selected_option: { value: choice } } },
  when_moment: { moment: { type: 'plain_text_input', value: typed } },
});

const shown = (): Record<string, unknown> => {
  const view = world.slack.of('views.update').at(-1)?.view ?? world.slack.of('views.open').at(-1)?.view;
  expect(validateView(view)).toEqual([]);
  return Object.fromEntries(Object.entries(typeof view === 'object' && view !== null ? view : {}));
};
const said = () => JSON.stringify(shown());

const asked = { deploymentId: 17, at: at.toISOString(), zone, recently: 'skip' };

test('the review’s Schedule reads the time back in words before anything is scheduled', async () => {
  await start();
  await submit('send_review', { draftId: 17 }, when('later', 'tomorrow 9:00'));
  expect(said()).toContain(
    'D-17 · *Spring sale* · 900 users\\nStarts *Saturday 28 November 2026 at 09:00 (America/Bogota), in 22 hours 48 minutes*',
  );
  const { submit: button, private_metadata: metadata, callback_id: callback } = shown();
  expect(button).toMatchObject({ text: 'Schedule' });
  expect(callback).toBe('schedule_confirm');
  expect(JSON.parse(String(metadata))).toEqual(asked);
});

test('a time that is none brings the review back with what was typed', async () => {
  await start();
  await submit('send_review', { draftId: 17 }, when('later', 'next week sometime'));
  expect(said()).toContain('Expected a date and a time such as tomorrow 9:00');
  expect(said()).toContain('"initial_value":"next week sometime"');
  expect(shown().callback_id).toBe('send_review');
});

test.each([
  ['later', null, 'when_moment', 'Type when to start'],
  ['now', 'tomorrow 9:00', 'when', 'Choose Schedule, or clear'],
])('%s with %s is answered under the field', async (choice, typed, block, problem) => {
  await start();
  const answer = await submit('send_review', { draftId: 17 }, when(choice, typed));
  const { response_action: kind, errors } = JSON.parse(await answer.text());
  expect(kind).toBe('errors');
  expect(errors[block]).toContain(problem);
});

test('Schedule schedules exactly what was read back', async () => {
  const wishes: unknown[] = [];
  await start({
    async schedule(...wish) {
      wishes.push(wish);
      return { ...waiting, id: 17 };
    },
  });
  await submit('schedule_confirm', asked);
  expect(wishes).toEqual([[17, admin, { at, zone }, { recently: 'skip' }]]);
  expect(said()).toContain(
    'D-17 is scheduled: it starts Saturday 28 November 2026 at 09:00 (America/Bogota), in 22 hours 48 minutes. Follow it in <#C0GROWTH>.',
  );
});

test('a time that passed while it was read asks for another one', async () => {
  await start({ schedule: () => Promise.reject(new DispatchError('That time has passed by now.')) });
  await submit('schedule_confirm', asked);
  expect(said()).toContain('That time has passed by now.');
  expect(shown().callback_id).toBe('schedule_change');
});

test('/treble schedule D-104 fri 14:30 reads it back, in the zone that is named', async () => {
  await start();
  await world.command('schedule d-104 fri 14:30 Europe/Madrid');
  expect(said()).toContain(
    'D-104 · *Spring sale* · 900 users\\nStarts *Friday 4 December 2026 at 14:30 (Europe/Madrid)',
  );
});

test.each([
  ['schedule', 'Which deployment?'],
  ['schedule D-104', 'When? For example'],
  ['schedule D-104 someday', 'found “someday”'],
])('/treble %s says what is missing', async (typed, sentence) => {
  await start();
  await world.command(typed);
  expect(world.said()[0]).toContain(sentence);
});

test('only what is scheduled can get another time', async () => {
  await start({ loadDeployment: async () => ({ ...waiting, phase: 'finished' }) });
  await world.command('schedule D-104 tomorrow 9:00');
  expect(world.said()).toEqual(['D-104 is not scheduled: it is already finished.']);
});

test('Change time asks for a time and reads it back', async () => {
  await start();
  await world.press({ id: 'change_schedule', value: 'deployment:104' });
  expect(shown().callback_id).toBe('schedule_change');
  await submit(
    'schedule_change',
    { deploymentId: 104 },
    { when_moment: { moment: { value: 'in 2 hours' } } },
  );
  expect(said()).toContain('Starts *Friday 27 November 2026 at 12:12 (America/Bogota), in 2 hours*');
});

test('Send now starts it', async () => {
  const presses: unknown[] = [];
  await start({
    async sendNow(...wish) {
      presses.push(wish);
      return { ...waiting, phase: 'sending' };
    },
  });
  await world.press({ id: 'send_scheduled', value: 'deployment:104' });
  expect(presses).toEqual([[104, admin]]);
  expect(world.said()).toEqual(['D-104 is on its way: 900 messages.']);
});

test.each(['schedule D-104 tomorrow 9:00'])('a member may not %s', async (typed) => {
  await start();
  await world.command(typed, member);
  await world.press({ id: 'send_scheduled', value: 'deployment:104', by: member });
  await world.press({ id: 'change_schedule', value: 'deployment:104', by: member });
  expect(world.said()).toEqual(
    Array(3).fill('This needs the right to send and control deployments. Ask <@U0ANA>.'),
  );
});
