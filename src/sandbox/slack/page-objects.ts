import type { StoredChannel } from './channel-store.ts';
import type { StoredFile } from './file-store.ts';
import type { StoredMessage } from './message-store.ts';
import type { PageChannel, PageFile, PageMessage, PageUser, PageView } from './page-protocol.ts';
import type { SeedUser, WorkspaceSeed } from './seed.ts';
import type { StoredView } from './view-store.ts';
import type { Workspace } from './workspace.ts';

export const pageUser = (workspace: Workspace, user: SeedUser): PageUser => ({
  ...user,
  locale: workspace.localeOf(user.id),
  is_bot: false,
});

const pageBot = ({ bot }: WorkspaceSeed): PageUser => ({
  id: bot.user_id,
  name: bot.name.toLowerCase(),
  real_name: bot.name,
  is_admin: false,
  is_restricted: false,
  is_bot: true,
  tz: 'UTC',
  locale: 'en-US',
});

export const pageUsers = (workspace: Workspace): readonly PageUser[] => [
  ...workspace.seed.users.map((user) => pageUser(workspace, user)),
  pageBot(workspace.seed),
];

export const pageFile = (prefix: string, file: StoredFile): PageFile => ({
  id: file.id,
  name: file.name,
  title: file.title,
  mimetype: file.mimetype,
  filetype: file.filetype,
  size: file.bytes.length,
  user: file.user,
  download_path: `${prefix}/page/files/${file.id}`,
});

/** A direct message carries the other person's name, which is the bot's for the person themselves. */
export const pageChannel = (workspace: Workspace, channel: StoredChannel, user: string): PageChannel => ({
  id: channel.id,
  name: channel.with_user === user ? workspace.seed.bot.name : channel.name,
  kind: channel.kind,
  topic: channel.topic,
  is_archived: channel.is_archived,
  is_member: channel.members.has(user),
  bot_is_member: channel.members.has(workspace.seed.bot.user_id),
  ...(channel.with_user ? { with_user: workspace.seed.bot.user_id } : {}),
});

export function repliesTo(workspace: Workspace, parent: StoredMessage): readonly StoredMessage[] {
  return workspace.messages
    .in(parent.channel)
    .filter((message) => message.thread_ts === parent.ts && !message.onlyFor);
}

export function pageMessage(workspace: Workspace, message: StoredMessage): PageMessage {
  const { channel, ts, user, text, blocks, edited, subtype } = message;
  const replies = message.thread_ts ? [] : repliesTo(workspace, message);
  const thread = message.thread_ts ?? (replies.length > 0 ? ts : undefined);
  const files = message.files?.map((id) => workspace.files.find(id)).filter((file) => file !== undefined);
  return {
    channel,
    ts,
    user,
    text,
    ...(thread ? { thread_ts: thread } : {}),
    ...(replies.length > 0 ? { reply_count: replies.length } : {}),
    ...(user === workspace.seed.bot.user_id ? { bot_id: workspace.seed.bot.bot_id } : {}),
    ...(blocks ? { blocks } : {}),
    ...(files ? { files: files.map((file) => pageFile(workspace.prefix, file)) } : {}),
    ...(edited ? { edited } : {}),
    ...(message.onlyFor ? { is_ephemeral: true } : {}),
    ...(subtype ? { subtype } : {}),
  };
}

export function pageView(view: StoredView): PageView {
  const { id, type, callback_id, hash, title, submit, close, blocks } = view;
  return {
    id,
    type,
    callback_id,
    hash,
    blocks,
    ...(title ? { title } : {}),
    ...(submit ? { submit } : {}),
    ...(close ? { close } : {}),
  };
}
