import { channelObject, messageObject } from '../api-objects.ts';
import { type JsonRecord, textAt } from '../json.ts';
import type { StoredMessage } from '../message-store.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';
import { flagAt, joinedChannel, knownChannel, type Methods, needText, page } from './method.ts';

/** Timestamps have ten digits before the point, so they compare as numbers of equal width. */
function within(args: JsonRecord): (message: StoredMessage) => boolean {
  const oldest = Number(textAt(args, 'oldest') ?? args.oldest ?? 0);
  const latest = Number(textAt(args, 'latest') ?? args.latest ?? Number.POSITIVE_INFINITY);
  const inclusive = flagAt(args, 'inclusive');
  return ({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

const kindWord = { channel: 'public_channel', private: 'private_channel', dm: 'im' } as const;

function listed(args: JsonRecord, workspace: Workspace) {
  const kinds = (textAt(args, 'types') ?? 'public_channel').split(',').map((kind) => kind.trim());
  return workspace.channels
    .all()
    .filter(({ kind }) => kinds.includes(kindWord[kind]))
    .filter(({ kind, members }) => kind !== 'private' || members.has(workspace.seed.bot.user_id))
    .filter((channel) => !(flagAt(args, 'exclude_archived') && channel.is_archived));
}

export const conversations: Methods = {
  'conversations.info': {
    tier: 'tier3',
    run: (args, workspace) => {
      const channel = knownChannel(args, workspace);
      const locale = flagAt(args, 'include_locale') ? { locale: channel.locale } : {};
      return { channel: { ...channelObject(workspace, channel), ...locale } };
    },
  },
  'conversations.history': {
    tier: 'tier3',
    run(args, workspace) {
      const channel = joinedChannel(args, workspace);
      const shown = workspace.messages
        .in(channel.id)
        .filter((message) => !message.onlyFor && (!message.thread_ts || message.broadcast))
        .filter(within(args))
        .toReversed();
      const { items, hasMore, next } = page(shown, args, { usual: 100, most: 999 });
      const withMetadata = flagAt(args, 'include_all_metadata');
      const messages = items.map((message) => messageObject(workspace, message, withMetadata));
      return { messages, has_more: hasMore, pin_count: 0, ...next };
    },
  },
  'conversations.replies': {
    tier: 'tier3',
    run(args, workspace) {
      const channel = joinedChannel(args, workspace);
      const asked = workspace.messages.find(channel.id, needText(args, 'ts'));
      if (!asked || asked.onlyFor) throw new SlackError('thread_not_found');
      const root = asked.thread_ts ?? asked.ts;
      const thread = workspace.messages
        .in(channel.id)
        .filter((message) => !message.onlyFor && (message.ts === root || message.thread_ts === root))
        .filter((message) => message.ts === root || within(args)(message));
      const { items, hasMore, next } = page(thread, args, { usual: 1000, most: 1000 });
      const withMetadata = flagAt(args, 'include_all_metadata');
      const messages = items.map((message) => messageObject(workspace, message, withMetadata));
      return { messages, has_more: hasMore, ...next };
    },
  },
  'conversations.open': {
    tier: 'tier3',
    run(args, workspace) {
      const [user, ...others] = needText(args, 'users').split(',');
      const channel = workspace.channels.directMessageWith(user ?? '');
      if (!channel || others.length > 0) throw new SlackError('user_not_found');
      return { no_op: true, already_open: true, channel: { id: channel.id } };
    },
  },
  'conversations.members': {
    tier: 'tier4',
    run(args, workspace) {
      const members = [...knownChannel(args, workspace).members];
      const { items, next } = page(members, args, { usual: 100, most: 1000 });
      return { members: items, ...next };
    },
  },
  'conversations.join': {
    tier: 'tier3',
    run(args, workspace) {
      const channel = knownChannel(args, workspace);
      if (channel.is_archived) throw new SlackError('is_archived');
      if (channel.kind !== 'channel') throw new SlackError('method_not_supported_for_channel_type');
      const joined = { ...channel, members: new Set([...channel.members, workspace.seed.bot.user_id]) };
      workspace.putChannel(joined);
      return { channel: channelObject(workspace, joined) };
    },
  },
  'conversations.list': {
    tier: 'tier2',
    run(args, workspace) {
      const { items, next } = page(listed(args, workspace), args, { usual: 100, most: 999 });
      return { channels: items.map((channel) => channelObject(workspace, channel)), ...next };
    },
  },
  'users.conversations': {
    tier: 'tier3',
    run(args, workspace) {
      const user = textAt(args, 'user') ?? workspace.seed.bot.user_id;
      const own = listed(args, workspace).filter(({ members }) => members.has(user));
      const { items, next } = page(own, args, { usual: 100, most: 999 });
      return { channels: items.map((channel) => channelObject(workspace, channel)), ...next };
    },
  },
};
