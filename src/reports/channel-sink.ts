import type { ReportDocument } from './report-document.ts';

export interface ChannelTarget {
  /** A channel's or a user's id; a user's means a direct message. */
  readonly channelId: string;
  readonly threadTs?: string;
}

/** What Slack did with a post. `unknown`: the answer was lost, so the message may be there. */
export type PostResult =
  | { readonly outcome: 'posted'; readonly channelId: string; readonly ts: string }
  /** `error` is Slack's word, `because` one sentence with what to do. */
  | { readonly outcome: 'refused'; readonly error: string; readonly because: string }
  | { readonly outcome: 'rate_limited'; readonly retryAfterMs: number }
  | { readonly outcome: 'unknown'; readonly because: string };

/** Where documents go. Implemented by the bot for Slack; never retries by itself. */
export interface ChannelSink {
  /** `key` travels as opaque metadata, so that `find` can recognise the message. */
  post(target: ChannelTarget, document: ReportDocument, key: string): Promise<PostResult>;
  edit(
    message: { readonly channelId: string; readonly ts: string },
    document: ReportDocument,
  ): Promise<PostResult>;
  /** Slack's address of a message, for people in that channel. Undefined: it has none. */
  link(message: { readonly channelId: string; readonly ts: string }): Promise<string | undefined>;
  /** Looks for a message with `key` posted after `since`. `unreadable`: the channel's history may not be read. */
  find(
    target: ChannelTarget,
    key: string,
    since: Date,
  ): Promise<{ readonly found: string } | 'absent' | 'unreadable'>;
}
