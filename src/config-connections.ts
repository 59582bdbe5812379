import type { SettingReader } from './setting-reader.ts';

export type SlackSettings =
  | { readonly kind: 'local' }
  | {
      readonly kind: 'real';
      readonly botToken: string;
      readonly signingSecret: string;
      /** With its slash at the end. */
      readonly apiUrl: string;
    };

export type WhatsAppSettings =
  | { readonly kind: 'simulated' }
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

export function readSlack(settings: SettingReader): SlackSettings {
  if (settings.text('SLACK_APP_TOKEN') !== undefined) {
    settings.problem(
      'SLACK_APP_TOKEN is set, but this version speaks with Slack over HTTP only. Remove it and set SLACK_SIGNING_SECRET.',
    );
  }
  const found = settings.together(['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']);
  const apiUrl = settings.url('SLACK_API_URL') ?? 'https://slack.com/api/';
  if (!found) return { kind: 'local' };
  return {
    kind: 'real',
    botToken: found.SLACK_BOT_TOKEN,
    signingSecret: found.SLACK_SIGNING_SECRET,
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
