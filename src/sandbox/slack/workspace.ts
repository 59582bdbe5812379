import { type ChannelStore, createChannels, type StoredChannel } from './channel-store.ts';
import { type Clock, createTimestamps } from './clock.ts';
import { createFiles, type FileStore } from './file-store.ts';
import type { Locale } from './locales.ts';
import { createMessages, type MessageStore, type StoredMessage } from './message-store.ts';
import { createPageFeed, type PageFeed, type PageNews } from './page-feed.ts';
import { pageChannel, pageMessage, pageUsers, pageView } from './page-objects.ts';
import { createResponseHooks, type ResponseHookStore } from './response-hook-store.ts';
import type { WorkspaceSeed } from './seed.ts';
import { createTriggers, type TriggerStore } from './trigger-store.ts';
import { createUploads, type UploadStore } from './upload-store.ts';
import { createViews, type ViewStore } from './view-store.ts';

/** Everything the local Slack knows, and the only ways to change it: each change reaches the page. */
export interface Workspace {
  readonly seed: WorkspaceSeed;
  readonly now: Clock;
  /** Address of this server's own routes, such as `http://127.0.0.1:3000/sandbox/slack`. */
  readonly baseUrl: () => string;
  /** Path of this server's own routes, such as `/sandbox/slack`. */
  readonly prefix: string;
  readonly channels: ChannelStore;
  readonly messages: MessageStore;
  readonly files: FileStore;
  readonly uploads: UploadStore;
  readonly views: ViewStore;
  readonly triggers: TriggerStore;
  readonly hooks: ResponseHookStore;
  readonly feed: PageFeed;
  post(draft: Omit<StoredMessage, 'ts'>): StoredMessage;
  edit(message: StoredMessage): void;
  remove(message: StoredMessage): void;
  putChannel(channel: StoredChannel): void;
  localeOf(user: string): Locale;
  /** A person chooses another language for their Slack. */
  speak(user: string, locale: Locale): void;
  notice(user: string, text: string, channel?: string): void;
  nextTs(): string;
  /** Puts back what a snapshot kept, without news to the page. */
  restore(message: StoredMessage): void;
  /** Calls back after every change worth keeping. */
  onChange(listener: () => void): void;
}

export interface WorkspaceOptions {
  readonly seed: WorkspaceSeed;
  readonly now: Clock;
  readonly baseUrl: () => string;
  readonly prefix: string;
  readonly keepMessages: number;
}

export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { seed, now, baseUrl, prefix } = options;
  const channels = createChannels(seed);
  const messages = createMessages(options.keepMessages);
  const feed = createPageFeed();
  const timestamps = createTimestamps(now);
  const locales = new Map(seed.users.map(({ id, locale }) => [id, locale]));
  const listeners: (() => void)[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };

  const views = createViews({
    modals: (user, cause) => {
      const modals = views.stack(user).map(pageView);
      feed.publish([user], { kind: 'modals', cause, modals });
    },
    home: (view) => {
      feed.publish([view.user], { kind: 'home_updated', home: pageView(view) });
      changed();
    },
  });

  const audience = (message: StoredMessage): Iterable<string> =>
    message.onlyFor ? [message.onlyFor] : viewersOf(message.channel);

  const viewersOf = (channel: string): readonly string[] => {
    const known = channels.find(channel);
    return known ? seed.users.map((user) => user.id).filter((user) => maySee(workspace, user, known)) : [];
  };

  function tell(kind: 'message_posted' | 'message_updated', message: StoredMessage): void {
    const news: PageNews = { kind, message: pageMessage(workspace, message) };
    feed.publish(audience(message), news);
    changed();
  }

  function tellParent(reply: StoredMessage): void {
    const parent = reply.thread_ts && messages.find(reply.channel, reply.thread_ts);
    if (parent && !reply.onlyFor) tell('message_updated', parent);
  }

  const workspace: Workspace = {
    seed,
    now,
    baseUrl,
    prefix,
    channels,
    messages,
    views,
    feed,
    files: createFiles(),
    uploads: createUploads(),
    triggers: createTriggers(now),
    hooks: createResponseHooks(now),
    nextTs: timestamps.next,
    post(draft) {
      const message = { ...draft, ts: timestamps.next() };
      messages.put(message);
      tell('message_posted', message);
      tellParent(message);
      return message;
    },
    edit(message) {
      messages.put(message);
      tell('message_updated', message);
    },
    remove(message) {
      messages.remove(message.channel, message.ts);
      const { channel, ts } = message;
      feed.publish(audience(message), { kind: 'message_deleted', channel, ts });
      tellParent(message);
      changed();
    },
    putChannel(channel) {
      channels.put(channel);
      for (const { id } of seed.users)
        feed.publish([id], { kind: 'channels', channels: channelsSeenBy(workspace, id) });
      changed();
    },
    localeOf: (user) => locales.get(user) ?? 'en-US',
    speak(user, locale) {
      locales.set(user, locale);
      const everybody = seed.users.map(({ id }) => id);
      feed.publish(everybody, { kind: 'users', users: pageUsers(workspace) });
      changed();
    },
    notice: (user, text, channel) =>
      feed.publish([user], { kind: 'notice', text, ...(channel ? { channel } : {}) }),
    restore(message) {
      messages.put(message);
      timestamps.notBefore(message.ts);
    },
    onChange: (listener) => listeners.push(listener),
  };
  return workspace;
}

/** Members see their channels; full members also see the public ones they have not joined. */
export function maySee(workspace: Workspace, user: string, channel: StoredChannel): boolean {
  if (channel.members.has(user)) return true;
  const person = workspace.seed.users.find(({ id }) => id === user);
  return channel.kind === 'channel' && person !== undefined && !person.is_restricted;
}

export const channelsSeenBy = (workspace: Workspace, user: string) =>
  workspace.channels
    .all()
    .filter((channel) => maySee(workspace, user, channel))
    .map((channel) => pageChannel(workspace, channel, user));
