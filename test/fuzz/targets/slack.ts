import fc from 'fast-check';
import { readFrame } from '../../../src/bot/sockets/read-frame.ts';
import { admin, startBot } from '../../bot/support/bot-under-test.ts';
import { team } from '../../bot/support/fake-slack.ts';
import { fakeAgents } from '../../support/fake-agents.ts';
import { defineTarget } from '../define-target.ts';
import { damaged, mutated, nearlyJson } from '../mutations.ts';

const person = { id: admin, team_id: team, username: 'ana' };
const view = (callback_id: string, values: unknown) => ({
  id: 'V1',
  hash: 'h1',
  callback_id,
  private_metadata: '7',
  state: { values },
});
const typed = { type: 'plain_text_input', value: '+1 202 555 0101' };

const examples: readonly unknown[] = [
  {
    type: 'block_actions',
    user: person,
    actions: [{ type: 'button', action_id: 'pause_deployment', block_id: 'b', value: '7' }],
    container: { type: 'message', message_ts: '1.1', channel_id: 'C0GROWTH' },
    channel: { id: 'C0GROWTH' },
  },
  {
    type: 'block_actions',
    user: person,
    actions: [
      {
        type: 'static_select',
        action_id: 'filter_users',
        block_id: 'b',
        selected_option: { text: { type: 'plain_text', text: 'x' }, value: 'deployment:7|failed' },
      },
    ],
    view: view('screen', {}),
  },
  {
    type: 'view_submission',
    user: person,
    view: view('send_form', {
      recipients: { phones: typed },
      conversation: { send_conversation: { type: 'external_select', selected_option: { value: '7' } } },
    }),
  },
  { type: 'view_submission', user: person, view: view('forget_person', { again: { phone: typed } }) },
  {
    type: 'view_submission',
    user: person,
    view: view('give_role', {
      role: { role: { selected_option: { value: 'sender' } } },
      people: { people: { selected_users: ['U1'] } },
    }),
  },
  {
    type: 'view_submission',
    user: person,
    view: view('flow_form', { flow: { text: { type: 'plain_text_input', value: 'steps:\n  - say: Hi' } } }),
  },
  { type: 'view_closed', user: person, view: view('send_form', {}) },
  {
    type: 'block_suggestion',
    user: person,
    action_id: 'send_conversation',
    block_id: 'conversation',
    value: 'spring',
    view: view('send_form', {}),
  },
  {
    type: 'message_action',
    user: person,
    callback_id: 'send_to_list',
    channel: { id: 'C0GROWTH' },
    message_ts: '1.1',
    message: {
      ts: '1.1',
      text: 'list',
      files: [{ id: 'F1', name: 'a.csv', size: 9, url_private_download: 'https://files.slack.com/a' }],
    },
  },
  { type: 'shortcut', user: person, callback_id: 'send_conversation' },
];
const events: readonly unknown[] = [
  { type: 'app_home_opened', user: admin, tab: 'home', channel: 'D1' },
  {
    type: 'message',
    channel: 'C0AGENTS',
    channel_type: 'channel',
    user: admin,
    text: 'Hello',
    ts: '1772600000.1',
    thread_ts: '1772600000.0',
    files: [
      { id: 'F1', name: 'a.png', mimetype: 'image/png', size: 3, url_private: 'https://files.slack.com/a' },
    ],
  },
];

/** Whatever is signed is answered, and the next request finds the bot as it was. */
export const slackRequests = defineTarget(
  'slack-requests',
  async () => {
    const agents = fakeAgents({ take: async () => true, refuse: async () => undefined });
    const bot = await startBot({ context: { agents } });
    const about = (value: unknown): Readonly<Record<string, unknown>> =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value))
        : { odd: value };
    return {
      // Many at a time: Bolt takes three seconds to give up on what nobody acknowledges.
      inputs: fc.array(
        fc.oneof(
          fc.tuple(fc.constant('interact' as const), mutated(examples)),
          fc.tuple(fc.constant('event' as const), mutated(events)),
        ),
        { minLength: 30, maxLength: 40 },
      ),
      async check(requests) {
        const answers = await Promise.all(requests.map(([way, value]) => bot[way](about(value))));
        // Bolt answers 404 or 500 to what is no payload at all. No answer, or a rejection nobody handles, ends the run.
        for (const { status } of answers)
          if (![200, 400, 404, 500].includes(status)) throw new Error(`The bot answered ${status}.`);
      },
      async close() {
        const { status } = await bot.command('help');
        if (status !== 200) throw new Error(`After all that, help was answered ${status}.`);
        await bot.stop();
      },
    };
  },
  0.02,
);

/** What Slack says of a person may be anything: nobody acts on it who is not told to be a full member. */
export const slackAnswers = defineTarget(
  'slack-answers',
  async () => {
    const member = {
      ok: true,
      user: {
        id: 'U0GUEST',
        team_id: team,
        deleted: false,
        is_bot: false,
        is_restricted: true,
        tz: 'America/Bogota',
      },
    };
    const frozen: string[] = [];
    const { fakeDispatch } = await import('../../bot/support/far-sides.ts');
    const bot = await startBot({
      context: {
        adminUsers: ['U0GUEST'],
        dispatch: fakeDispatch({ freeze: async (by) => void frozen.push(by) }),
      },
    });
    const isGuest = (answer: unknown): boolean =>
      JSON.stringify(answer)?.includes('"is_restricted":true') ?? false;
    return {
      inputs: mutated([member]),
      async check(answer) {
        const body =
          typeof answer === 'object' && answer !== null && !Array.isArray(answer)
            ? Object.fromEntries(Object.entries(answer))
            : { odd: answer };
        // An answer with a status of its own is no body.
        bot.slack.next('users.info', 'status' in body ? { ok: false } : body);
        const before = frozen.length;
        await bot.command('freeze because', 'U0GUEST');
        const asked = bot.slack.of('users.info').length;
        if (asked === 0) throw new Error('Nobody was asked about.');
        if (isGuest(body) && body.ok === true && frozen.length > before && hasUser(body))
          throw new Error('A guest froze all sending.');
      },
      close: () => bot.stop(),
    };
  },
  0.5,
);

const hasUser = ({ user }: Readonly<Record<string, unknown>>): boolean =>
  typeof user === 'object' && user !== null && 'is_restricted' in user && user.is_restricted === true;

const frames: readonly unknown[] = [
  { type: 'hello', num_connections: 1 },
  { type: 'disconnect', reason: 'refresh_requested' },
  { type: 'interactive', envelope_id: 'e1', accepts_response_payload: true, payload: examples[0] },
];

export const socketFrames = defineTarget('socket-frames', () => ({
  inputs: fc.oneof(nearlyJson(frames), damaged(fc.constant(Buffer.from('{"type":"hello"}')))),
  check(bytes) {
    const { kind } = readFrame(bytes.toString('utf8'));
    if (!['hello', 'refresh', 'envelope', 'other'].includes(kind))
      throw new Error(`There is no frame of kind ${kind}.`);
  },
}));
