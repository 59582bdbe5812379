import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SubmissionCall } from '../../../src/bot/listener.ts';
import { DispatchError, type ReviewRequest } from '../../../src/dispatch/dispatch.ts';
import { review, type Scene, setStage } from './cast.ts';
import { action, csvFile, formValues, fromChannel, submission } from './doors.ts';
import { type LoopbackSlack, startLoopbackSlack } from './loopback-slack.ts';

let slack: LoopbackSlack;
beforeEach(async () => {
  slack = await startLoopbackSlack();
});
afterEach(() => slack.close());

const form = submission('send_form');

function submit(scene: Scene, values: SubmissionCall['values']) {
  const stage = setStage(slack, scene);
  const call = { ...stage.call, channelId: undefined, viewId: 'V1', values, privateMetadata: fromChannel };
  return { stage, done: form.work(call) };
}

async function textOf(request: ReviewRequest): Promise<string> {
  if (request.audience.kind === 'pasted') return request.audience.text;
  const chunks: Uint8Array[] = [];
  if (request.audience.kind !== 'csv') throw new Error('Expected a file.');
  for await (const chunk of request.audience.bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test('pasted numbers are reviewed and the form becomes the review', async () => {
  const requests: ReviewRequest[] = [];
  const { stage, done } = submit(
    {
      dispatch: {
        review: async (request) => {
          requests.push(request);
          return review;
        },
      },
    },
    formValues({ phones: '+12025550101' }),
  );
  await done;
  expect(requests).toMatchObject([
    { versionId: 31, channelId: 'C0GROWTH', by: 'U0ANA', audience: { kind: 'pasted', text: '+12025550101' } },
  ]);
  expect(slack.calls.map(({ method }) => method)).toEqual(['views.update']);
  expect(slack.views().at(-1)).toMatchObject({ callback_id: 'send_review', submit: { text: 'Send' } });
  expect(stage.replies).toEqual([]);
});

test('a CSV file is streamed into the review under its own name', async () => {
  const read: string[] = [];
  const { stage, done } = submit(
    {
      file: 'phone,first_name\n+12025550101,Ana\n',
      dispatch: {
        review: async (request) => {
          read.push(request.audience.kind === 'csv' ? request.audience.fileName : '', await textOf(request));
          return review;
        },
      },
    },
    formValues({ files: [csvFile] }),
  );
  await done;
  expect(stage.fetched).toEqual([csvFile.url_private_download]);
  expect(read).toEqual(['list.csv', 'phone,first_name\n+12025550101,Ana\n']);
});

test('a file that Slack hides in the form is looked up first', async () => {
  const url = 'https://files.slack.com/F1/download/hidden.csv';
  slack.answer('files.info', ({ file }) => ({
    file: { id: file, name: 'hidden.csv', url_private_download: url },
  }));
  const { stage, done } = submit(
    { dispatch: { review: async () => review } },
    formValues({ files: [{ id: 'F1', name: 'hidden.csv', file_access: 'check_file_info' }] }),
  );
  await done;
  expect(stage.fetched).toEqual([url]);
});

class AudienceError extends Error {
  override readonly name = 'AudienceError';
}
class DownloadError extends Error {
  override readonly name = 'DownloadError';
}

test.each([
  new AudienceError('Row 1 of list.csv: expected a column for the phone, found name, city.'),
  new DownloadError('The file is larger than the allowed 200 MB. Split it and try again.'),
  new DispatchError('The list is empty: <!channel> no row was found.'),
])('a $name comes back on the form, which keeps what was typed', async (error) => {
  const { stage, done } = submit(
    { dispatch: { review: () => Promise.reject(error) } },
    formValues({ phones: '+12025550101\nnot a phone' }),
  );
  await done;
  const view = slack.views().at(-1);
  expect(view).toMatchObject({
    callback_id: 'send_form',
    private_metadata: fromChannel,
    blocks: [
      {
        type: 'section',
        text: { text: `:warning: ${error.message.replace('<!channel>', '&lt;!channel&gt;')}` },
      },
      { type: 'divider' },
      { element: { initial_option: { text: { text: 'Spring sale' }, value: '31' } } },
      { element: { initial_value: '+12025550101\nnot a phone' } },
      { element: { type: 'file_input' } },
      { element: { action_id: 'saved_list_name' } },
      { element: { action_id: 'from_deployment' } },
      { element: { initial_option: { value: 'not_answered' } } },
    ],
  });
  expect(stage.replies).toEqual([]);
});

test('after a refused file the form says which one to choose again', async () => {
  const { done } = submit(
    { fetch: () => Promise.reject(new DownloadError('The file did not arrive.')) },
    formValues({ files: [csvFile] }),
  );
  await done;
  expect(JSON.stringify(slack.views().at(-1))).toContain('Choose list.csv again. Up to 10 MB');
});

test('a fault of ours is left to the edge', async () => {
  const { done } = submit(
    { dispatch: { review: () => Promise.reject(new TypeError('x is undefined')) } },
    formValues({ phones: '+12025550101' }),
  );
  await expect(done).rejects.toThrow('x is undefined');
  expect(slack.calls).toEqual([]);
});

test('progress is shown at most every second and a half, and never over the review', async () => {
  let clock = Date.parse('2026-03-04T09:00:00Z');
  const lineArrived = Promise.withResolvers<void>();
  const lineMayEnd = Promise.withResolvers<void>();
  const lineEnded = Promise.withResolvers<void>();
  let onScreen = '';
  slack.answer('views.update', async ({ view }, nth) => {
    if (nth === 0) {
      lineArrived.resolve();
      await lineMayEnd.promise;
    }
    onScreen = JSON.stringify(view);
    if (nth === 0) lineEnded.resolve();
    return { view: { id: 'V1', hash: 'h' } };
  });
  // Whatever else was sent when the review ended has arrived by the time these questions are answered.
  const endLineLater = async () => {
    for (let nth = 0; nth < 3; nth += 1) await slack.client.conversations.info({ channel: 'C0GROWTH' });
    lineMayEnd.resolve();
  };
  const { done } = submit(
    {
      now: () => new Date(clock),
      dispatch: {
        review: async ({ onProgress }) => {
          onProgress?.(1_000);
          clock += 1_499;
          onProgress?.(60_000);
          clock += 1;
          onProgress?.(120_000);
          onProgress?.(121_000);
          await lineArrived.promise;
          void endLineLater();
          return review;
        },
      },
    },
    formValues({ phones: '+12025550101' }),
  );
  await done;
  await lineEnded.promise;
  expect(onScreen).toContain('send_review');
  const [progress, last, ...more] = slack.views();
  expect(JSON.stringify(progress)).toContain('Read 120,000 rows.');
  expect(last).toMatchObject({ callback_id: 'send_review' });
  expect(more).toEqual([]);
});

test.each(['not_found', 'view_not_found', 'hash_conflict'])(
  'with the window closed (%s) the review comes as a direct message that opens it again',
  async (code) => {
    slack.answer('views.update', () => code);
    const { done } = submit(
      { dispatch: { review: async () => review } },
      formValues({ phones: '+12025550101' }),
    );
    await done;
    expect(slack.messages()).toMatchObject([
      {
        channel: 'U0ANA',
        text: 'Your list for Spring sale is checked: 1,000 rows read. Will be sent 900, Invalid 40, Duplicate 25, Excluded 15, Missing variable 20. Nothing is sent yet: open the review to send it. It is kept for 24 hours.',
        blocks: [{}, { elements: [{ action_id: 'open_review', value: '17' }] }],
      },
    ]);
  },
);

test('with the window closed a refused list is said directly', async () => {
  slack.answer('views.update', () => 'not_found');
  const { stage, done } = submit(
    { dispatch: { review: () => Promise.reject(new AudienceError('The file is empty.')) } },
    formValues({ phones: '+12025550101' }),
  );
  await done;
  expect(stage.replies).toEqual([{ text: 'Your list was not accepted. The file is empty.' }]);
});

test('a kept review opens from its message', async () => {
  const { call } = setStage(slack, { dispatch: { loadReview: async (id) => ({ ...review, draftId: id }) } });
  const message = { channelId: 'D1', ts: '1.1' };
  await action('open_review').run({ ...call, value: '17', message, view: undefined });
  expect(slack.calls.map(({ method }) => method)).toEqual(['views.open', 'views.update']);
  expect(slack.views().at(-1)).toMatchObject({
    callback_id: 'send_review',
    private_metadata: '{"draftId":17}',
  });
});

test('a review that is gone says so in one sentence', async () => {
  const gone = new DispatchError('This review is no longer there. Start again.');
  const { call } = setStage(slack, { dispatch: { loadReview: () => Promise.reject(gone) } });
  await action('open_review').run({ ...call, value: '17', message: undefined, view: undefined });
  expect(slack.views().at(-1)).toMatchObject({ blocks: [{ text: { text: gone.message } }] });
});

test('Check again writes into the window only while it is the same', async () => {
  const { call } = setStage(slack, { dispatch: { loadReview: async () => review } });
  const view = { id: 'V1', hash: 'hash-7', privateMetadata: '', values: {} };
  await action('open_review').run({ ...call, value: '17', message: undefined, view });
  expect(slack.calls).toMatchObject([{ method: 'views.update', args: { view_id: 'V1', hash: 'hash-7' } }]);
});

test('a button with a made-up value opens nothing', async () => {
  const { call } = setStage(slack);
  const press = action('open_review').run({
    ...call,
    value: '17 or 1=1',
    message: undefined,
    view: undefined,
  });
  await expect(press).rejects.toThrow('This button is no longer valid. Start again with /treble send.');
  expect(slack.calls).toEqual([]);
});
