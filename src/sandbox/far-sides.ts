import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { PageGuide } from './page-guide.ts';
import { createPage } from './page-server.ts';
import { createPhoneRoutes } from './phone-routes.ts';
import { createLocalSlack, type LocalSlack } from './slack/local-slack.ts';
import { pageRefusal } from './slack/page-guard.ts';
import { acme, type WorkspaceSeed } from './slack/seed.ts';
import { sampleAudienceCsv } from './whatsapp/sample-audience.ts';
import type { SimulatedWhatsAppOptions } from './whatsapp/settings.ts';
import { createSimulatedWhatsApp, type SimulatedWhatsApp } from './whatsapp/simulated-whatsapp.ts';
import { stories } from './whatsapp/stories.ts';

export { sampleAudienceCsv, sampleExcludedPhones } from './whatsapp/sample-audience.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface LocalWorkspace {
  readonly slack: LocalSlack;
  readonly botToken: string;
  readonly signingSecret: string;
  /** The page, the sample list and the local Slack itself. */
  readonly handle: Handler;
  close(): Promise<void>;
}

const slackPrefix = '/sandbox/slack';
const samplePath = '/sandbox/sample.csv';

const pageGuide = (commands: PageGuide['commands']): PageGuide => ({
  steps: [
    'Download the sample list below: 1,000 rows, some of them wrong on purpose.',
    'Type `/treble send` in #growth, pick *spring_sale_2026*, add the file under *CSV file*, press *Review*.',
    'Read what will happen, then press *Send*.',
    'Watch the message in the channel follow every recipient.',
    'Press *View results*, then *Failed users*, and open one of the states.',
    'Press *Phone* at the top, pick a customer, and answer what they got.',
    'Type `/treble subscribe` for a digest each morning, or `/treble report digest today` to read today’s at once.',
  ],
  endings: stories.map(({ endings: [first, last], title, whatHappens }) => {
    const ending = (digits: number) => String(digits).padStart(2, '0');
    return {
      endings: first === last ? ending(first) : `${ending(first)}–${ending(last)}`,
      title,
      whatHappens,
    };
  }),
  links: [{ label: 'Sample list (CSV, 1,000 rows)', href: samplePath }],
  ...(commands && { commands }),
});

/** A local Slack with its page, for an app that is not connected to a workspace. */
export function createLocalWorkspace(options: {
  readonly dataDirectory: string;
  /** Where this process listens, known once it does. */
  readonly ownUrl: () => string;
  /** What the page suggests after a slash, and in a message's menu. */
  readonly commands: PageGuide['commands'];
  readonly shortcuts: WorkspaceSeed['shortcuts'];
  /** The phones of the simulated WhatsApp; without one the page shows none. */
  readonly whatsApp: SimulatedWhatsApp | undefined;
  readonly onError: (error: unknown) => void;
}): LocalWorkspace {
  const directory = join(options.dataDirectory, 'sandbox');
  mkdirSync(directory, { recursive: true });
  const botToken = `xoxb-local-${randomBytes(12).toString('hex')}`;
  const signingSecret = randomBytes(16).toString('hex');
  const slack = createLocalSlack({
    prefix: slackPrefix,
    publicUrl: options.ownUrl,
    eventsUrl: () => `${options.ownUrl()}/slack/events`,
    signingSecret,
    botToken,
    seed: { ...acme, shortcuts: options.shortcuts },
    stateFile: join(directory, 'slack.json'),
    onError: options.onError,
  });
  const { whatsApp } = options;
  const phone = whatsApp && createPhoneRoutes({ whatsApp, ownUrl: options.ownUrl, onError: options.onError });
  const page = createPage({
    slackPrefix,
    title: 'treble-bot',
    guide: pageGuide(options.commands),
    hasPhone: phone !== undefined,
  });
  return {
    slack,
    botToken,
    signingSecret,
    handle(request, response) {
      if (slack.handle(request, response)) return true;
      const [path] = (request.url ?? '').split('?');
      const isSample = path === samplePath && request.method === 'GET';
      const refusal = pageRefusal(request, options.ownUrl());
      if (refusal && (isSample || path === '/' || path?.startsWith('/sandbox/'))) {
        response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end(refusal);
        return true;
      }
      if (!isSample) return phone?.(request, response) || page(request, response);
      response.writeHead(200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="sample.csv"',
      });
      response.end(sampleAudienceCsv());
      return true;
    },
    close: () => slack.flush(),
  };
}

/** WhatsApp's Graph API, simulated on a loopback port of its own; it remembers over restarts what it has still to tell. */
export function startSimulatedWhatsApp(
  dataDirectory: string,
  options: SimulatedWhatsAppOptions = {},
): Promise<SimulatedWhatsApp> {
  const directory = join(dataDirectory, 'sandbox');
  mkdirSync(directory, { recursive: true });
  return createSimulatedWhatsApp({
    speed: 1,
    ledgerFile: join(directory, 'whatsapp.jsonl'),
    chatFile: join(directory, 'phones.jsonl'),
    mediaFolder: join(directory, 'media'),
    ...options,
  });
}
