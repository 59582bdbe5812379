import type { Check } from './check.ts';
import { clock } from './clock.ts';
import { database } from './database.ts';
import { hubSpot } from './hubspot.ts';
import { ownTokens } from './own-tokens.ts';
import { publicAddress } from './public-address.ts';
import { salesforce } from './salesforce.ts';
import { slackApp } from './slack-app.ts';
import { slackSockets } from './slack-sockets.ts';
import { treble } from './treble.ts';
import { whatsAppLines } from './whatsapp-lines.ts';
import { whatsAppWebhooks } from './whatsapp-webhooks.ts';

/** In the order they are told; what everything else needs comes first. */
export const checks: readonly Check[] = [
  database,
  clock,
  ownTokens,
  publicAddress,
  slackApp,
  slackSockets,
  whatsAppLines,
  whatsAppWebhooks,
  treble,
  hubSpot,
  salesforce,
];
