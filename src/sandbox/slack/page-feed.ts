import type { PageEvent } from './page-protocol.ts';

type WithoutSeq<Event> = Event extends unknown ? Omit<Event, 'seq'> : never;
export type PageNews = WithoutSeq<PageEvent>;
type Listener = (event: PageEvent) => void;

export interface PageFeed {
  seq(): number;
  publish(users: Iterable<string>, news: PageNews): void;
  /** Returns how to stop listening. */
  subscribe(user: string, listener: Listener): () => void;
}

/** What has just changed, to whoever may see it. Nothing is kept: a page that was away reads the state. */
export function createPageFeed(): PageFeed {
  const listeners = new Map<Listener, string>();
  let seq = 0;
  return {
    seq: () => seq,
    publish(users, news) {
      seq += 1;
      const event: PageEvent = { ...news, seq };
      const audience = new Set(users);
      for (const [listener, user] of listeners) if (audience.has(user)) listener(event);
    },
    subscribe(user, listener) {
      listeners.set(listener, user);
      return () => listeners.delete(listener);
    },
  };
}
