import type { Config } from './config.ts';
import type { Gateway } from './gateways/gateway.ts';
import { createCloudApiGateway } from './gateways/index.ts';
import { type LocalWorkspace, startSimulatedWhatsApp } from './sandbox/far-sides.ts';
import type { SimulatedWhatsApp } from './sandbox/whatsapp/simulated-whatsapp.ts';

/** Calls wait for a connection when all are busy; more than the window is never under way. */
const connectionsOf = ({ sendWindow }: Config): number => Math.min(sendWindow, 256);

const simulatedVerifyToken = 'simulated';

export interface WhatsAppConnection {
  readonly gateway: Gateway;
  /** Set when nothing reaches a real person. */
  readonly simulated: SimulatedWhatsApp | undefined;
}

/** The Cloud API gateway, to Meta or to the simulation; the same code either way. */
export async function connectWhatsApp(config: Config): Promise<WhatsAppConnection> {
  const { whatsApp } = config;
  const connections = connectionsOf(config);
  if (whatsApp.kind === 'real') {
    return { gateway: createCloudApiGateway({ ...whatsApp, connections }), simulated: undefined };
  }
  const simulated = await startSimulatedWhatsApp(config.database.dataDirectory, {
    speed: config.sandboxSpeed,
  });
  const gateway = createCloudApiGateway({
    accessToken: simulated.accessToken,
    businessAccountId: simulated.businessAccountId,
    phoneNumberIds: simulated.lineIds,
    appSecret: simulated.appSecret,
    verifyToken: simulatedVerifyToken,
    apiUrl: simulated.url,
    apiVersion: 'v25.0',
    connections,
  });
  return { gateway, simulated };
}

export interface SlackConnection {
  readonly botToken: string;
  readonly signingSecret: string;
  readonly apiUrl: string;
  /** Where people's files may be fetched from, beside `files.slack.com`. */
  readonly localFileOrigins: readonly string[];
}

export function connectSlack(
  config: Config,
  local: LocalWorkspace | undefined,
  ownUrl: string,
): SlackConnection {
  if (config.slack.kind === 'real') {
    const { botToken, signingSecret, apiUrl } = config.slack;
    // A Web API that is not Slack's is a stand-in on this machine, which serves files beside it.
    const { protocol, hostname, origin } = new URL(apiUrl);
    const isLocal = protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
    return { botToken, signingSecret, apiUrl, localFileOrigins: isLocal ? [origin] : [] };
  }
  if (!local) throw new Error('The local Slack was not made.');
  const { botToken, signingSecret, slack } = local;
  return { botToken, signingSecret, apiUrl: slack.apiUrl(), localFileOrigins: [ownUrl] };
}
