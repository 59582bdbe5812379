import type { ModalView } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { context, input } from '../blocks/elements.ts';
import { formModal } from '../blocks/modal.ts';
import { type Submission, UsageError, type ViewValues } from '../listener.ts';
import { textAt } from '../payload.ts';
import { agentRight } from './agent-right.ts';
import { threadOf } from './thread-value.ts';

const callbackId = 'move_chat_form';
const channel = { block: 'move_channel', action: 'channel' } as const;

export const moveForm = (threadId: number): ModalView =>
  formModal({
    callbackId,
    privateMetadata: String(threadId),
    title: say`Transfer this chat`,
    submit: say`Transfer`,
    close: say`Back`,
    blocks: [
      input(channel.block, say`To the agents of which channel?`, {
        type: 'conversations_select',
        action_id: channel.action,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
      }),
      context(say`The chat opens there again, with what was said, and waits until somebody claims it.`),
    ],
  });

const channelIn = (values: ViewValues): string =>
  textAt(values, channel.block, channel.action, 'selected_conversation') ?? '';

export const moveSubmission: Submission = {
  callbackId,
  needs: agentRight,
  answer: ({ values }) =>
    channelIn(values) === ''
      ? { kind: 'errors', errors: { [channel.block]: say`Choose a channel.` } }
      : { kind: 'close' },
  async work({ context: { agents }, values, privateMetadata, userId }) {
    const channelId = channelIn(values);
    const threadId = threadOf(privateMetadata);
    const [known, chat] = await Promise.all([agents.channels(), agents.load(threadId)]);
    // Customers' words go only where somebody has decided that agents are.
    if (!known.some((one) => one.channelId === channelId)) {
      throw new UsageError(say`That is no channel of the agents. Type /treble agents add there first.`);
    }
    if (chat?.channelId === channelId) throw new UsageError(say`The chat is in that channel already.`);
    await agents.move({ threadId, by: userId, channelId });
  },
};
