import { expect, test } from 'vitest';
import { ask, modal, opened, opensForm, option, parsed } from './asked-forms.ts';
import { ana, growth, startApp } from './started-slack.ts';

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
    { ackTimeoutMs: 1_000 },
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
