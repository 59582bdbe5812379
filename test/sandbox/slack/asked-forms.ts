import type { App } from '@slack/bolt';
import type { PageView } from '../../../src/sandbox/slack/page-protocol.ts';
import { ana, growth, type startApp } from './started-slack.ts';

export const plain = (text: string) => ({ type: 'plain_text' as const, text });
export const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
export const field = (
  block_id: string,
  element: { type: string; [key: string]: unknown },
  optional = false,
) => ({
  type: 'input' as const,
  block_id,
  optional,
  label: plain(block_id),
  element: { action_id: 'value', ...element },
});
export const modal = (title: string, blocks: object[] = [], more: object = {}) => ({
  type: 'modal' as const,
  callback_id: 'form',
  title: plain(title),
  submit: plain('Review'),
  blocks,
  ...more,
});
export const form = modal(
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
export const parsed = <Type>(view: Type): Type & { blocks: never[] } => JSON.parse(JSON.stringify(view));

export function opensForm(app: App): void {
  app.command('/treble', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: parsed(form) });
  });
}

export const ask = (user = ana) => ({ act: 'say' as const, user, channel: growth, text: '/treble send' });

export async function opened(
  started: Awaited<ReturnType<typeof startApp>>,
  title = 'Send',
): Promise<PageView> {
  const state = await started.slack.until(ana, ({ modals }) => modals.at(-1)?.title?.text === title);
  const view = state.modals.at(-1);
  if (!view) throw new Error('No modal is open.');
  return view;
}
