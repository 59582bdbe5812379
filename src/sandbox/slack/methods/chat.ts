import { messageObject } from '../api-objects.ts';
import type { JsonRecord } from '../json.ts';
import { textAt } from '../json.ts';
import { readContent, readNewContent } from '../message-content.ts';
import type { StoredMessage } from '../message-store.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';
import { flagAt, joinedChannel, knownChannel, type Methods, needText, postableChannel } from './method.ts';

const maxUpdateText = 4000;

/** A reply to a reply belongs to the thread's parent; a parent that is gone is refused. */
export function threadFields(
  workspace: Workspace,
  channel: string,
  thread: string | undefined,
): { thread_ts?: string } {
  if (!thread) return {};
  const parent = workspace.messages.find(channel, thread);
  if (!parent || parent.onlyFor) throw new SlackError('thread_not_found');
  return { thread_ts: parent.thread_ts ?? parent.ts };
}

function ownMessage(args: JsonRecord, workspace: Workspace, refusal: string): StoredMessage {
  const channel = joinedChannel(args, workspace);
  const message = workspace.messages.find(channel.id, needText(args, 'ts'));
  if (!message || message.onlyFor) throw new SlackError('message_not_found');
  if (message.user !== workspace.seed.bot.user_id) throw new SlackError(refusal);
  return message;
}

export const chat: Methods = {
  'chat.postMessage': {
    tier: 'posting',
    run(args, workspace) {
      const channel = postableChannel(args, workspace);
      const thread = threadFields(workspace, channel.id, textAt(args, 'thread_ts'));
      const message = workspace.post({
        ...readNewContent(workspace, args),
        ...thread,
        ...(flagAt(args, 'reply_broadcast') ? { broadcast: true } : {}),
        channel: channel.id,
        user: workspace.seed.bot.user_id,
      });
      return { channel: channel.id, ts: message.ts, message: messageObject(workspace, message) };
    },
  },
  'chat.update': {
    tier: 'tier3',
    run(args, workspace) {
      const message = ownMessage(args, workspace, 'cant_update_message');
      const channel = workspace.channels.find(message.channel);
      if (channel?.is_archived) throw new SlackError('is_archived');
      const content = readContent(workspace, args);
      if (content.text === undefined && !content.blocks) throw new SlackError('no_text');
      if (content.text && content.text.length > maxUpdateText) throw new SlackError('msg_too_long');
      const edited = { user: message.user, ts: workspace.nextTs() };
      const { metadata, ...rest } = { ...message, ...content, edited };
      const kept = metadata && Object.keys(metadata).length > 0 ? { metadata } : {};
      const after = { ...rest, ...kept };
      if (!after.text && !after.blocks?.length) throw new SlackError('no_text');
      workspace.edit(after);
      return {
        channel: after.channel,
        ts: after.ts,
        text: after.text,
        message: messageObject(workspace, after),
      };
    },
  },
  'chat.postEphemeral': {
    tier: 'tier4',
    run(args, workspace) {
      const channel = postableChannel(args, workspace);
      const user = needText(args, 'user');
      if (!channel.members.has(user)) throw new SlackError('user_not_in_channel');
      const message = workspace.post({
        ...readNewContent(workspace, args),
        ...threadFields(workspace, channel.id, textAt(args, 'thread_ts')),
        channel: channel.id,
        user: workspace.seed.bot.user_id,
        onlyFor: user,
      });
      return { message_ts: message.ts };
    },
  },
  'chat.delete': {
    tier: 'tier3',
    run(args, workspace) {
      const message = ownMessage(args, workspace, 'cant_delete_message');
      workspace.remove(message);
      return { channel: message.channel, ts: message.ts };
    },
  },
  'chat.getPermalink': {
    tier: 'tier4',
    run(args, workspace) {
      const channel = knownChannel(args, workspace);
      const message = workspace.messages.find(channel.id, needText(args, 'message_ts'));
      if (!message || message.onlyFor) throw new SlackError('message_not_found');
      const place = `${workspace.baseUrl()}/?channel=${channel.id}&message=${message.ts}`;
      return { channel: channel.id, permalink: place };
    },
  },
};
