import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalWorkspace } from '../../src/sandbox/far-sides.ts';
import {
  createSimulatedWhatsApp,
  type SimulatedWhatsApp,
} from '../../src/sandbox/whatsapp/simulated-whatsapp.ts';

export interface StartedPhone {
  /** Where the page answers. */
  readonly url: string;
  readonly simulated: SimulatedWhatsApp;
  close(): Promise<void>;
}

/** The local workspace with its phones and a simulated WhatsApp, and no product behind them. */
export async function startPhone(): Promise<StartedPhone> {
  const directory = mkdtempSync(join(tmpdir(), 'treble-phone-'));
  const simulated = await createSimulatedWhatsApp({
    speed: 0,
    pairRate: false,
    chatFile: join(directory, 'phones.jsonl'),
    mediaFolder: join(directory, 'media'),
  });
  let url = '';
  const workspace = createLocalWorkspace({
    dataDirectory: directory,
    ownUrl: () => url,
    commands: [],
    shortcuts: [],
    whatsApp: simulated,
    onError: (error) => {
      throw error;
    },
  });
  const server = createServer((request, response) => {
    if (request.url === '/agent-files/menu.png') {
      response.writeHead(200, { 'content-type': 'image/svg+xml' });
      response.end(
        '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"><rect width="160" height="90" fill="teal"/></svg>',
      );
      return;
    }
    if (request.url === '/webhooks/whatsapp') {
      response.writeHead(200).end();
      return;
    }
    if (!workspace.handle(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  simulated.setWebhookUrl(`${url}/webhooks/whatsapp`);
  return {
    url,
    simulated,
    async close() {
      await workspace.close();
      await simulated.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
