import type { IncomingMessage, ServerResponse } from 'node:http';
import { openBusinessFile } from './business-file.ts';
import { phoneDirectory } from './phone-directory.ts';
import { BodyTooLarge, readBytes, sendFile, sendJson } from './slack/http-exchange.ts';
import { parsePhoneAct } from './whatsapp/customer.ts';
import { parseObject } from './whatsapp/json-reading.ts';
import { SandboxError } from './whatsapp/sandbox-error.ts';
import type { SimulatedWhatsApp } from './whatsapp/simulated-whatsapp.ts';

export interface PhoneRoutesOptions {
  readonly whatsApp: SimulatedWhatsApp;
  readonly ownUrl: () => string;
  readonly onError: (error: unknown) => void;
}

type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void;

const maxActBytes = 20_000;
/** WhatsApp's own limit for pictures and sound; documents of a newcomer's are smaller too. */
const maxFileBytes = 16 * 1024 * 1024;
const heartbeatMs = 20_000;

const phoneIn = (url: URL): string => {
  const phone = url.searchParams.get('phone') ?? '';
  if (!/^\d{7,15}$/.test(phone)) throw new SandboxError(`Expected digits in "phone", found "${phone}".`);
  return phone;
};

/** What the page's phone reads and does. The caller has checked Host and Origin. */
export function createPhoneRoutes({ whatsApp, ownUrl, onError }: PhoneRoutesOptions) {
  const { book, customer, media } = whatsApp;
  const directory = phoneDirectory(book, whatsApp.businessName, ownUrl);

  function stream(request: IncomingMessage, response: ServerResponse, url: URL): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const write = (): void => void response.write('data: changed\n\n');
    const stop = book.follow(phoneIn(url), write);
    const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
    heartbeat.unref();
    request.on('close', () => {
      clearInterval(heartbeat);
      stop();
    });
    write();
  }

  const routes: Readonly<Record<string, Route>> = {
    'GET people': (_request, response, url) =>
      sendJson(response, 200, { people: directory.people(url.searchParams.get('find') ?? '') }),
    'GET chat': (_request, response, url) => sendJson(response, 200, directory.chat(phoneIn(url))),
    'GET events': stream,
    'GET file': async (_request, response, url) => {
      const phone = phoneIn(url);
      const message = book.messages(phone).find(({ id }) => id === url.searchParams.get('message'));
      const file = await openBusinessFile(message?.file, ownUrl());
      if (file) sendFile(response, file, 'inline');
      else sendJson(response, 404, { error: 'There is no such file on this server.' });
    },
    'POST act': async (request, response, url) => {
      const act = parsePhoneAct(parseObject((await readBytes(request, maxActBytes)).toString()) ?? {});
      sendJson(response, 200, { id: customer.act(phoneIn(url), act) });
    },
    'POST upload': async (request, response, url) => {
      const phone = phoneIn(url);
      const bytes = await readBytes(request, maxFileBytes);
      const name = url.searchParams.get('name') || 'file';
      const type = request.headers['content-type'] || 'application/octet-stream';
      sendJson(response, 200, { id: customer.sendFile(phone, { name, type, bytes }) });
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL, path: string) {
    const [, mediaId] = /^media\/(\d+)$/.exec(path) ?? [];
    const file = request.method === 'GET' && mediaId ? media.find(mediaId) : undefined;
    if (file) return sendFile(response, { ...file, mimetype: file.type }, 'inline');
    const route = routes[`${request.method} ${path}`];
    if (!route) return sendJson(response, 404, { error: 'No such address.' });
    await route(request, response, url);
  }

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const url = new URL(request.url ?? '/', 'http://page');
    const [, path] = /^\/sandbox\/phone\/(.+)$/.exec(url.pathname) ?? [];
    if (path === undefined) return false;
    answer(request, response, url, path).catch((error: unknown) => {
      const isTheirs = error instanceof SandboxError || error instanceof BodyTooLarge;
      if (!isTheirs) onError(error);
      const said = isTheirs ? error.message : 'Something broke in the simulated WhatsApp.';
      if (response.headersSent) response.destroy();
      else sendJson(response, isTheirs ? 400 : 500, { error: said });
    });
    return true;
  };
}
