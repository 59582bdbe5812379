import { afterEach, beforeEach, expect, test } from 'vitest';
import { conversationOptions } from '../../../src/bot/send/conversation-field.ts';
import { sendFeature } from '../../../src/bot/send/index.ts';
import { DispatchError } from '../../../src/dispatch/dispatch.ts';
import { setStage, springSale } from './cast.ts';
import { command, csvFile, formValues, fromChannel, listValues, submission } from './doors.ts';
import { type LoopbackSlack, startLoopbackSlack } from './loopback-slack.ts';

let slack: LoopbackSlack;
beforeEach(async () => {
  slack = await startLoopbackSlack();
});
afterEach(() => slack.close());

const send = command('send');
const inGrowth = { channelId: 'C0GROWTH' };

test('the form opens without asking the database anything', async () => {
  const { call } = setStage(slack);
  await send.run({ ...call, ...inGrowth, args: [] });
  expect(slack.calls.map(({ method }) => method)).toEqual(['views.open']);
  expect(slack.views()[0]).toMatchObject({
    callback_id: 'send_form',
    private_metadata: fromChannel,
    submit: { text: 'Review' },
    close: { text: 'Cancel' },
  });
  expect(JSON.stringify(slack.views()[0])).not.toContain('SIMULATED');
});

test('a named conversation is chosen already, in any spelling of its case', async () => {
  const { call } = setStage(slack, {
    dispatch: {
      loadConversation: async (name) => ({
        ...springSale,
        name: name === 'spring SALE' ? 'Spring sale' : '',
      }),
    },
  });
  await send.run({ ...call, ...inGrowth, args: ['spring', 'SALE'] });
  expect(slack.views()[0]).toMatchObject({
    blocks: [
      {
        label: { text: 'Conversation' },
        element: { initial_option: { text: { text: 'Spring sale' }, value: '31' } },
      },
      { label: { text: 'Recipients' } },
      { label: { text: 'CSV file' } },
      { label: { text: 'Saved list' } },
      { label: { text: 'From a deployment' } },
      { label: { text: 'Which of its users' } },
    ],
  });
});

test('an unknown conversation opens no form and names the nearest ones', async () => {
  const names = ['Zeta', 'Spring sale', 'Autumn sale', 'Spring survey', 'Welcome'];
  const { call } = setStage(slack, {
    dispatch: {
      loadConversation: () => Promise.reject(new DispatchError('Not found.')),
      findConversations: async () => names.map((name) => ({ ...springSale, name })),
    },
  });
  await expect(send.run({ ...call, ...inGrowth, args: ['sprng', 'sale'] })).rejects.toThrow(
    'There is no conversation “sprng sale”. The nearest names are “Spring sale”, “Spring survey”, “Autumn sale”. /treble conversations lists them all.',
  );
  expect(slack.calls).toEqual([]);
});

test('a trigger that came too late ends in one sentence', async () => {
  slack.answer('views.open', () => 'expired_trigger_id');
  const { call } = setStage(slack);
  await expect(send.run({ ...call, ...inGrowth, args: [] })).rejects.toThrow(
    'Slack allows three seconds to open a form, and they were over. Type /treble send again.',
  );
});

test('the menu lists conversations with their template, and those that cannot be sent with the reason', async () => {
  const asked: unknown[] = [];
  const paused = { ...springSale, versionId: 32, name: 'Old sale', notSendable: 'The template is PAUSED.' };
  const long = { ...springSale, versionId: 33, name: 'n'.repeat(200) };
  const { context } = setStage(slack, {
    dispatch: {
      findConversations: async (...wish) => {
        asked.push(wish);
        return [springSale, paused, long];
      },
    },
  });
  const options = await conversationOptions.load(' sale ', context);
  expect(asked).toEqual([['sale', 100]]);
  expect(options.slice(0, 2)).toEqual([
    { text: 'Spring sale', value: '31', description: 'spring_sale · es · marketing · approved' },
    {
      text: 'Old sale',
      value: '32',
      description: 'spring_sale · es · marketing · approved: cannot be sent now',
    },
  ]);
  expect(options[2]?.text).toHaveLength(75);
  expect(sendFeature.options).toContain(conversationOptions);
});

const both = 'Expected pasted recipients or a CSV file, found both. Remove one of them.';
const neither =
  'Paste at least one phone number here, or choose a CSV file, a saved list or a deployment below.';
const mistakes: [story: string, values: ReturnType<typeof formValues>, errors: Record<string, string>][] = [
  ['neither recipients nor a file', formValues({}), { recipients: neither }],
  ['only white space', formValues({ phones: ' \n ' }), { recipients: neither }],
  ['both', formValues({ phones: '+12025550101', files: [csvFile] }), { csv_file: both }],
  [
    'no conversation and nobody to send to',
    formValues({ conversation: null }),
    { conversation: 'Choose the conversation to send.', recipients: neither },
  ],
  [
    'a conversation with a made-up value',
    formValues({ conversation: { text: { text: 'x' }, value: '1; drop' }, phones: '+12025550101' }),
    { conversation: 'Choose the conversation again.' },
  ],
  [
    'a picture',
    formValues({ files: [{ ...csvFile, name: 'photo.png' }] }),
    { csv_file: 'Expected a file that ends in .csv, .tsv or .txt, found photo.png.' },
  ],
  [
    'files in a shape nobody knows',
    formValues({ files: ['F1', null, { name: 'x.csv' }] }),
    { recipients: neither },
  ],
];

test.each(mistakes)('the form says what is wrong with %s', (_story, values, errors) => {
  const answer = submission('send_form').answer({ values, privateMetadata: fromChannel });
  expect(answer).toEqual({ kind: 'errors', errors });
});

const fine: [story: string, values: ReturnType<typeof formValues>][] = [
  ['pasted numbers', formValues({ phones: '+12025550101\n+12025550102' })],
  ['a CSV file in capitals', formValues({ files: [{ ...csvFile, name: 'LIST.CSV' }] })],
  [
    'a file that Slack hides for now',
    formValues({ files: [{ id: 'F1', name: 'a.txt', file_access: 'check_file_info' }] }),
  ],
];

test.each(fine)('the form is taken with %s', (_story, values) => {
  const answer = submission('send_form').answer({ values, privateMetadata: fromChannel });
  expect(answer).toMatchObject({ kind: 'update', view: { title: { text: 'Checking your list' } } });
  expect(answer.kind === 'update' && answer.view.submit).toBeUndefined();
});

test('the form for shared files wants a file and a conversation', () => {
  const form = submission('send_list_form');
  expect(form.answer({ values: listValues(undefined), privateMetadata: fromChannel })).toEqual({
    kind: 'errors',
    errors: { shared_file: 'Choose the file to send to.' },
  });
  expect(form.answer({ values: {}, privateMetadata: fromChannel })).toMatchObject({
    errors: { conversation: 'Choose the conversation to send.' },
  });
  expect(form.answer({ values: listValues('F1'), privateMetadata: fromChannel }).kind).toBe('update');
});
