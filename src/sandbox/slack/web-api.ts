import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault, Faults } from './faults.ts';
import { parseFields, readBytes, sendJson } from './http-exchange.ts';
import { type JsonRecord, parseJson, textAt } from './json.ts';
import { methods } from './methods/index.ts';
import type { RateLimits } from './rate-limits.ts';
import { SlackError } from './slack-error.ts';
import type { Workspace } from './workspace.ts';

/** One Web API call as it came, with what was answered; a call that met a fault may have no answer. */
export interface RecordedCall {
  readonly method: string;
  readonly args: JsonRecord;
  readonly at: Date;
  readonly answer?: JsonRecord;
}

export interface WebApi {
  handle(req: IncomingMessage, res: ServerResponse, method: string): Promise<void>;
}

const maxBytes = 4 * 1024 * 1024;
// A client reports that Slack answers invalid_arguments to JSON here, though it lists the content type.
const formOnly = new Set(['files.getUploadURLExternal']);

const refusal = (code: string, messages: readonly string[] = []): JsonRecord => ({
  ok: false,
  error: code,
  ...(messages.length > 0 ? { response_metadata: { messages } } : {}),
});

/** Objects travel as JSON text in forms. */
const encodedKeys = new Set(['blocks', 'view', 'metadata', 'files', 'attachments']);

const decode = (args: JsonRecord): JsonRecord =>
  Object.fromEntries(
    Object.entries(args).map(([key, value]) => [
      key,
      encodedKeys.has(key) && typeof value === 'string' ? (parseJson(value) ?? value) : value,
    ]),
  );

export function createWebApi(parts: {
  readonly workspace: Workspace;
  readonly botToken: string;
  readonly limits: RateLimits | undefined;
  readonly faults: Faults;
  readonly record: (call: RecordedCall) => void;
}): WebApi {
  const { workspace, botToken, limits, faults, record } = parts;

  function answer(method: string, args: JsonRecord, token: string | undefined): JsonRecord {
    const known = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (!known) return refusal('unknown_method');
    if (!token) return refusal('not_authed');
    if (token !== botToken) return refusal('invalid_auth');
    try {
      return { ok: true, ...known.run(args, workspace) };
    } catch (error) {
      if (error instanceof SlackError) return refusal(error.code, error.messages);
      throw error;
    }
  }

  function waitFor(method: string, args: JsonRecord): number {
    const tier = methods[method]?.tier;
    return limits && tier ? limits.take(method, tier, textAt(args, 'channel') ?? '') : 0;
  }

  function meet(fault: Fault, res: ServerResponse, call: () => JsonRecord): void {
    if ('hang' in fault) return;
    if ('acceptThenHang' in fault) {
      call();
    } else if ('acceptThenReset' in fault) {
      call();
      res.destroy();
    } else if ('status' in fault) {
      const { status, retryAfter } = fault;
      const headers: Record<string, string> = {};
      if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
      sendJson(res, status, refusal(status === 429 ? 'ratelimited' : 'internal_error'), headers);
    } else {
      sendJson(res, 200, refusal(fault.error, fault.messages));
    }
  }

  return {
    async handle(req, res, method) {
      const contentType = req.headers['content-type'] ?? '';
      const url = new URL(req.url ?? '/', 'http://localhost');
      const fields = parseFields(contentType, await readBytes(req, maxBytes));
      const given = { ...Object.fromEntries(url.searchParams), ...fields };
      const { token: inBody, ...encoded } = given;
      const args = decode(encoded);
      const bearer = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1];
      const token = bearer ?? (typeof inBody === 'string' ? inBody : undefined);
      const call = { method, args, at: workspace.now() };
      const run = () => {
        const said =
          fields && !(formOnly.has(method) && contentType.startsWith('application/json'))
            ? answer(method, args, token)
            : refusal('invalid_arguments');
        record({ ...call, answer: said });
        return said;
      };

      const fault = faults.take(method);
      if (fault) {
        if (!('acceptThenReset' in fault || 'acceptThenHang' in fault)) record(call);
        return meet(fault, res, run);
      }
      const wait = waitFor(method, args);
      if (wait > 0) {
        const said = refusal('ratelimited');
        record({ ...call, answer: said });
        return sendJson(res, 429, said, { 'retry-after': String(wait) });
      }
      sendJson(res, 200, run());
    },
  };
}
