import type { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { LineKeeper } from '../agents/keep-lines.ts';
import { type BotLog, slackLogger } from '../bot-log.ts';
import type { ReplayGuard } from '../request-guard.ts';
import { acknowledgement, type Envelope } from './read-frame.ts';
import { SocketLink } from './socket-link.ts';

export interface SocketSettings {
  readonly appToken: string;
  /** Connections at a time, so that one can be renewed while another one hears. */
  readonly connections: number;
}

export interface SocketDoor {
  start(): void;
  /** Answers what has arrived and closes; Slack brings the rest to another replica. */
  stop(): Promise<void>;
}

/** The app's token opens connections, so their addresses must be Slack's own, or those of a stand-in beside its Web API. */
export function checkedAddress(address: string, slackApiUrl: string): string {
  const { protocol, hostname } = new URL(address);
  const api = new URL(slackApiUrl);
  const isSlack = protocol === 'wss:' && hostname.endsWith('.slack.com');
  const isBeside = hostname === api.hostname && protocol === api.protocol.replace('http', 'ws');
  if (!isSlack && !isBeside) throw new Error('A socket was to be opened to an address outside Slack.');
  return address;
}

/** The same listeners as behind HTTP, for an app that Slack cannot call: it calls Slack and hears over sockets. */
export function createSocketDoor(options: {
  readonly settings: SocketSettings;
  readonly slackApiUrl: string;
  readonly app: Pick<App, 'processEvent'>;
  readonly keeper: LineKeeper;
  readonly replayGuard: ReplayGuard;
  readonly log: BotLog;
}): SocketDoor {
  const { settings, slackApiUrl, app, keeper, replayGuard, log } = options;
  const client = new WebClient(settings.appToken, {
    slackApiUrl,
    logger: slackLogger(log),
    retryConfig: { retries: 0 },
    timeout: 10_000,
    allowAbsoluteUrls: false,
  });

  async function address(): Promise<string> {
    const { url } = await client.apps.connections.open();
    return checkedAddress(url ?? '', slackApiUrl);
  }

  /** An envelope that comes to several replicas is carried out by the one that writes its id first. */
  async function deliver(
    { id, body, takesAnswer }: Envelope,
    answer: (text: string) => boolean,
  ): Promise<void> {
    // Before its id is remembered: a line that could not be kept must be taken when Slack brings it again.
    await keeper.keep(body);
    if (!(await replayGuard.accept(`envelope:${id}`))) {
      // An empty answer would close the form that whoever carries it out is about to fill.
      if (!takesAnswer) answer(acknowledgement(id));
      return;
    }
    let isAnswered = false;
    await app.processEvent({
      body,
      ack: async (said?: unknown) => {
        if (isAnswered) return;
        isAnswered = true;
        if (!answer(acknowledgement(id, said))) {
          log.warn({ from: 'slack' }, 'A socket closed before its request was acknowledged.');
        }
      },
    });
  }

  const links = Array.from({ length: settings.connections }, () => new SocketLink({ address, deliver, log }));
  return {
    start() {
      for (const link of links) link.start();
    },
    async stop() {
      await Promise.all(links.map((link) => link.stop()));
    },
  };
}
