import { WebClient, type WebClientOptions } from '@slack/web-api';
import { type BotLog, slackLogger } from './bot-log.ts';

export interface SlackClients {
  /** For what a person waits for. A 429 of background work never pauses its queue. */
  readonly interactive: WebClient;
  /** For live messages and reports; a 429 is handed to the caller at once. */
  readonly background: WebClient;
}

/** Neither client ever repeats a call: a post whose answer was lost may be there already. */
export function createSlackClients(options: {
  readonly botToken: string;
  readonly slackApiUrl: string;
  readonly log: BotLog;
}): SlackClients {
  const shared: WebClientOptions = {
    slackApiUrl: options.slackApiUrl,
    logger: slackLogger(options.log),
    retryConfig: { retries: 0 },
    timeout: 10_000,
    allowAbsoluteUrls: false,
  };
  return {
    interactive: new WebClient(options.botToken, shared),
    background: new WebClient(options.botToken, { ...shared, rejectRateLimitedCalls: true }),
  };
}
