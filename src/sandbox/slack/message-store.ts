import type { JsonRecord } from './json.ts';
import type { PageBlock } from './page-protocol.ts';

export interface StoredMessage {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly PageBlock[];
  /** File ids. */
  readonly files?: readonly string[];
  /** The parent's `ts`; only replies have it. */
  readonly thread_ts?: string;
  readonly broadcast?: boolean;
  readonly metadata?: JsonRecord;
  readonly edited?: { readonly user: string; readonly ts: string };
  readonly subtype?: string;
  /** The one person who sees an ephemeral message. */
  readonly onlyFor?: string;
}

export interface MessageStore {
  /** Oldest first. */
  in(channel: string): readonly StoredMessage[];
  find(channel: string, ts: string): StoredMessage | undefined;
  put(message: StoredMessage): void;
  remove(channel: string, ts: string): void;
  all(): readonly StoredMessage[];
}

/** Keeps the newest `keep` messages of each channel. */
export function createMessages(keep: number): MessageStore {
  const channels = new Map<string, Map<string, StoredMessage>>();
  const of = (channel: string) => {
    const known = channels.get(channel) ?? new Map<string, StoredMessage>();
    channels.set(channel, known);
    return known;
  };
  return {
    in: (channel) => [...of(channel).values()],
    find: (channel, ts) => of(channel).get(ts),
    put(message) {
      const messages = of(message.channel);
      messages.set(message.ts, message);
      for (const ts of messages.keys()) {
        if (messages.size <= keep) break;
        messages.delete(ts);
      }
    },
    remove: (channel, ts) => of(channel).delete(ts),
    all: () => [...channels.values()].flatMap((messages) => [...messages.values()]),
  };
}
