import type { App } from '@slack/bolt';
import { expect, test } from 'vitest';
import type { PageView } from '../../../src/sandbox/slack/page-protocol.ts';
import { ana, ben, growth, refusal, startApp, startSlack } from './started-slack.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
const field = (block_id: string, element: { type: string; [key: string]: unknown }, optional = false) => ({
  type: 'input' as const,
  block_id,
  optional,
  label: plain(block_id),
  element: { action_id: 'value', ...element },
});
const modal = (title: string, blocks: object[] = [], more: object = {}) => ({
  type: 'modal' as const,
  callback_id: 'form',
  title: plain(title),
  submit: plain('Review'),
  blocks,
  ...more,
});
const form = modal(
  'Send',
  [
    field('conversation', {
      type: 'static_select',
      options: [option('a'), option('b')],
      initial_option: option('b'),
    }),
    field('recipients', { type: 'plain_text_input', multiline: true, max_length: 20 }, true),
    field('list', { type: 'file_input', filetypes: ['csv'], max_files: 1 }, true),
    field('channel', {
      type: 'conversations_select',
      default_to_current_conversation: true,
      response_url_enabled: true,
    }),
  ],
  { private_metadata: 'D-1', notify_on_close: true },
);

// Blocks are written as plain objects here: what Slack checks is exactly what is under test.
const parsed = <Type>(view: Type): Type & { blocks: never[] } => JSON.parse(JSON.stringify(view));

function opensForm(app: App): void {
  app.command('/treble', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: parsed(form) });
  });
}

const ask = (user = ana) => ({ act: 'say' as const, user, channel: growth, text: '/treble send' });

async function opened(started: Awaited<ReturnType<typeof startApp>>, title = 'Send'): Promise<PageView> {
  const state = await started.slack.until(ana, ({ modals }) => modals.at(-1)?.title?.text === title);
  const view = state.modals.at(-1);
  if (!view) throw new Error('No modal is open.');
  return view;
}

test('a submission carries every field: what was typed, what was preset, the files, and where to answer', async () => {
  const heard: { values: unknown; urls: unknown; metadata: string }[] = [];
  const started = await startApp((app) => {
    opensForm(app);
    app.view('form', async ({ ack, body, view }) => {
      const urls = 'response_urls' in body ? body.response_urls : undefined;
      heard.push({ values: view.state.values, urls, metadata: view.private_metadata });
      await ack();
    });
  });
  const { slack } = started;
  await slack.act(ask());
  const view = await opened(started);
  const file = slack.scene.putFile(ana, 'list.csv', 'phone\n+12025550100\n');
  const list = { value: { type: 'file_input', files: [{ id: file.id }] } };
  const recipients = { value: { type: 'plain_text_input', value: '' } };
  const answer = await slack.act({ act: 'submit', user: ana, view_id: view.id, state: { list, recipients } });
  expect(answer).toEqual({ ok: true });
  expect(slack.state(ana).modals).toEqual([]);
  expect(heard).toMatchObject([
    {
      metadata: 'D-1',
      values: {
        conversation: { value: { type: 'static_select', selected_option: option('b') } },
        recipients: { value: { type: 'plain_text_input', value: null } },
        list: { value: { files: [{ id: file.id, name: 'list.csv', size: 19, filetype: 'csv', user: ana }] } },
        channel: { value: { selected_conversation: growth } },
      },
      urls: [{ block_id: 'channel', action_id: 'value', channel_id: growth }],
    },
  ]);
});

const unfit: [story: string, state: Record<string, unknown>, name: string, block: string, says: RegExp][] = [
  [
    'too long a text',
    { recipients: { value: { type: 'plain_text_input', value: 'x'.repeat(21) } } },
    'a.csv',
    'recipients',
    /no more than 20/,
  ],
  [
    'a required field left empty',
    { channel: { value: { type: 'conversations_select', selected_conversation: null } } },
    'a.csv',
    'channel',
    /complete this required field/,
  ],
  ['a file of another type', {}, 'a.pdf', 'list', /a\.pdf cannot be added here.*csv/],
  ['a file over 10 MB', {}, 'big.csv', 'list', /big\.csv is larger than 10 MB/],
];

test.each(unfit)(
  '%s is told under its field and never reaches the app',
  async (_story, state, name, block, says) => {
    let submissions = 0;
    const started = await startApp((app) => {
      opensForm(app);
      app.view('form', async ({ ack }) => {
        submissions += 1;
        await ack();
      });
    });
    const { slack } = started;
    await slack.act(ask());
    const { id } = await opened(started);
    const file = slack.scene.putFile(
      ana,
      name,
      new Uint8Array(name === 'big.csv' ? 10 * 1024 * 1024 + 1 : 1),
    );
    const list = { value: { type: 'file_input', files: [{ id: file.id }] } };
    const given = JSON.parse(JSON.stringify({ list, ...state }));
    const answer = await slack.act({ act: 'submit', user: ana, view_id: id, state: given });
    expect(answer).toMatchObject({
      ok: false,
      error: 'field_errors',
      field_errors: { [block]: expect.stringMatching(says) },
    });
    expect(submissions).toBe(0);
    expect(slack.state(ana).modals).toHaveLength(1);
  },
);

test('a submission may be answered with errors, another view, one more on top, or the end of all', async () => {
  const answers = [
    { response_action: 'errors', errors: { recipients: 'Paste at least one phone number.' } },
    { response_action: 'errors', errors: { elsewhere: 'Nobody sees this.' } },
    { response_action: 'update', view: modal('Checking', []) },
    { response_action: 'push', view: modal('More', []) },
    { response_action: 'push', view: modal('Wrong', [{ type: 'nope' }]) },
    { response_action: 'clear' },
  ];
  const started = await startApp((app) => {
    opensForm(app);
    app.view('form', async ({ ack }) => ack(JSON.parse(JSON.stringify(answers.shift()))));
  });
  const { slack } = started;
  await slack.act(ask());
  await opened(started);
  const titles = () => slack.state(ana).modals.map(({ title }) => title?.text);
  const submit = () =>
    slack.act({ act: 'submit', user: ana, view_id: slack.state(ana).modals.at(-1)?.id ?? '', state: {} });

  expect(await submit()).toMatchObject({ field_errors: { recipients: 'Paste at least one phone number.' } });
  expect(await submit()).toMatchObject({ ok: false, message: 'We had some trouble connecting. Try again?' });
  expect(await submit()).toEqual({ ok: true });
  expect(titles()).toEqual(['Checking']);
  await submit();
  expect(titles()).toEqual(['Checking', 'More']);
  expect(await submit()).toMatchObject({
    ok: false,
    message: expect.stringContaining('unsupported type: nope'),
  });
  expect(titles()).toEqual(['Checking', 'More']);
  await submit();
  expect(titles()).toEqual([]);
});

test('an app that does not answer a submission leaves the modal open with Slack’s words', async () => {
  const started = await startApp(
    (app) => {
      opensForm(app);
      app.view('form', async () => {});
    },
    { ackTimeoutMs: 300 },
  );
  await started.slack.act(ask());
  const { id } = await opened(started);
  const answer = await started.slack.act({ act: 'submit', user: ana, view_id: id, state: {} });
  expect(answer).toMatchObject({
    error: 'operation_timeout',
    message: 'We had some trouble connecting. Try again?',
  });
  expect(started.slack.state(ana).modals).toHaveLength(1);
});

test('Cancel closes one view and the cross all of them, and the app hears of those that asked', async () => {
  const closed: [string, boolean | undefined][] = [];
  const started = await startApp((app) => {
    opensForm(app);
    app.view('form', async ({ ack }) =>
      ack({ response_action: 'push', view: parsed(modal('More', [], { notify_on_close: true })) }),
    );
    app.view({ type: 'view_closed', callback_id: 'form' }, async ({ ack, body, view }) => {
      closed.push([view.title?.text ?? '', 'is_cleared' in body ? body.is_cleared : undefined]);
      await ack();
    });
  });
  const { slack } = started;
  const push = async () => {
    const { id } = await opened(started);
    await slack.act({ act: 'submit', user: ana, view_id: id, state: {} });
    return (await opened(started, 'More')).id;
  };
  await slack.act(ask());
  await slack.act({ act: 'close', user: ana, view_id: await push() });
  expect(slack.state(ana).modals).toHaveLength(1);
  await slack.act({ act: 'close', user: ana, view_id: await push(), all: true });
  expect(slack.state(ana).modals).toEqual([]);
  expect(closed.toSorted()).toEqual([
    ['More', false],
    ['More', true],
    ['Send', true],
  ]);
});

test('a trigger opens one view within three seconds, and only the person who pressed sees it', async () => {
  let at = Date.now();
  const triggers: string[] = [];
  const { slack, client } = await startApp(
    (app) => {
      app.command('/treble', async ({ ack, command }) => {
        triggers.push(command.trigger_id);
        await ack();
      });
    },
    { now: () => new Date(at) },
  );
  const open = (trigger_id = '') => client.views.open({ trigger_id, view: parsed(modal('Send')) });
  await slack.act(ask());
  await open(triggers[0]);
  expect(slack.state(ana).modals).toHaveLength(1);
  expect(slack.state(ben).modals).toEqual([]);
  expect(await refusal(open(triggers[0]))).toBe('exchanged_trigger_id');
  expect(await refusal(open('never.issued'))).toBe('invalid_trigger_id');
  await slack.act(ask());
  at += 3001;
  expect(await refusal(open(triggers[1]))).toBe('expired_trigger_id');
  await slack.act(ask());
  at += 3000;
  await open(triggers[2]);
});

test('a view that Slack refuses leaves the trigger unspent', async () => {
  let trigger_id = '';
  const { slack, client } = await startApp((app) => {
    app.command('/treble', async ({ ack, command }) => {
      trigger_id = command.trigger_id;
      await ack();
    });
  });
  await slack.act(ask());
  const tooLong = client.views.open({ trigger_id, view: parsed(modal('x'.repeat(25))) });
  expect(await refusal(tooLong)).toBe('invalid_arguments');
  const huge = Array.from({ length: 90 }, () => ({ type: 'section', text: plain('x'.repeat(3000)) }));
  expect(await refusal(client.views.open({ trigger_id, view: parsed(modal('Big', huge)) }))).toBe(
    'view_too_large',
  );
  await client.views.open({ trigger_id, view: parsed(modal('x'.repeat(24))) });
});

test('an update with an outdated hash is refused, and three views are the most', async () => {
  const triggers: string[] = [];
  const started = await startApp((app) => {
    app.command('/treble', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: parsed(withButton) });
    });
    app.action('more', async ({ ack, body }) => {
      if ('trigger_id' in body) triggers.push(String(body.trigger_id));
      await ack();
    });
  });
  const { slack, client } = started;
  await slack.act(ask());
  const first = await opened(started);
  const view = parsed(modal('Send', withButton.blocks));
  const updated = await client.views.update({ view_id: first.id, hash: first.hash, view });
  expect(updated.view?.hash).not.toBe(first.hash);
  expect(await refusal(client.views.update({ view_id: first.id, hash: first.hash, view }))).toBe(
    'hash_conflict',
  );

  const press = async () => {
    const view_id = slack.state(ana).modals.at(-1)?.id ?? '';
    const container = { type: 'view' as const, view_id };
    await slack.act({ act: 'press', user: ana, container, block_id: 'row', action_id: 'more' });
    return client.views.push({ trigger_id: triggers.at(-1) ?? '', view });
  };
  await press();
  const third = await press();
  expect(third.view?.previous_view_id).toBe(slack.state(ana).modals[1]?.id);
  expect(third.view?.root_view_id).toBe(first.id);
  expect(await refusal(press())).toBe('push_limit_reached');
});

const withButton = modal('Send', [
  {
    type: 'actions',
    block_id: 'row',
    elements: [{ type: 'button', action_id: 'more', text: plain('More') }],
  },
]);

test('a Home tab is published for one person', async () => {
  const { client, slack } = await startSlack();
  const view = parsed({ type: 'home' as const, blocks: [{ type: 'divider' }] });
  const first = await client.views.publish({ user_id: ana, view });
  const again = await client.views.publish({ user_id: ana, view, hash: first.view?.hash ?? '' });
  expect(again.view?.id).toBe(first.view?.id);
  expect(await refusal(client.views.publish({ user_id: ana, view, hash: 'old' }))).toBe('hash_conflict');
  expect(slack.state(ana).home?.blocks).toMatchObject([{ type: 'divider' }]);
  expect(slack.state(ben).home).toBeNull();
});
