import type { SettingReader } from './setting-reader.ts';

export type SlackSettings =
  | { readonly kind: 'local' }
  | {
      readonly kind: 'real';
      readonly botToken: string;
      /** Unset: nothing is taken over HTTP. */
      readonly signingSecret: string | undefined;
      /** Unset: nothing is heard over sockets. */
      readonly sockets: { readonly appToken: string; readonly connections: number } | undefined;
      /** With its slash at the end. */
      readonly apiUrl: string;
    };

export type WhatsAppSettings =
  | { readonly kind: 'simulated' }
  /** Another gateway sends to real people, and a simulation has no place beside it. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'real';
      readonly accessToken: string;
      readonly businessAccountId: string;
      readonly phoneNumberIds: readonly string[];
      readonly appSecret: string;
      readonly verifyToken: string;
      readonly apiUrl: string;
      readonly apiVersion: string;
    };

export interface HubSpotSettings {
  readonly accessToken: string;
  readonly apiUrl: string;
  readonly requestsPerSecond: number;
}

export interface SalesforceSettings {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface TrebleSettings {
  readonly apiKey: string;
  readonly keyPrefix: string;
  readonly webhookSecret: string;
  readonly apiUrl: string;
  /** Digits; empty: Treble chooses. */
  readonly lines: readonly string[];
  readonly usersPerCall: number;
  readonly messagesPerSecond: number;
  /** Questions that make up for lost webhooks. */
  readonly questionsPerMinute: number;
  readonly referenceKey: string;
  readonly squadKey: string;
}

export function readSlack(settings: SettingReader): SlackSettings {
  const botToken = settings.text('SLACK_BOT_TOKEN');
  const signingSecret = settings.text('SLACK_SIGNING_SECRET');
  const appToken = settings.text('SLACK_APP_TOKEN');
  const connections = settings.count('SLACK_SOCKETS', 2, { least: 1, most: 10 });
  const apiUrl = settings.url('SLACK_API_URL') ?? 'https://slack.com/api/';
  if (botToken === undefined && signingSecret === undefined && appToken === undefined)
    return { kind: 'local' };
  if (botToken === undefined) {
    settings.problem('SLACK_SIGNING_SECRET and SLACK_APP_TOKEN need SLACK_BOT_TOKEN as well.');
  } else if (signingSecret === undefined && appToken === undefined) {
    settings.problem(
      'SLACK_BOT_TOKEN needs SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode) as well.',
    );
  }
  return {
    kind: 'real',
    botToken: botToken ?? '',
    signingSecret,
    sockets: appToken === undefined ? undefined : { appToken, connections },
    apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`,
  };
}

export function readWhatsApp(settings: SettingReader): WhatsAppSettings {
  const found = settings.together([
    'WHATSAPP_ACCESS_TOKEN',
    'WHATSAPP_BUSINESS_ACCOUNT_ID',
    'WHATSAPP_PHONE_NUMBER_ID',
    'WHATSAPP_APP_SECRET',
    'WHATSAPP_VERIFY_TOKEN',
  ]);
  const apiUrl = settings.url('WHATSAPP_API_URL') ?? 'https://graph.facebook.com';
  const apiVersion = settings.text('WHATSAPP_API_VERSION') ?? 'v25.0';
  if (!/^v\d+\.\d+$/.test(apiVersion)) {
    settings.problem(`WHATSAPP_API_VERSION takes a version such as v25.0; found ${apiVersion}.`);
  }
  if (!found) return { kind: 'simulated' };
  return {
    kind: 'real',
    accessToken: found.WHATSAPP_ACCESS_TOKEN,
    businessAccountId: found.WHATSAPP_BUSINESS_ACCOUNT_ID,
    phoneNumberIds: settings.list('WHATSAPP_PHONE_NUMBER_ID'),
    appSecret: found.WHATSAPP_APP_SECRET,
    verifyToken: found.WHATSAPP_VERIFY_TOKEN,
    apiUrl,
    apiVersion,
  };
}

/** A word that may stand before the key, such as `Bearer`. */
const prefixOf = (word: string | undefined): string => (word === undefined ? '' : `${word} `);

export function readTreble(settings: SettingReader): TrebleSettings | undefined {
  const found = settings.together(['TREBLE_API_KEY', 'TREBLE_WEBHOOK_SECRET']);
  const lines = settings.list('TREBLE_LINES').map((line) => line.replace(/^\+/, ''));
  const wrong = lines.filter((line) => !/^\d{6,15}$/.test(line));
  if (wrong.length > 0) {
    settings.problem(
      `TREBLE_LINES takes a comma list of numbers with country code; found ${wrong.join(', ')}.`,
    );
  }
  const told = {
    keyPrefix: prefixOf(settings.text('TREBLE_KEY_PREFIX')),
    apiUrl: settings.url('TREBLE_API_URL') ?? 'https://main.treble.ai',
    lines,
    usersPerCall: settings.count('TREBLE_USERS_PER_CALL', 1, { least: 1, most: 500 }),
    messagesPerSecond: settings.count('TREBLE_MESSAGES_PER_SECOND', 10, { least: 1, most: 1_000 }),
    questionsPerMinute: settings.count('TREBLE_QUESTIONS_PER_MINUTE', 60, { least: 0, most: 10_000 }),
    referenceKey: settings.text('TREBLE_REFERENCE_KEY') ?? 'ops_ref',
    squadKey: settings.text('TREBLE_SQUAD_KEY') ?? 'tdeployment_squad',
  };
  if (!found) return undefined;
  return { ...told, apiKey: found.TREBLE_API_KEY, webhookSecret: found.TREBLE_WEBHOOK_SECRET };
}

export function readHubSpot(settings: SettingReader): HubSpotSettings | undefined {
  const accessToken = settings.text('HUBSPOT_ACCESS_TOKEN');
  const apiUrl = settings.url('HUBSPOT_API_URL') ?? 'https://api.hubapi.com';
  const requestsPerSecond = settings.count('HUBSPOT_REQUESTS_PER_SECOND', 9, { least: 1, most: 1_000 });
  return accessToken === undefined ? undefined : { accessToken, apiUrl, requestsPerSecond };
}

export function readSalesforce(settings: SettingReader): SalesforceSettings | undefined {
  const found = settings.together(['SALESFORCE_URL', 'SALESFORCE_CLIENT_ID', 'SALESFORCE_CLIENT_SECRET']);
  const url = settings.url('SALESFORCE_URL');
  if (!found || url === undefined) return undefined;
  return { url, clientId: found.SALESFORCE_CLIENT_ID, clientSecret: found.SALESFORCE_CLIENT_SECRET };
}
