import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from './clock.ts';
import { controlActions, controlViews } from './control-routes.ts';
import type { Controls } from './controls.ts';
import { graphError, unknownObject } from './graph-error.ts';
import { answerGraph, type GraphAnswer, type GraphOptions, refusal } from './graph-routes.ts';
import { answerJson, answerLater, readBody } from './http-exchange.ts';
import { parseObject } from './json-reading.ts';
import { SandboxError } from './sandbox-error.ts';
import type { Outcome } from './send-desk.ts';
import type { SandboxLine } from './settings.ts';

export interface HandlerOptions {
  readonly accessToken: string;
  readonly clock: Clock;
  readonly controls: Controls;
  readonly graph: GraphOptions;
  readonly send: (line: SandboxLine, rawBody: string) => Outcome;
  /** How long this answer takes. */
  readonly latencyMs: () => number;
  readonly hangMs: number;
}

const graphPath = /^\/(v\d+\.\d+)\/([^/?]+)(?:\/([^/?]+))?\/?(?:\?(.*))?$/;
const controlPath = /^\/simulated\/([a-z-]+)$/;
const mediaBytesPath = /^\/simulated-media\/(\d+)$/;
/** A page elsewhere could point its own name at this server; only loopback names may use the controls. */
const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

function answerGraphCall(response: ServerResponse, { http, body, headers }: GraphAnswer): void {
  answerJson(response, http, body, headers);
}

async function handleControl(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  { controls }: HandlerOptions,
): Promise<void> {
  if (!loopbackHost.test(request.headers.host ?? '')) {
    answerJson(response, 403, { error: 'The controls answer to localhost only.' });
    return;
  }
  const view = request.method === 'GET' ? controlViews[name]?.(controls) : undefined;
  if (Array.isArray(view)) {
    response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=UTF-8' });
    for (const item of view) response.write(`${JSON.stringify(item)}\n`);
    response.end();
    return;
  }
  if (view) {
    answerJson(response, 200, view);
    return;
  }
  const action = request.method === 'POST' ? controlActions[name] : undefined;
  if (!action) {
    answerJson(response, 404, { error: `There is no ${request.method} /simulated/${name}.` });
    return;
  }
  // Demanding JSON keeps forms of other sites out: their browsers would have to ask first.
  const isJson = request.headers['content-type']?.startsWith('application/json') ?? false;
  const body = isJson ? parseObject((await readBody(request)) || '{}') : undefined;
  if (!body) {
    answerJson(response, 400, { error: 'Expected a JSON object sent as application/json.' });
    return;
  }
  const done = await action(controls, body);
  answerJson(response, 200, { done: true, ...(done ?? {}) });
}

function answerSend(response: ServerResponse, outcome: Outcome, options: HandlerOptions): void {
  const { clock, graph } = options;
  const latency = options.latencyMs();
  if (outcome.way === 'hang') {
    answerLater(response, clock, options.hangMs, () => response.destroy());
    return;
  }
  if (outcome.way === 'answer' && outcome.ready) {
    void outcome.ready.then(() => answerJson(response, 200, outcome.body));
    return;
  }
  answerLater(response, clock, latency, () => {
    if (outcome.way === 'answer') answerJson(response, 200, outcome.body);
    else if (outcome.way === 'refuse') answerGraphCall(response, refusal(outcome.error, graph.traceId()));
    else if (outcome.way === 'error500') response.writeHead(500, { 'content-length': 0 }).end();
    else response.socket?.resetAndDestroy();
  });
}

async function handleGraph(
  request: IncomingMessage,
  response: ServerResponse,
  path: RegExpExecArray,
  options: HandlerOptions,
): Promise<void> {
  const [, version = '', id = '', edge = '', query = ''] = path;
  const rawBody = await readBody(request);
  if (request.headers.authorization !== `Bearer ${options.accessToken}`) {
    answerGraphCall(response, refusal(graphError(190), options.graph.traceId()));
    return;
  }
  const method = request.method ?? 'GET';
  if (method === 'POST' && edge === 'messages') {
    const line = options.graph.lines.find((known) => known.id === id);
    if (!line) answerGraphCall(response, refusal(unknownObject(id), options.graph.traceId()));
    else answerSend(response, options.send(line, rawBody), options);
    return;
  }
  const origin = `http://${request.headers.host ?? '127.0.0.1'}`;
  const call = { method, version, id, edge, query: new URLSearchParams(query), origin };
  answerGraphCall(response, answerGraph(call, options.graph));
}

/** The bytes of a file that a person sent, to whoever shows the business's token. */
function handleMedia(
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
  { accessToken, graph }: HandlerOptions,
): void {
  const file = request.headers.authorization === `Bearer ${accessToken}` ? graph.media(id) : undefined;
  if (!file) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': file.type }).end(file.bytes);
}

/** One request from beginning to end; a mistake of the caller's gets a sentence, one of ours a 500 with its message. */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  options: HandlerOptions,
): Promise<void> {
  try {
    const url = request.url ?? '/';
    const control = controlPath.exec(url)?.[1];
    const media = mediaBytesPath.exec(url)?.[1];
    const path = control === undefined ? graphPath.exec(url) : null;
    if (control !== undefined) await handleControl(request, response, control, options);
    else if (media !== undefined) handleMedia(request, response, media, options);
    else if (path) await handleGraph(request, response, path, options);
    else answerGraphCall(response, refusal(graphError(2500), options.graph.traceId()));
  } catch (error) {
    if (response.headersSent || response.destroyed) return;
    const message = error instanceof Error ? error.message : String(error);
    answerJson(response, error instanceof SandboxError ? 400 : 500, { error: message });
  }
}
