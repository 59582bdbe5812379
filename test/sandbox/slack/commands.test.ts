import { createServer } from 'node:http';
import { verifySlackRequest } from '@slack/bolt';
import { expect, test } from 'vitest';
import type { PageAnswer } from '../../../src/sandbox/slack/page-protocol.ts';
import { ana, ben, bot, general, growth, signingSecret, startApp, startSlack } from './started-slack.ts';

const typed = (text: string, channel = growth) => ({ act: 'say' as const, user: ana, channel, text });

test('a command reaches the app with all of its fields, and its answer is private', async () => {
  let heard: unknown;
  const { slack } = await startApp((app) => {
    app.command('/treble', async ({ command, ack }) => {
      heard = command;
      await ack({ text: 'For you', blocks: [{ type: 'divider' }] });
    });
  });
  expect(await slack.act(typed('/treble status  D-104 '))).toEqual({ ok: true });
  expect(heard).toMatchObject({
    command: '/treble',
    text: 'status  D-104',
    user_id: ana,
    user_name: 'ana',
    channel_id: growth,
    channel_name: 'growth',
    team_id: 'T0ACME',
    is_enterprise_install: 'false',
  });
  expect(slack.state(ana).messages[growth]).toMatchObject([
    { text: 'For you', user: bot, is_ephemeral: true, blocks: [{ type: 'divider' }] },
  ]);
  expect(slack.state(ben).messages[growth]).toEqual([]);
});

test('an answer may be for the channel, and plain words will do', async () => {
  const { slack } = await startApp((app) => {
    app.command('/treble', async ({ command, ack }) => {
      await ack(command.text === 'all' ? { response_type: 'in_channel', text: 'All' } : 'One');
    });
  });
  await slack.act(typed('/treble all'));
  await slack.act(typed('/treble'));
  expect(slack.state(ana).messages[growth]?.map(({ text }) => text)).toEqual(['All', 'One']);
  expect(slack.state(ben).messages[growth]?.map(({ text }) => text)).toEqual(['All']);
});

test('a command works in a direct message and where the bot is not a member', async () => {
  const channels: string[] = [];
  const { slack } = await startApp((app) => {
    app.command('/treble', async ({ command, ack }) => {
      channels.push(command.channel_name);
      await ack('Here');
    });
  });
  await slack.act(typed('/treble help', 'D0ANA'));
  await slack.act(typed('/treble help', general));
  expect(channels).toEqual(['directmessage', 'general']);
  expect(slack.state(ana).messages[general]).toMatchObject([{ text: 'Here', is_ephemeral: true }]);
});

test('the app is asked with a signature that Slack’s own check accepts, and that a changed body breaks', async () => {
  const seen: { body: string; headers: Record<string, string | string[] | undefined> }[] = [];
  const far = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += String(chunk);
    seen.push({ body, headers: req.headers });
    res.end();
  });
  await new Promise<void>((resolve) => far.listen(0, '127.0.0.1', resolve));
  const address = far.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const { slack } = await startSlack({ eventsUrl: `http://127.0.0.1:${port}/slack/events` });
  await slack.act(typed('/treble send & <go>'));
  far.closeAllConnections();
  far.close();

  const [request] = seen;
  expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  const check = (body: string) =>
    verifySlackRequest({
      signingSecret,
      body,
      headers: {
        'x-slack-signature': String(request?.headers['x-slack-signature']),
        'x-slack-request-timestamp': Number(request?.headers['x-slack-request-timestamp']),
      },
    });
  check(request?.body ?? '');
  expect(() => check(`${request?.body}&more=1`)).toThrow(/signature mismatch/);
});

const failures: [story: string, text: string, says: RegExp, error: string][] = [
  ['that nobody registered', '/nothing here', /^\/nothing is not a valid command\./, 'invalid_command'],
  [
    'that the app never acknowledges',
    '/treble late',
    /^\/treble failed with the error "operation_timeout"$/,
    'operation_timeout',
  ],
  [
    'that the app breaks on',
    '/treble broken',
    /^\/treble failed with the error "dispatch_failed"$/,
    'dispatch_failed',
  ],
  [
    'answered with blocks Slack refuses',
    '/treble bad',
    /"invalid_command_response"$/,
    'invalid_command_response',
  ],
];

test.each(failures)(
  'a command %s fails in Slack’s words, to the one who typed it',
  async (_story, text, says, error) => {
    const { slack } = await startApp(
      (app) => {
        app.command('/treble', async ({ command, ack }) => {
          if (command.text === 'broken') throw new Error('Broken on purpose');
          if (command.text === 'bad') await ack({ text: 'x', blocks: [{ type: 'header' }] });
        });
      },
      text === '/treble late' ? { ackTimeoutMs: 300 } : {},
    );
    const answer: PageAnswer = await slack.act(typed(text));
    expect(answer).toMatchObject({ ok: false, error, message: expect.stringMatching(says) });
    expect(slack.state(ana).messages[growth]).toEqual([]);
  },
);

test('commands do not work in threads, and typed text is a message, escaped', async () => {
  const { slack } = await startApp(() => {});
  const parent = slack.scene.postAs(ben, { channel: growth, text: 'parent' });
  const inThread = await slack.act({ ...typed('/treble help'), thread_ts: parent.ts });
  expect(inThread).toMatchObject({ ok: false, message: '/treble is not supported in threads. Sorry!' });
  await slack.act({ ...typed(`a < b & <@${bot}>`), thread_ts: parent.ts });
  const [first, reply] = slack.state(ben).messages[growth] ?? [];
  expect(first).toMatchObject({ text: 'parent', reply_count: 1 });
  expect(reply).toMatchObject({ text: `a &lt; b &amp; <@${bot}>`, thread_ts: parent.ts, user: ana });
});

test('respond() answers five times in thirty minutes, and can replace or remove what it said', async () => {
  let at = Date.now();
  const statuses: (number | string)[] = [];
  let hook = '';
  const { slack } = await startApp(
    (app) => {
      app.command('/treble', async ({ ack, command, respond }) => {
        await ack();
        hook = command.response_url;
        await respond('One');
        await respond({ text: 'Two', replace_original: true });
        await respond({ response_type: 'in_channel', text: 'For all' });
        await respond({ delete_original: true });
      });
    },
    { now: () => new Date(at) },
  );
  await slack.act(typed('/treble help'));
  const all = await slack.until(
    ana,
    ({ messages }) => messages[growth]?.length === 1 && slack.state(ben).messages[growth]?.length === 1,
  );
  expect(all.messages[growth]).toMatchObject([{ text: 'For all' }]);

  const answer = async (text: string) => {
    const response = await fetch(hook, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    });
    statuses.push(response.status, await response.text());
  };
  await answer('Five');
  await answer('Six');
  expect(statuses).toEqual([200, 'ok', 404, '{"ok":false,"error":"used_url"}']);
  expect(slack.state(ana).messages[growth]?.map(({ text }) => text)).toEqual(['For all', 'Five']);

  await slack.act(typed('/treble help'));
  await slack.until(
    ana,
    ({ messages }) => messages[growth]?.filter(({ text }) => text === 'For all').length === 2,
  );
  at += 30 * 60_000 + 1;
  statuses.length = 0;
  await answer('Late');
  expect(statuses).toEqual([404, '{"ok":false,"error":"expired_url"}']);
});
