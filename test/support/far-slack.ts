import { createLocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import type { Scene } from '../../src/sandbox/slack/scene.ts';

export interface FarSlack {
  readonly url: string;
  /** What connects the product to it as to the real Slack. */
  readonly settings: Readonly<Record<string, string>>;
  /** Where the product listens, once it does. */
  setProductUrl(url: string): void;
  /** Arranges what happens in the workspace. */
  readonly scene: Scene;
  /** Everything that the product told Slack. */
  told(): string;
  close(): Promise<void>;
}

const botToken = 'xoxb-test-token';
const signingSecret = 'signing-secret-of-the-tests';

/**
 * A Slack on a port of its own, whose people act through its page's door (`SlackPerson`).
 * @param host by which the product reaches it; it listens on loopback alone
 */
export async function startFarSlack(host = '127.0.0.1'): Promise<FarSlack> {
  let productUrl = 'http://127.0.0.1:9';
  const slack = createLocalSlack({
    prefix: '/sandbox/slack',
    publicUrl: () => url,
    eventsUrl: () => `${productUrl}/slack/events`,
    signingSecret,
    botToken,
    onError: () => {},
  });
  const server = await slack.listen(0);
  const address = server.address();
  const url = `http://${host}:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    url,
    settings: {
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slack.apiUrl(),
      ADMIN_USERS: 'U0ANA',
    },
    setProductUrl(productIs) {
      productUrl = productIs;
    },
    scene: slack.scene,
    told: () => JSON.stringify(slack.calls),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
