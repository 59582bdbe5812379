import { type Dispatcher, Pool } from 'undici';
import { createAbortWatch } from './abort-watch.ts';
import { createDeadlines } from './deadlines.ts';
import { Exchange, type ExchangeFailure, type HttpAnswer } from './exchange.ts';
import { HttpFailure } from './http-failure.ts';
import { maskSecrets } from './mask-secrets.ts';

export type { HttpAnswer } from './exchange.ts';

/** What carries the requests; tests put a mock or a server of their own here. */
export type HttpDispatcher = Dispatcher;

export interface HttpClientOptions {
  /** Scheme and host, and a path that all requests share, such as `https://graph.facebook.com/v25.0`. */
  readonly baseUrl: string;
  /** Requests at a time; the others wait. */
  readonly connections?: number;
  /** From the call to the last byte of the answer. */
  readonly timeoutMs?: number;
  readonly connectTimeoutMs?: number;
  /** How long an idle connection is kept: less than any server's own limit, or a reset meets a request that was written. */
  readonly keepAliveMs?: number;
  readonly maxBodyBytes?: number;
  readonly secrets?: readonly string[];
  /** Not closed by this client. */
  readonly dispatcher?: HttpDispatcher;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Begins with a slash; may carry a query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly signal?: AbortSignal;
}

export interface HttpClient {
  /** Any status is an answer. Rejects with `HttpFailure`. Never retries and never follows a redirect. */
  request(request: HttpRequest): Promise<HttpAnswer>;
  /** Waits for the calls in flight. */
  close(): Promise<void>;
}

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { connections = 64, timeoutMs = 10_000, connectTimeoutMs = 5_000, keepAliveMs = 4_000 } = options;
  const { maxBodyBytes = 1024 * 1024, secrets = [] } = options;
  const base = new URL(options.baseUrl);
  const sharedPath = base.pathname.replace(/\/$/, '');
  const deadlines = createDeadlines(timeoutMs);
  const abortWatch = createAbortWatch();
  const dispatcher =
    options.dispatcher ??
    new Pool(base.origin, {
      connections,
      connectTimeout: connectTimeoutMs,
      keepAliveTimeout: keepAliveMs,
      keepAliveMaxTimeout: keepAliveMs,
      allowH2: false,
    });

  const failureOf = (request: HttpRequest, { code, reason, ...facts }: ExchangeFailure): HttpFailure => {
    const address = `${base.origin}${sharedPath}${request.path.split('?', 1)[0]}`;
    return new HttpFailure(maskSecrets(`${request.method} ${address}: ${reason} (${code})`, secrets), {
      code,
      ...facts,
    });
  };

  return {
    request(request) {
      const { signal } = request;
      return new Promise((resolve, reject) => {
        const end = (): void => {
          deadlines.end(exchange);
          if (signal) abortWatch.end(signal, exchange);
        };
        const exchange: Exchange = new Exchange(
          { maxBodyBytes, timeoutMs },
          {
            answered(answer) {
              end();
              resolve(answer);
            },
            failed(failure) {
              end();
              reject(failureOf(request, failure));
            },
          },
        );
        if (signal?.aborted) {
          exchange.abort();
          return;
        }
        deadlines.begin(exchange);
        if (signal) abortWatch.begin(signal, exchange);
        dispatcher.dispatch(
          {
            origin: base.origin,
            path: sharedPath + request.path,
            method: request.method,
            headers: request.headers ?? null,
            body: request.body ?? null,
            // undici's own two clocks tick once a second; the deadline covers head and body.
            headersTimeout: 0,
            bodyTimeout: 0,
          },
          exchange,
        );
      });
    },
    async close() {
      if (!options.dispatcher) await dispatcher.close();
    },
  };
}
