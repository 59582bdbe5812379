import { WebAPIPlatformError } from '@slack/web-api';
import type { ChannelSink, PostResult } from '../reports/channel-sink.ts';
import { rateErrors, refusalText, sharedChannel } from '../reports/slack-refusals.ts';
import { isMemberId } from './blocks/slack-text.ts';
import type { SharedChannels } from './shared-channels.ts';

/** Slack does not show the channel at all: what is posted there, Slack itself refuses with its own word. */
const isHidden = (error: unknown): boolean =>
  error instanceof WebAPIPlatformError && !rateErrors.has(error.data.error);

/**
 * A sink that puts nothing where people of another organisation would read it. Rejects, and nothing has left, when Slack does
 * not say who reads a channel: a limit on that question must not close posting everywhere, as `rate_limited` would.
 */
export function createOwnChannelsSink(sink: ChannelSink, channels: SharedChannels): ChannelSink {
  async function inOwn(channelId: string, call: () => Promise<PostResult>): Promise<PostResult> {
    if (isMemberId(channelId) || channelId.startsWith('D')) return call();
    const isShared = await channels.isShared(channelId).catch((error: unknown) => {
      if (isHidden(error)) return false;
      throw error;
    });
    if (!isShared) return call();
    return { outcome: 'refused', error: sharedChannel, because: refusalText(sharedChannel) };
  }

  return {
    post: (target, document, key) => inOwn(target.channelId, () => sink.post(target, document, key)),
    edit: (message, document) => inOwn(message.channelId, () => sink.edit(message, document)),
    link: sink.link,
    find: sink.find,
  };
}
