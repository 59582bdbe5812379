import { expect, test } from 'vitest';
import { ana, botToken, general, growth, refusal, startSlack } from './started-slack.ts';

const png = Buffer.from('89504e470d0a1a0a', 'hex');

test('a file uploaded by the app appears in its channel and can be downloaded there', async () => {
  const { client, slack, url } = await startSlack();
  await client.filesUploadV2({
    channel_id: growth,
    filename: 'rejected.csv',
    title: 'Rejected rows',
    content: 'row,reason\n3,invalid\n',
    initial_comment: 'One row was rejected.',
  });
  const [message] = slack.state(ana).messages[growth] ?? [];
  expect(message).toMatchObject({
    text: 'One row was rejected.',
    files: [{ name: 'rejected.csv', title: 'Rejected rows', mimetype: 'text/csv', size: 21 }],
  });
  const download = await fetch(`${url}${message?.files?.[0]?.download_path}`);
  expect(download.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''rejected.csv");
  expect(await download.text()).toBe('row,reason\n3,invalid\n');
});

test('only the app’s token opens a private address; anyone else is sent to sign in', async () => {
  const { client, slack } = await startSlack();
  const { id } = slack.scene.putFile(ana, 'lista ñ.csv', 'phone\n');
  const { file } = await client.files.info({ file: id });
  const address = file?.url_private_download ?? '';
  const authorized = { headers: { authorization: `Bearer ${botToken}` } };
  expect(await (await fetch(address, authorized)).text()).toBe('phone\n');
  const stranger = await fetch(address, { redirect: 'manual' });
  expect(stranger.status).toBe(302);
  const followed = await fetch(address);
  expect([followed.status, followed.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
});

test('an upload is refused as JSON, without its bytes, with other bytes, and where the bot is not', async () => {
  const { client, url } = await startSlack();
  const asJson = await fetch(`${url}/sandbox/slack/api/files.getUploadURLExternal`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${botToken}` },
    body: JSON.stringify({ filename: 'a.csv', length: 1 }),
  });
  expect(await asJson.json()).toMatchObject({ ok: false, error: 'invalid_arguments' });
  expect(await refusal(client.files.getUploadURLExternal({ filename: 'a.csv', length: 0 }))).toBe(
    'invalid_arguments',
  );

  const { upload_url = '', file_id = '' } = await client.files.getUploadURLExternal({
    filename: 'a.csv',
    length: 2,
  });
  const complete = (channel_id?: string) =>
    client.files.completeUploadExternal({ files: [{ id: file_id }], ...(channel_id ? { channel_id } : {}) });
  expect(await refusal(complete())).toBe('file_not_found');
  expect((await fetch(upload_url, { method: 'POST', body: 'abc' })).status).toBe(404);
  expect((await fetch(upload_url, { method: 'POST', body: 'ab' })).status).toBe(200);
  expect(await refusal(complete(general))).toBe('not_in_channel');
  expect(await refusal(complete(ana))).toBe('channel_not_found');
  expect((await complete()).files).toMatchObject([{ id: file_id, size: 2 }]);
});

test('an uploaded picture can be shown in a message, anything else cannot', async () => {
  const { client, slack, url } = await startSlack();
  const chart = slack.scene.putFile(ana, 'chart.png', png);
  const list = slack.scene.putFile(ana, 'list.csv', 'phone\n');
  const image = (slack_file: { id: string } | { url: string }) => ({
    channel: growth,
    text: 'Chart',
    blocks: [{ type: 'image', alt_text: 'Delivered by day', slack_file }],
  });
  const { file } = await client.files.info({ file: chart.id });
  await client.chat.postMessage(image({ url: file?.url_private ?? '' }));
  const [message] = slack.state(ana).messages[growth] ?? [];
  expect(message?.blocks?.[0]).toMatchObject({ slack_file: { id: chart.id } });
  const shown = await fetch(`${url}/sandbox/slack/page/files/${chart.id}?inline=1`);
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(png);
  expect(shown.headers.get('content-disposition')).toMatch(/^inline/);
  expect(await refusal(client.chat.postMessage(image({ id: list.id })))).toBe('invalid_blocks');
  expect(await refusal(client.chat.postMessage(image({ id: 'F0NONE' })))).toBe('invalid_blocks');
});

test('the app deletes its own files and nobody else’s', async () => {
  const { client, slack, url } = await startSlack();
  await client.filesUploadV2({ channel_id: growth, filename: 'users.csv', content: 'phone' });
  const [message] = slack.state(ana).messages[growth] ?? [];
  const [file] = message?.files ?? [];
  await client.files.delete({ file: file?.id ?? '' });
  expect((await fetch(`${url}${file?.download_path}`)).status).toBe(404);
  expect(await refusal(client.files.delete({ file: file?.id ?? '' }))).toBe('file_not_found');
  const { id } = slack.scene.putFile(ana, 'list.csv', 'phone');
  expect(await refusal(client.files.delete({ file: id }))).toBe('cant_delete_file');
});
