import type { ChannelSink } from './channel-sink.ts';
import type { LiveMessage, LiveStore } from './live-store.ts';
import type { ReportDocument } from './report-document.ts';
import { sharedChannel } from './slack-refusals.ts';

/** What has to be known of a message to edit it. */
export type ShownMessage = Pick<LiveMessage, 'key' | 'channelId' | 'ts' | 'shownHash'>;

export interface LiveEdit<Message extends ShownMessage = LiveMessage> {
  readonly message: Message;
  readonly changedAt: Date;
  readonly document: ReportDocument;
  readonly hash: string;
  /** Nothing will change any more. */
  readonly isLast: boolean;
}

const leaseMs = 60_000;
const againMs = 5_000;
const refusedAgainMs = 60_000;

/** The message is gone, closed, or read by people of another organisation: this change is not shown there. */
const lostMessages: ReadonlySet<string> = new Set([
  'message_not_found',
  'channel_not_found',
  'is_archived',
  'is_inactive',
  'cant_update_message',
  'edit_window_closed',
  sharedChannel,
]);

/** Brings one message up to date. `stop`: Slack takes no more edits for the moment. */
export async function editLive(
  { message, document, hash }: LiveEdit<ShownMessage>,
  { store, sink, now }: { readonly store: LiveStore; readonly sink: ChannelSink; readonly now: () => Date },
): Promise<'go on' | 'stop'> {
  const startedAt = now();
  const { key } = message;
  const later = (ms: number) => new Date(now().getTime() + ms);
  if (!(await store.leaseEdit(message, startedAt, later(leaseMs)))) return 'go on';
  const result = await sink.edit(message, document);
  if (result.outcome === 'posted') {
    await store.settleEdit(key, hash, null, now());
    return 'go on';
  }
  if (result.outcome === 'rate_limited') {
    await store.postponeEdit(key, null, later(result.retryAfterMs));
    return 'stop';
  }
  if (result.outcome === 'unknown') {
    // An edit can be repeated without harm, so a lost answer is no reason to look.
    await store.postponeEdit(key, null, later(againMs));
    return 'go on';
  }
  if (lostMessages.has(result.error)) {
    await store.settleEdit(key, hash, result.error, now());
    return 'go on';
  }
  await store.postponeEdit(key, result.error, later(refusedAgainMs));
  throw new Error(`Slack refused to edit the message (${result.error}). ${result.because}`);
}
