import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ana, ben, growth, refusal, startSlack } from './started-slack.ts';

async function stateFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'local-slack-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'slack.json');
}

test('channels, threads, files and edits are there again after a restart, and can be edited', async () => {
  const file = await stateFile();
  const before = await startSlack({ stateFile: file });
  const metadata = { event_type: 'digest_slot', event_payload: { k: 'opaque' } };
  const blocks = [{ type: 'divider' }];
  const { ts = '' } = await before.client.chat.postMessage({
    channel: growth,
    text: 'one',
    blocks,
    metadata,
  });
  await before.client.chat.postMessage({ channel: growth, text: 'reply', thread_ts: ts });
  await before.client.chat.update({ channel: growth, ts, text: 'two' });
  await before.client.chat.postEphemeral({ channel: growth, user: ana, text: 'For Ana' });
  await before.client.filesUploadV2({ channel_id: growth, filename: 'a.csv', content: 'a\n' });
  await before.slack.act({ act: 'speak', user: ben, locale: 'es-LA' });
  before.slack.scene.archive('C0SUPPORT');
  await before.slack.flush();

  const { client, slack, url } = await startSlack({ stateFile: file });
  for (const user of [ana, ben])
    expect(slack.state(user).messages).toEqual(before.slack.state(user).messages);
  expect(slack.state(ben).me.locale).toBe('es-LA');
  expect(await refusal(client.chat.postMessage({ channel: 'C0SUPPORT', text: 'x' }))).toBe('is_archived');
  const history = await client.conversations.history({ channel: growth, include_all_metadata: true });
  expect(history.messages?.at(-1)).toMatchObject({ text: 'two', metadata });
  const shared = slack.state(ben).messages[growth]?.at(-1)?.files?.[0]?.download_path;
  expect(await (await fetch(`${url}${shared}`)).text()).toBe('a\n');
  await client.chat.update({ channel: growth, ts, text: 'three' });
  const later = await client.chat.postMessage({ channel: growth, text: 'later' });
  expect(Number(later.ts)).toBeGreaterThan(Number(ts));
});

test('changes reach the disk by themselves, whole files only', async () => {
  const file = await stateFile();
  const { client } = await startSlack({ stateFile: file });
  await client.chat.postMessage({ channel: growth, text: 'kept' });
  await expect
    .poll(async () => (await readdir(join(file, '..'))).sort())
    .toEqual(['slack.json', 'slack.json.files']);
  const { slack } = await startSlack({ stateFile: file });
  expect(slack.state(ana).messages[growth]).toMatchObject([{ text: 'kept' }]);
});

test('a file that is something else is named, and not written over', async () => {
  const file = await stateFile();
  await writeFile(file, 'something else');
  await expect(startSlack({ stateFile: file })).rejects.toThrow(
    /Expected .*slack\.json to hold .* Delete it/,
  );
});
