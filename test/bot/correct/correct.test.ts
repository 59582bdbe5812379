import { afterEach, expect, test } from 'vitest';
import { correctableHead, correctableLine } from '../../../src/bot/correct/corrections-csv.ts';
import { type Dispatch, DispatchError } from '../../../src/dispatch/dispatch.ts';
import type { CorrectionReview } from '../../../src/dispatch/review/correction.ts';
import { validateView } from '../../../src/sandbox/slack/validate-blocks.ts';
import { admin, type BotUnderTest, member, startBot } from '../support/bot-under-test.ts';
import {
  fakeDispatch,
  fakeReader,
  springCells,
  springDeployment,
  springSummary,
} from '../support/far-sides.ts';

let world: BotUnderTest;
afterEach(() => world.stop());

const plan = {
  deploymentId: 104,
  conversation: 'Spring sale',
  invalidNumbers: 49,
  missingVariables: 20,
  columns: ['name'],
};
const judged: CorrectionReview = {
  id: 7,
  deploymentId: 104,
  conversation: 'Spring sale <!channel>',
  counts: new Map([
    ['send', 60],
    ['variable', 5],
    ['not_found', 4],
  ]),
  problems: [{ fileRow: 3, verdict: 'variable', detail: 'Column “name” is empty or missing.' }],
};
const sending = { ...springSummary, waiting: 60 };

async function* pieces(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('phone\n');
}

async function start(dispatch: Partial<Dispatch> = {}) {
  const audited: unknown[] = [];
  world = await startBot({
    context: {
      dispatch: fakeDispatch({
        planCorrection: async () => plan,
        planRetry: async () => ({
          failed: 20,
          now: 0,
          stopped: undefined,
          groups: [{ failure: 'variable_missing', when: 'after_a_fix', count: 20, from: null }],
        }),
        reviewCorrection: async () => judged,
        ...dispatch,
      }),
      reader: fakeReader({ describe: async () => springDeployment, cells: async () => springCells }),
      files: { fetch: async () => pieces() },
      audit: async (entry) => {
        audited.push(entry);
      },
    },
  });
  return audited;
}

const submit = (callbackId: string, metadata: unknown, values: unknown = {}) =>
  world.interact({
    type: 'view_submission',
    user: { id: admin, team_id: 'T0TREBLE' },
    view: {
      id: 'V1',
      hash: 'h1',
      callback_id: callbackId,
      private_metadata: JSON.stringify(metadata),
      state: { values },
    },
  });
const given = {
  corrected_file: {
    file: { files: [{ id: 'F1', name: 'c.csv', url_private_download: 'https://files.slack.com/F1' }] },
  },
};
function shown(method: 'views.open' | 'views.push' | 'views.update'): string {
  const view = world.slack.of(method).at(-1)?.view;
  expect(validateView(view)).toEqual([]);
  return JSON.stringify(view);
}

test('Failed users offers it, and the window says what can be corrected', async () => {
  await start();
  await world.press({ id: 'failed_users', value: 'deployment:104' });
  expect(shown('views.open')).toContain('Send corrected rows');
  await world.press({ id: 'correct_rows', value: 'deployment:104', inView: true });
  expect(shown('views.push')).toContain(
    '69 rows of *D-104* can be corrected: 49 invalid numbers, 20 missing variables.',
  );
});

test('from the third view on top of each other the form takes the place of that view', async () => {
  await start();
  world.slack.next('views.push', { ok: false, error: 'push_limit_reached' });
  await world.press({ id: 'correct_rows', value: 'deployment:104', inView: true });
  expect(shown('views.update')).toContain('69 rows of *D-104* can be corrected');
  expect(world.log).toEqual([]);
});

test('/treble correct D-104 opens the same; without such rows it says so', async () => {
  await start();
  await world.command('correct D-104');
  expect(shown('views.open')).toContain('Download rows to correct');
  await world.stop();
  await start({ planCorrection: async () => ({ ...plan, invalidNumbers: 0, missingVariables: 0 }) });
  await world.command('correct D-104');
  expect(world.said()[0]).toContain('No row of D-104 can be mended');
});

test('the rows go to the person who asked alone, and who took them is written down first', async () => {
  const audited = await start({
    async *correctableRows() {
      yield [{ rowNumber: 3, phone: '+12025550123', variables: { name: '=1' }, because: 'Bad.' }];
    },
  });
  await world.press({ id: 'download_correctable', value: 'deployment:104', inView: true });
  expect(audited).toEqual([
    {
      actor: admin,
      act: 'correctable_rows.download',
      subject: 'deployment:104',
      detail: { rows: 1 },
      reveals: true,
    },
  ]);
  expect(world.slack.of('files.completeUploadExternal')).toMatchObject([{ channel_id: 'D0ANA' }]);
  expect(shown('views.update')).toContain('The file with 1 row is in your direct messages');
});

test('no cell of the download is a formula, and rows are named by their number', () => {
  const row = { rowNumber: 3, phone: '+12025550123', variables: { name: '=1+1' }, because: '-Bad.' };
  expect(correctableHead(['name'])).toBe('\uFEFFTreble row,phone,name,Treble reason\r\n');
  expect(correctableLine(['name', 'city'], row)).toBe(`3,12025550123,'=1+1,,'-Bad.\r\n`);
});

test('the corrected file is reviewed by cause, with the first rows that stay wrong', async () => {
  await start();
  await submit('correct_form', { deploymentId: 104 }, given);
  const view = shown('views.update');
  expect(view).toContain('69 rows read. *Send to 60 users?*');
  expect(view).toContain('*Still a missing variable*\\n5');
  expect(view).toContain('*No row to correct found*\\n4');
  expect(view).toContain('• Row 3 of the file: Still a missing variable: Column “name” is empty or missing.');
  expect(view).toContain('"submit":{"type":"plain_text","text":"Send"');
});

test('when nobody can be sent to there is no Send', async () => {
  await start({ reviewCorrection: async () => ({ ...judged, counts: new Map([['invalid', 2]]) }) });
  await submit('correct_form', { deploymentId: 104 }, given);
  expect(shown('views.update')).not.toContain('"submit"');
});

test('no file is answered under the field; a refused one brings the form back with why', async () => {
  await start({ reviewCorrection: () => Promise.reject(new DispatchError('Row 1: no phone column.')) });
  const answer = JSON.parse(await (await submit('correct_form', { deploymentId: 104 })).text());
  expect(answer.errors).toEqual({ corrected_file: 'Choose the corrected file.' });
  await submit('correct_form', { deploymentId: 104 }, given);
  expect(shown('views.update')).toContain('Row 1: no phone column.');
});

test('Send says how many are queued, and a second press that nothing is sent twice', async () => {
  let presses = 0;
  await start({
    async sendCorrected(id, by) {
      expect([id, by]).toEqual([7, admin]);
      presses += 1;
      return { queued: presses === 1 ? 60 : 0, alreadySent: presses > 1, deployment: sending };
    },
  });
  await submit('correct_review', { correctionId: 7 });
  expect(shown('views.update')).toContain('60 users of *D-104* are queued with the corrected rows.');
  await submit('correct_review', { correctionId: 7 });
  expect(shown('views.update')).toContain('Nothing is sent twice.');
});

test('a member may not', async () => {
  await start();
  await world.command('correct D-104', member);
  await world.press({ id: 'download_correctable', value: 'deployment:104', by: member });
  expect(world.said()).toEqual(
    Array(2).fill('This needs the right to send and control deployments. Ask <@U0ANA>.'),
  );
});
