import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { ChannelSink, PostResult } from '../reports/channel-sink.ts';
import { rateErrors, refusalText, sharedChannel } from '../reports/slack-refusals.ts';
import { isMemberId } from './blocks/slack-text.ts';
import type { SharedChannels } from './shared-channels.ts';

const askAgainMs = 30_000;

const refused = (): PostResult => ({
  outcome: 'refused',
  error: sharedChannel,
  because: refusalText(sharedChannel),
});

/** A sink that puts nothing where people of another organisation would read it, from the minute a channel is shared. */
export function createOwnChannelsSink(sink: ChannelSink, channels: SharedChannels): ChannelSink {
  async function inOwn(channelId: string, call: () => Promise<PostResult>): Promise<PostResult> {
    if (isMemberId(channelId) || channelId.startsWith('D')) return call();
    try {
      if (await channels.isShared(channelId)) return refused();
    } catch (error) {
      // A channel that Slack does not show is refused by Slack itself, with its own word.
      if (error instanceof WebAPIPlatformError && !rateErrors.has(error.data.error)) return call();
      const retryAfterMs = error instanceof WebAPIRateLimitedError ? error.retryAfter * 1000 : askAgainMs;
      return { outcome: 'rate_limited', retryAfterMs };
    }
    return call();
  }

  return {
    post: (target, document, key) => inOwn(target.channelId, () => sink.post(target, document, key)),
    edit: (message, document) => inOwn(message.channelId, () => sink.edit(message, document)),
    link: sink.link,
    find: sink.find,
  };
}
