import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { expect, test } from 'vitest';
import { ana, bot, growth, refusal, startSlack, support } from './started-slack.ts';

const patient = { rejectRateLimitedCalls: true };

test('a channel takes a short burst of posts and then one a second; another channel is not held up', async () => {
  let at = Date.UTC(2026, 2, 4);
  const { newClient, slack } = await startSlack({ rateLimits: true, now: () => new Date(at) });
  const client = newClient(patient);
  const post = (channel: string) => client.chat.postMessage({ channel, text: 'x' });
  for (let n = 0; n < 5; n += 1) await post(growth);
  await expect(post(growth)).rejects.toMatchObject({ retryAfter: 1 });
  await post(support);
  at += 1000;
  await post(growth);
  await expect(post(growth)).rejects.toBeInstanceOf(WebAPIRateLimitedError);
  expect(slack.state(ana).messages[growth]).toHaveLength(6);
});

test('edits share one limit over all channels, and reads have their own', async () => {
  let at = Date.UTC(2026, 2, 4);
  const { newClient, slack } = await startSlack({ rateLimits: true, now: () => new Date(at) });
  const client = newClient(patient);
  const { ts = '' } = await client.chat.postMessage({ channel: growth, text: 'x' });
  const other = await client.chat.postMessage({ channel: support, text: 'x' });
  for (let n = 0; n < 50; n += 1) await client.chat.update({ channel: growth, ts, text: `${n}` });
  const elsewhere = client.chat.update({ channel: support, ts: other.ts ?? '', text: 'y' });
  await expect(elsewhere).rejects.toMatchObject({ retryAfter: 2 });
  await client.conversations.info({ channel: growth });
  at += 1200;
  await client.chat.update({ channel: growth, ts, text: 'last' });
  expect(slack.state(ana).messages[growth]?.[0]?.text).toBe('last');
});

test('the next call fails as scripted, and only the next', async () => {
  const { client, newClient, slack } = await startSlack();
  const post = () => client.chat.postMessage({ channel: growth, text: 'x' });
  slack.failNext('chat.postMessage', { error: 'restricted_action' });
  expect(await refusal(post())).toBe('restricted_action');
  slack.failNext('chat.postMessage', { status: 503 });
  await expect(post()).rejects.toBeInstanceOf(WebAPIHTTPError);
  slack.failNext('chat.postMessage', { status: 429, retryAfter: 30 });
  await expect(newClient(patient).chat.postMessage({ channel: growth, text: 'x' })).rejects.toMatchObject({
    retryAfter: 30,
  });
  slack.failNext('chat.postMessage', { hang: true });
  const short = newClient({ timeout: 1_000 });
  await expect(short.chat.postMessage({ channel: growth, text: 'x' })).rejects.toBeInstanceOf(
    WebAPIRequestError,
  );
  expect(slack.state(ana).messages[growth]).toEqual([]);
  expect(slack.unusedFaults()).toEqual([]);
  await post();
  expect(slack.state(ana).messages[growth]).toHaveLength(1);
});

test('a reset after the work was done leaves the message posted', async () => {
  const { client, slack } = await startSlack();
  slack.failNext('chat.postMessage', { acceptThenReset: true });
  const lost = client.chat.postMessage({ channel: growth, text: 'once' });
  await expect(lost).rejects.toBeInstanceOf(WebAPIRequestError);
  expect(slack.state(ana).messages[growth]).toMatchObject([{ text: 'once', user: bot }]);
  expect(slack.unusedFaults()).toEqual([]);
});

test('an answer held back for ever after the work was done leaves the message posted', async () => {
  const { newClient, slack } = await startSlack();
  slack.failNext('chat.postMessage', { acceptThenHang: true });
  const lost = newClient({ timeout: 1_000 }).chat.postMessage({ channel: growth, text: 'once' });
  await expect(lost).rejects.toBeInstanceOf(WebAPIRequestError);
  expect(slack.state(ana).messages[growth]).toMatchObject([{ text: 'once', user: bot }]);
  expect(slack.unusedFaults()).toEqual([]);
});

test('every call is recorded with its arguments decoded, and without the token', async () => {
  const { client, slack } = await startSlack();
  const blocks = [{ type: 'divider' }];
  await client.chat.postMessage({ channel: growth, text: 'x', blocks });
  expect(slack.calls).toMatchObject([
    { method: 'chat.postMessage', args: { channel: growth, text: 'x', blocks }, answer: { ok: true } },
  ]);
  expect(JSON.stringify(slack.calls)).not.toContain('xoxb-local');
});
