import type { Locale } from './locales.ts';
import type { WorkspaceSeed } from './seed.ts';

export interface StoredChannel {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  readonly kind: 'channel' | 'private' | 'dm';
  readonly locale: Locale;
  /** The person of a direct message with the bot. */
  readonly with_user?: string;
  readonly is_archived: boolean;
  /** Shared with another organisation (Slack Connect). */
  readonly is_ext_shared?: boolean;
  readonly members: ReadonlySet<string>;
}

export interface ChannelStore {
  all(): readonly StoredChannel[];
  find(id: string): StoredChannel | undefined;
  directMessageWith(user: string): StoredChannel | undefined;
  put(channel: StoredChannel): void;
}

export const directMessageId = (user: string): string => `D${user.slice(1)}`;

export function createChannels(seed: WorkspaceSeed): ChannelStore {
  const channels = new Map<string, StoredChannel>();
  const put = (channel: StoredChannel) => channels.set(channel.id, channel);
  for (const { id, name, topic, is_private, locale, members } of seed.channels)
    put({
      id,
      name,
      topic,
      locale,
      kind: is_private ? 'private' : 'channel',
      is_archived: false,
      members: new Set(members),
    });
  for (const user of seed.users)
    put({
      id: directMessageId(user.id),
      name: user.real_name,
      topic: '',
      locale: user.locale,
      kind: 'dm',
      with_user: user.id,
      is_archived: false,
      members: new Set([user.id, seed.bot.user_id]),
    });
  return {
    all: () => [...channels.values()],
    find: (id) => channels.get(id),
    directMessageWith: (user) => channels.get(directMessageId(user)),
    put,
  };
}
