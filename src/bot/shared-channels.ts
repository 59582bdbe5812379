import type { WebClient } from '@slack/web-api';

/** Who reads along in a channel. */
export interface SharedChannels {
  /**
   * People of another organisation do (Slack Connect). Asked at most once a minute for each channel; rejects when Slack does
   * not say.
   * @see https://docs.slack.dev/apis/slack-connect
   */
  isShared(channelId: string): Promise<boolean>;
}

const rememberedMs = 60_000;
const mostRemembered = 10_000;

export function createSharedChannels(client: WebClient, now: () => Date): SharedChannels {
  const remembered = new Map<string, { readonly isShared: boolean; readonly until: number }>();
  return {
    async isShared(channelId) {
      const known = remembered.get(channelId);
      if (known && known.until > now().getTime()) return known.isShared;
      const { channel } = await client.conversations.info({ channel: channelId });
      const isShared = channel?.is_ext_shared === true;
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(channelId, { isShared, until: now().getTime() + rememberedMs });
      return isShared;
    },
  };
}
