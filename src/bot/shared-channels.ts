import type { WebClient } from '@slack/web-api';

/** Who reads along in a channel. */
export interface SharedChannels {
  /**
   * People of another organisation do (Slack Connect). Asked at most every two minutes for each channel; while Slack does not
   * say, what it said last counts for ten. Rejects when nothing is known.
   * @see https://docs.slack.dev/apis/slack-connect
   */
  isShared(channelId: string): Promise<boolean>;
}

/** Slack answers about fifty of these questions a minute, over all channels and replicas. */
const freshMs = 120_000;
const usableMs = 600_000;
const mostRemembered = 10_000;

export function createSharedChannels(client: WebClient, now: () => Date): SharedChannels {
  const remembered = new Map<string, { readonly isShared: boolean; readonly heardAt: number }>();

  async function ask(channelId: string): Promise<boolean> {
    const { channel } = await client.conversations.info({ channel: channelId });
    const isShared = channel?.is_ext_shared === true;
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(channelId, { isShared, heardAt: now().getTime() });
    return isShared;
  }

  return {
    async isShared(channelId) {
      const known = remembered.get(channelId);
      if (!known) return ask(channelId);
      const age = now().getTime() - known.heardAt;
      if (age < freshMs) return known.isShared;
      return ask(channelId).catch((error: unknown) => {
        if (age < usableMs) return known.isShared;
        throw error;
      });
    },
  };
}
