import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { answerText, type Route } from './server.ts';

export interface HealthOptions {
  /** Rejects or is false when the database cannot be used. */
  readonly ready: () => Promise<boolean>;
  readonly registry: Registry;
  /** Bearer token of `/metrics`; unset: loopback only. */
  readonly metricsToken: string | undefined;
}

export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'treble_bot_' });
  return registry;
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

function mayReadMetrics(request: IncomingMessage, token: string | undefined): boolean {
  if (token === undefined) return loopback.has(request.socket.remoteAddress ?? '');
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** `/healthz`: the process is alive; `/readyz`: it can do its work; `/metrics`: Prometheus text. */
export function healthRoute({ ready, registry, metricsToken }: HealthOptions): Route {
  return (request, response) => {
    const [path] = (request.url ?? '').split('?');
    if (path === '/healthz') answerText(response, 200, 'alive');
    else if (path === '/readyz') {
      void ready().then(
        (isReady) => answerText(response, isReady ? 200 : 503, isReady ? 'ready' : 'not ready'),
        () => answerText(response, 503, 'The database cannot be reached.'),
      );
    } else if (path === '/metrics') {
      if (!mayReadMetrics(request, metricsToken)) answerText(response, 403, 'Not from here.');
      else {
        void registry.metrics().then(
          (text) => answerText(response, 200, text, registry.contentType),
          () => answerText(response, 503, 'The database cannot be reached.'),
        );
      }
    } else return false;
    return true;
  };
}
