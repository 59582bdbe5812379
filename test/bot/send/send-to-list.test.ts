import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SlackFile } from '../../../src/bot/listener.ts';
import { DispatchError } from '../../../src/dispatch/dispatch.ts';
import { review, setStage } from './cast.ts';
import { listValues, shortcut, submission } from './doors.ts';
import { type LoopbackSlack, startLoopbackSlack } from './loopback-slack.ts';

let slack: LoopbackSlack;
beforeEach(async () => {
  slack = await startLoopbackSlack();
  slack.answer('files.info', ({ file }) =>
    file === 'F0GONE'
      ? 'file_deleted'
      : { file: { id: file, name: `${file}.csv`, url_private_download: `https://files.slack.com/${file}` } },
  );
});
afterEach(() => slack.close());

const sendToList = shortcut('send_to_list');
const form = submission('send_list_form');

const file = (name: string, id = 'F1'): SlackFile => ({
  id,
  name,
  size: 99,
  url: `https://files.slack.com/${id}`,
});
const onMessage = { channelId: 'C0GROWTH', messageTs: '1.1', threadTs: undefined, text: '' };
const two = JSON.stringify({ channelId: 'C0GROWTH', files: ['F1', 'F2'] });

test('the shortcut opens a form that names the file and carries only ids', async () => {
  const { call } = setStage(slack);
  await sendToList.run({ ...call, ...onMessage, files: [file('big.csv'), file('photo.png', 'F2')] });
  expect(slack.views()[0]).toMatchObject({
    callback_id: 'send_list_form',
    private_metadata: '{"channelId":"C0GROWTH","files":["F1"]}',
    submit: { text: 'Review' },
    blocks: [
      { label: { text: 'Conversation' } },
      { element: { initial_option: { text: { text: 'big.csv' }, value: 'F1' } } },
    ],
  });
});

test('of several lists one has to be chosen', async () => {
  const { call } = setStage(slack);
  await sendToList.run({ ...call, ...onMessage, files: [file('a.csv'), file('b.TSV', 'F2')] });
  const [view] = slack.views();
  expect(view).toMatchObject({ blocks: [{}, { element: { options: [{ value: 'F1' }, { value: 'F2' }] } }] });
  expect(view).not.toHaveProperty(['blocks', 1, 'element', 'initial_option']);
});

test.each([
  ['without a file', [], 'found no file.'],
  ['with a picture', [file('photo.png')], 'found photo.png.'],
])('a message %s opens nothing and says what is expected', async (_story, files, found) => {
  const { call } = setStage(slack);
  await expect(sendToList.run({ ...call, ...onMessage, files })).rejects.toThrow(
    `Expected a message with a .csv, .tsv or .txt file, ${found} Share the list as a file`,
  );
  expect(slack.calls).toEqual([]);
});

test('the address is asked for when the form is submitted, and the review follows', async () => {
  const { call, fetched } = setStage(slack, { dispatch: { review: async () => review } });
  await form.work({ ...call, viewId: 'V1', values: listValues('F2'), privateMetadata: two });
  expect(fetched).toEqual(['https://files.slack.com/F2']);
  expect(slack.views().at(-1)).toMatchObject({ callback_id: 'send_review' });
});

test('a refused list comes back with its files and choices', async () => {
  const refused = new DispatchError('No line is connected.');
  const { call } = setStage(slack, { dispatch: { review: () => Promise.reject(refused) } });
  await form.work({ ...call, viewId: 'V1', values: listValues('F2'), privateMetadata: two });
  expect(slack.views().at(-1)).toMatchObject({
    callback_id: 'send_list_form',
    private_metadata: two,
    blocks: [
      { text: { text: `:warning: ${refused.message}` } },
      {},
      { element: { initial_option: { value: '31' } } },
      { element: { options: [{ value: 'F1' }, { value: 'F2' }], initial_option: { value: 'F2' } } },
    ],
  });
});

test('a file that was deleted meanwhile is said, and the others stay', async () => {
  const { call } = setStage(slack);
  const privateMetadata = two.replace('F2', 'F0GONE');
  await form.work({ ...call, viewId: 'V1', values: listValues('F0GONE'), privateMetadata });
  const view = JSON.stringify(slack.views().at(-1));
  expect(view).toContain('The file could not be opened (file_deleted)');
  expect(view).toContain('F1.csv');
});

test('when no file is left there is no form, only the reason', async () => {
  const { call } = setStage(slack);
  const privateMetadata = '{"channelId":"C0GROWTH","files":["F0GONE"]}';
  await form.work({ ...call, viewId: 'V1', values: listValues('F0GONE'), privateMetadata });
  expect(slack.views().at(-1)).not.toHaveProperty('submit');
  expect(JSON.stringify(slack.views().at(-1))).toContain('The file could not be opened (file_deleted)');
});

test('a file that is not of this message is not sent to', async () => {
  const { call, fetched } = setStage(slack);
  await form.work({ ...call, viewId: 'V1', values: listValues('F0OTHER'), privateMetadata: two });
  expect(fetched).toEqual([]);
  expect(JSON.stringify(slack.views().at(-1))).toContain('Choose the file again.');
});
