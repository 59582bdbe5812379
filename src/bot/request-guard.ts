import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BotLog } from './bot-log.ts';
import { type BodyProblem, readBody } from './read-body.ts';
import { validSignature } from './request-signature.ts';

/** Shared by all replicas. */
export interface ReplayGuard {
  /** True the first time a signature is seen, and never again. */
  accept(signature: string): Promise<boolean>;
}

export interface RequestGuardOptions {
  readonly signingSecret: string;
  readonly replayGuard: ReplayGuard;
  readonly log: BotLog;
  readonly now: () => Date;
  /** Gets requests whose `rawBody` was checked, each once. */
  readonly next: (request: IncomingMessage & { rawBody: Buffer }, response: ServerResponse) => void;
  readonly bodyTimeoutMs?: number;
}

const form = 'application/x-www-form-urlencoded';
const maxBytes = 4 * 1024 * 1024;

const statusOf: Readonly<Record<BodyProblem, number>> = { too_large: 413, too_slow: 408, broken_off: 400 };

const mediaType = (request: IncomingMessage): string =>
  (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

function answer(response: ServerResponse, status: number): void {
  if (response.headersSent) return;
  response.writeHead(status, status >= 400 ? { connection: 'close' } : {});
  response.end();
}

/**
 * Everything between the socket and Bolt. Bolt itself takes a time stamp from the future, the same request twice, and an
 * unsigned body once it says `ssl_check`; this does not.
 */
export function createRequestGuard(options: RequestGuardOptions) {
  const { signingSecret, replayGuard, log, now, next, bodyTimeoutMs = 10_000 } = options;

  async function admit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return answer(response, 405);
    const rawBody = await readBody(request, { maxBytes, timeoutMs: bodyTimeoutMs });
    if (!Buffer.isBuffer(rawBody)) return answer(response, statusOf[rawBody]);

    const isForm = mediaType(request) === form;
    if (isForm) {
      const body = new URLSearchParams(rawBody.toString());
      if (body.has('ssl_check')) {
        // Unsigned by design, so it may ask for nothing but an empty answer.
        const pure = [...body.keys()].every((key) => key === 'ssl_check' || key === 'token');
        return answer(response, pure ? 200 : 400);
      }
    }

    const signature = validSignature({ headers: request.headers, rawBody }, signingSecret, now());
    if (signature === undefined) {
      log.warn({ from: 'slack' }, 'A request was refused: its signature or time stamp is wrong.');
      return answer(response, 401);
    }
    if (!(await replayGuard.accept(signature))) return answer(response, 200);

    // Bolt compares the type exactly and would read a form with a charset as JSON.
    if (isForm) request.headers['content-type'] = form;
    next(Object.assign(request, { rawBody }), response);
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    admit(request, response).catch((error: unknown) => {
      log.error(
        { from: 'slack', error: error instanceof Error ? error.name : 'unknown' },
        'A request could not be checked and was not carried out.',
      );
      answer(response, 503);
    });
  };
}
