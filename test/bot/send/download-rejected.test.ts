import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { csvField, rejectedHead, rejectedLine } from '../../../src/bot/send/rejected-csv.ts';
import { DispatchError, type RejectedRow } from '../../../src/dispatch/dispatch.ts';
import { speaking, tongues } from '../../../src/entities/language/say.ts';
import { review, setStage } from './cast.ts';
import { action } from './doors.ts';
import { type LoopbackSlack, startLoopbackSlack } from './loopback-slack.ts';

let slack: LoopbackSlack;
beforeEach(async () => {
  slack = await startLoopbackSlack();
});
afterEach(() => slack.close());

const download = action('download_rejected');
const fromView = {
  value: '17',
  message: undefined,
  view: { id: 'V1', hash: 'h0', privateMetadata: '', values: {} },
};

const rows: RejectedRow[] = [
  { rowNumber: 3, phone: '+12025550103', cause: 'duplicate', because: 'The same number stands in row 2.' },
  {
    rowNumber: 8,
    phone: '=HYPERLINK("https://x","y")',
    cause: 'invalid',
    because: 'Expected a phone, found a formula.',
  },
];

async function* pages(...list: readonly (readonly RejectedRow[])[]) {
  yield* list;
}

const spools = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('treble-export-'));

test('the rejected rows go as CSV to the person alone, audited before, and nothing stays on disk', async () => {
  const before = await spools();
  const { call, audited, replies } = setStage(slack, {
    dispatch: { loadReview: async () => review, rejectedRows: () => pages(rows.slice(0, 1), rows.slice(1)) },
  });
  await download.run({ ...call, ...fromView });
  expect(slack.uploads.map(({ bytes }) => bytes.toString())).toEqual([
    '\uFEFFrow,phone,cause,reason\r\n' +
      '3,12025550103,duplicate,The same number stands in row 2.\r\n' +
      '8,"\'=HYPERLINK(""https://x"",""y"")",invalid,"Expected a phone, found a formula."\r\n',
  ]);
  expect(slack.uploads[0]?.authorization).toBeUndefined();
  const upload = slack.calls.filter(({ method }) => /^(files|conversations)/.test(method));
  expect(upload).toMatchObject([
    { method: 'conversations.open', args: { users: 'U0ANA' } },
    {
      method: 'files.getUploadURLExternal',
      args: { filename: 'rejected-rows-17.csv', length: String(slack.uploads[0]?.bytes.length) },
    },
    { method: 'files.completeUploadExternal', args: { channel_id: 'D0ANA', files: [{ id: 'F9' }] } },
  ]);
  expect(upload[2]?.args.initial_comment).toBe(
    '2 rows of list.csv for Spring sale will not be sent; the file says why.',
  );
  expect(audited).toEqual([
    {
      actor: 'U0ANA',
      reveals: true,
      act: 'rejected_rows.download',
      subject: 'draft:17',
      channelId: 'C0GROWTH',
      detail: { rows: 2 },
    },
  ]);
  expect(JSON.stringify(slack.views()[0])).toContain('Collecting the rejected rows');
  expect(JSON.stringify(slack.views()[1])).toContain(
    'The file with 2 rejected rows is in your direct messages from Treble.',
  );
  expect(replies).toEqual([]);
  expect(await spools()).toEqual(before);
});

test('a reader of Spanish gets columns and causes in Spanish', () => {
  const file = speaking(tongues.es, () => [rejectedHead(), ...rows.map(rejectedLine)].join(''));
  expect(file.split('\r\n').slice(0, 2)).toEqual([
    '\uFEFFfila,teléfono,causa,motivo',
    '3,12025550103,duplicado,The same number stands in row 2.',
  ]);
});

test('a review that was sent meanwhile is not painted over', async () => {
  slack.answer('views.update', (_args, nth) =>
    nth === 0 ? { view: { id: 'V1', hash: 'h1' } } : 'hash_conflict',
  );
  const { call, replies } = setStage(slack, {
    dispatch: { loadReview: async () => review, rejectedRows: () => pages(rows) },
  });
  await download.run({ ...call, ...fromView });
  const hashes = slack.calls.filter(({ method }) => method === 'views.update').map(({ args }) => args.hash);
  expect(hashes).toEqual(['h0', 'h1']);
  expect(replies).toEqual([
    { text: 'The file with 2 rejected rows is in your direct messages from Treble.' },
  ]);
});

test('without an audit entry nothing is uploaded', async () => {
  const { call, context } = setStage(slack, {
    dispatch: { loadReview: async () => review, rejectedRows: () => pages(rows) },
  });
  const audit = () => Promise.reject(new Error('The database is away.'));
  const press = download.run({ ...call, ...fromView, context: { ...context, audit } });
  await expect(press).rejects.toThrow('The database is away.');
  expect(slack.uploads).toEqual([]);
});

test('a workspace that takes no files is said on the review', async () => {
  const before = await spools();
  slack.answer('files.getUploadURLExternal', () => 'file_uploads_disabled');
  const { call } = setStage(slack, {
    dispatch: { loadReview: async () => review, rejectedRows: () => pages(rows) },
  });
  await download.run({ ...call, ...fromView });
  const last = slack.views().at(-1);
  expect(last).toHaveProperty('callback_id', 'send_review');
  const sentence = 'This workspace does not allow file uploads. Ask a workspace administrator.';
  expect(last).toHaveProperty(['blocks', 0, 'text', 'text'], sentence);
  expect(await spools()).toEqual(before);
});

test('from a message, after the draft was erased, one sentence comes privately', async () => {
  const gone = new DispatchError('This review is no longer there. Start again.');
  const { call, replies } = setStage(slack, { dispatch: { loadReview: () => Promise.reject(gone) } });
  const message = { channelId: 'D1', ts: '1.1' };
  await download.run({ ...call, value: '17', message, view: undefined });
  expect(replies).toEqual([{ text: gone.message }]);
});

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['+57 300', "'+57 300"],
  ['-1', "'-1"],
  ['@cmd', "'@cmd"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['\n=1', '"\'\n=1"'],
  ['\0=1', "'\0=1"],
  ['', ''],
])('the field %j is written as %j', (text, field) => {
  expect(csvField(text)).toBe(field);
});
