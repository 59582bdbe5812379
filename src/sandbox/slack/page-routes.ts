import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Acting, perform } from './acts/index.ts';
import { secondsOf } from './clock.ts';
import { describeFile, isImage, newId } from './file-store.ts';
import { readBytes, sendFile, sendJson, uploadedBytes } from './http-exchange.ts';
import { pageFile } from './page-objects.ts';
import type { PageEvent, PageUpload } from './page-protocol.ts';
import { pageState } from './page-state.ts';
import { ActProblem, parseAct } from './parse-act.ts';
import type { Workspace } from './workspace.ts';

const maxActBytes = 1024 * 1024;
// A list may be a million rows; Slack takes up to 1 GB.
const maxUploadBytes = 200 * 1024 * 1024;
const heartbeatMs = 25_000;

type Route = (req: IncomingMessage, res: ServerResponse, url: URL, acting: Acting) => Promise<void> | void;

function sendState(_req: IncomingMessage, res: ServerResponse, url: URL, { workspace }: Acting): void {
  const state = pageState(workspace, url.searchParams.get('user') ?? '');
  if (state) sendJson(res, 200, state, { 'cache-control': 'no-store' });
  else sendJson(res, 404, { ok: false, error: 'user_not_found', message: 'There is nobody with this id.' });
}

function streamEvents(req: IncomingMessage, res: ServerResponse, url: URL, { workspace }: Acting): void {
  res.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const write = (event: PageEvent) => res.write(`data: ${JSON.stringify(event)}\n\n`);
  const stop = workspace.feed.subscribe(url.searchParams.get('user') ?? '', write);
  const heartbeat = setInterval(() => res.write(': still here\n\n'), heartbeatMs);
  heartbeat.unref();
  req.on('close', () => {
    clearInterval(heartbeat);
    stop();
  });
  write({ kind: 'hello', seq: workspace.feed.seq() });
}

async function act(req: IncomingMessage, res: ServerResponse, _url: URL, acting: Acting): Promise<void> {
  try {
    const parsed = parseAct((await readBytes(req, maxActBytes)).toString());
    sendJson(res, 200, await perform(parsed, acting));
  } catch (error) {
    if (!(error instanceof ActProblem)) throw error;
    sendJson(res, 400, { ok: false, error: 'invalid_act', message: error.message });
  }
}

async function upload(
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
  { workspace }: Acting,
): Promise<void> {
  const user = url.searchParams.get('user') ?? '';
  const name = url.searchParams.get('name') ?? '';
  const refuse = (status: number, error: string, message: string) => {
    const said: PageUpload = { ok: false, error, message };
    sendJson(res, status, said);
  };
  if (!workspace.seed.users.some(({ id }) => id === user))
    return refuse(404, 'user_not_found', 'There is nobody with this id.');
  if (!name) return refuse(400, 'invalid_name', 'Expected the name of the file in "name", found none.');
  const body = await readBytes(req, maxUploadBytes);
  const bytes = await uploadedBytes(req.headers['content-type'] ?? '', body);
  const created = secondsOf(workspace.now);
  const file = describeFile({ id: newId('F'), name, user, created, bytes });
  workspace.files.put(file);
  const said: PageUpload = { ok: true, file: pageFile(workspace.prefix, file) };
  sendJson(res, 200, said);
}

function download(res: ServerResponse, url: URL, workspace: Workspace, id: string): void {
  const file = workspace.files.find(id);
  const inline = url.searchParams.get('inline') === '1';
  if (file) sendFile(res, file, inline && isImage(file) ? 'inline' : 'attachment');
  else sendJson(res, 404, { ok: false, error: 'file_not_found', message: 'No such file.' });
}

const routes: Readonly<Record<string, Route>> = {
  'GET state': sendState,
  'GET events': streamEvents,
  'POST act': act,
  'POST upload': upload,
};

/** `path` is what follows `{prefix}/page/`. The caller has checked Host and Origin. */
export async function servePage(
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
  path: string,
  acting: Acting,
): Promise<void> {
  const [, file] = /^files\/(F[0-9A-Z]+)$/.exec(path) ?? [];
  if (req.method === 'GET' && file) return download(res, url, acting.workspace, file);
  const route = routes[`${req.method} ${path}`];
  if (!route) return sendJson(res, 404, { ok: false, error: 'not_found', message: 'No such address.' });
  return route(req, res, url, acting);
}
