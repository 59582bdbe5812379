import type { MikroORM } from '@mikro-orm/postgresql';
import type { ChannelSink, ChannelTarget } from './channel-sink.ts';
import { documentHash } from './document-hash.ts';
import { createPostStore, type StoredPost } from './post-store.ts';
import type { ReportDocument } from './report-document.ts';
import { refusalText } from './slack-refusals.ts';
import { slotReasons } from './slot-reasons.ts';

/** What is known of a message that must exist at most once. */
export type PostOutcome =
  | { readonly outcome: 'posted'; readonly channelId: string; readonly ts: string }
  | { readonly outcome: 'refused'; readonly error: string; readonly because: string }
  /** Nothing to do before `until`; then ask again. `isLimited`: Slack takes no more posts there for the moment. */
  | { readonly outcome: 'pending'; readonly until: Date; readonly isLimited?: true }
  /** It may be there or not, nobody can look, and it is not posted again. */
  | { readonly outcome: 'unconfirmed'; readonly because: string };

export interface PostWish {
  readonly key: string;
  readonly target: ChannelTarget;
  readonly document: ReportDocument;
  /** Kept with the message once it shows `document`; by default the document's hash. */
  readonly shownHash?: string;
}

export type PostOnce = (wish: PostWish) => Promise<PostOutcome>;

export interface PostOnceOptions {
  readonly orm: MikroORM;
  readonly sink: ChannelSink;
  readonly now: () => Date;
  /** How long after a call its message is sure to stand in the channel's history; Slack promises nothing. */
  readonly settleMs?: number;
  /** Between the two looks that prove a message absent. */
  readonly lookAgainMs?: number;
  /** Longer than any call to Slack takes: when it has run out, nobody can still be posting. */
  readonly leaseMs?: number;
}

/** Before the attempt, because our clock and Slack's differ. */
const lookBackMs = 60_000;

const unconfirmed: PostOutcome = {
  outcome: 'unconfirmed',
  because: slotReasons.unconfirmed,
};

const after = (moment: Date, ms: number): Date => new Date(moment.getTime() + ms);

/** Posts a message at most once per key, whatever is killed, lost or run twice. The row is committed before Slack is called. */
export function createPostOnce(options: PostOnceOptions): PostOnce {
  const { orm, sink, now, settleMs = 15_000, lookAgainMs = 30_000, leaseMs = 60_000 } = options;
  const store = createPostStore(orm);

  const pendingUntil = async (key: string, error: string | null, until: Date) => {
    await store.postpone(key, error, until);
    return { outcome: 'pending', until } as const;
  };

  async function attempt(wish: PostWish, { attemptedAt }: { attemptedAt: Date }): Promise<PostOutcome> {
    const { key, target, document, shownHash = documentHash(document) } = wish;
    const result = await sink.post(target, document, key);
    switch (result.outcome) {
      case 'posted':
        await store.settlePosted(key, result, shownHash);
        return result;
      case 'refused':
        await store.settleRefused(key, result.error);
        return result;
      case 'rate_limited':
        return {
          ...(await pendingUntil(key, 'rate_limited', after(now(), result.retryAfterMs))),
          isLimited: true,
        };
      case 'unknown':
        return pendingUntil(key, null, after(attemptedAt, settleMs));
    }
  }

  async function attemptAgain(wish: PostWish, post: StoredPost): Promise<PostOutcome> {
    const attemptedAt = now();
    const until = after(attemptedAt, leaseMs);
    const isMine = await store.beginAgain(post, attemptedAt, until);
    return isMine ? attempt(wish, { attemptedAt }) : { outcome: 'pending', until };
  }

  /** Settles by evidence a call whose answer nobody has. */
  async function lookFor(wish: PostWish, post: StoredPost): Promise<PostOutcome> {
    const { key } = post;
    const settledAt = after(post.attemptedAt, settleMs);
    if (now() < settledAt) return pendingUntil(key, post.error, settledAt);
    const target = { channelId: post.channelId, ...(post.threadTs && { threadTs: post.threadTs }) };
    const seen = await sink.find(target, key, after(post.attemptedAt, -lookBackMs));
    if (seen === 'unreadable') {
      await store.postpone(key, 'unreadable', null);
      return unconfirmed;
    }
    if (seen !== 'absent') {
      const found = { channelId: post.channelId, ts: seen.found };
      await store.settlePosted(key, found, null);
      return { outcome: 'posted', ...found };
    }
    if (post.error === 'absent') return attemptAgain(wish, post);
    return pendingUntil(key, 'absent', after(now(), lookAgainMs));
  }

  return async (wish) => {
    const startedAt = now();
    const until = after(startedAt, leaseMs);
    const fresh = await store.open(wish.key, wish.target, startedAt, until);
    if (fresh) return attempt(wish, fresh);
    const known = await store.find(wish.key);
    if (known?.status === 'posted' && known.ts !== null) {
      return { outcome: 'posted', channelId: known.channelId, ts: known.ts };
    }
    if (known?.status === 'refused') {
      const error = known.error ?? 'unknown_error';
      return { outcome: 'refused', error, because: refusalText(error) };
    }
    if (known?.error === 'unreadable') return unconfirmed;
    const leased = await store.lease(wish.key, startedAt, until);
    if (!leased) return { outcome: 'pending', until: known?.leasedUntil ?? until };
    return leased.error === 'rate_limited' ? attemptAgain(wish, leased) : lookFor(wish, leased);
  };
}
