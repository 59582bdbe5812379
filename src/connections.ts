import type { Config } from './config.ts';
import type { Gateway } from './gateways/gateway.ts';
import { createCloudApiGateway, createTrebleGateway } from './gateways/index.ts';
import { type LocalWorkspace, startSimulatedWhatsApp } from './sandbox/far-sides.ts';
import type { SimulatedWhatsApp } from './sandbox/whatsapp/simulated-whatsapp.ts';
import type { ContactSource } from './sources/contact-source.ts';
import { createHubSpotSource } from './sources/hubspot/hubspot-source.ts';
import { createSalesforceSource } from './sources/salesforce/salesforce-source.ts';

/** Calls wait for a connection when all are busy; more than the window is never under way. */
const connectionsOf = ({ sendWindow }: Config): number => Math.min(sendWindow, 256);

const simulatedVerifyToken = 'simulated';

interface WhatsAppConnection {
  readonly gateway: Gateway | undefined;
  /** Set when nothing reaches a real person. */
  readonly simulated: SimulatedWhatsApp | undefined;
}

/** The Cloud API gateway, to Meta or to the simulation; the same code either way. */
async function connectWhatsApp(config: Config): Promise<WhatsAppConnection> {
  const { whatsApp } = config;
  const connections = connectionsOf(config);
  if (whatsApp.kind === 'none') return { gateway: undefined, simulated: undefined };
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

export interface GatewayConnection {
  readonly gateway: Gateway;
  /** Of each of its lines, at most. */
  readonly messagesPerSecond: number;
}

/** Every provider that the settings name, side by side. */
export async function connectGateways(config: Config): Promise<{
  readonly connected: readonly GatewayConnection[];
  /** Set when nothing reaches a real person. */
  readonly simulated: SimulatedWhatsApp | undefined;
}> {
  const { treble, messagesPerSecond } = config;
  const { gateway: whatsApp, simulated } = await connectWhatsApp(config);
  const connected = [
    ...(whatsApp ? [{ gateway: whatsApp, messagesPerSecond }] : []),
    ...(treble
      ? [
          {
            gateway: createTrebleGateway({ ...treble, connections: connectionsOf(config) }),
            messagesPerSecond: treble.messagesPerSecond,
          },
        ]
      : []),
  ];
  return { connected, simulated };
}

/** Every CRM that the settings name. */
export const connectContacts = ({ hubSpot, salesforce }: Config): readonly ContactSource[] => [
  ...(hubSpot ? [createHubSpotSource(hubSpot)] : []),
  ...(salesforce ? [createSalesforceSource(salesforce)] : []),
];

export interface SlackConnection {
  readonly botToken: string;
  readonly signingSecret: string | undefined;
  readonly sockets: { readonly appToken: string; readonly connections: number } | undefined;
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
    const { botToken, signingSecret, sockets, apiUrl } = config.slack;
    // A Web API that is not Slack's is a stand-in on this machine, which serves files beside it.
    const { protocol, hostname, origin } = new URL(apiUrl);
    const isLocal = protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
    return { botToken, signingSecret, sockets, apiUrl, localFileOrigins: isLocal ? [origin] : [] };
  }
  if (!local) throw new Error('The local Slack was not made.');
  const { botToken, signingSecret, slack } = local;
  return { botToken, signingSecret, sockets: undefined, apiUrl: slack.apiUrl(), localFileOrigins: [ownUrl] };
}
