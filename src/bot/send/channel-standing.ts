import { WebAPIPlatformError, type WebClient } from '@slack/web-api';

/** Where the bot can post for a channel. `shared`: with another organisation; `unknown`: Slack did not tell. */
export type ChannelStanding = 'member' | 'direct' | 'outside' | 'shared' | 'unknown';

/** Never rejects: it is asked after a launch, which must be reported in any case. */
export async function standingIn(client: WebClient, channelId: string): Promise<ChannelStanding> {
  try {
    const { channel } = await client.conversations.info({ channel: channelId });
    if (channel?.is_im) return 'direct';
    if (channel?.is_ext_shared) return 'shared';
    return channel?.is_member ? 'member' : 'outside';
  } catch (error) {
    // A private channel without the bot answers channel_not_found.
    return error instanceof WebAPIPlatformError && error.data.error === 'channel_not_found'
      ? 'outside'
      : 'unknown';
  }
}
