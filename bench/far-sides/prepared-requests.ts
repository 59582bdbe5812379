import { inboundPosts } from './inbound-posts.ts';
import { webhookPosts } from './webhook-posts.ts';

/** What a load generator is told: where to post, over how many connections, and what. */
export interface Prepared {
  readonly port: number;
  readonly connections: number;
  readonly requests: readonly Buffer[];
}

export function requestBytes(path: string, body: string, headers: Readonly<Record<string, string>>): Buffer {
  const bytes = Buffer.from(body);
  const lines = Object.entries({ ...headers, 'content-length': String(bytes.length) }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\nhost: bench\r\n${lines.join('')}\r\n`), bytes]);
}

export const textIn = (order: object, key: string): string =>
  String(Object.entries(order).find(([name]) => name === key)?.[1] ?? '');
export const numberIn = (order: object, key: string): number => Number(textIn(order, key));

/** The same body again and again, or signed webhooks: of statuses, or of what people write. */
export function prepare(order: object): Prepared {
  const common = { port: numberIn(order, 'port'), connections: numberIn(order, 'connections') };
  const path = textIn(order, 'path');
  if ('body' in order) {
    const request = requestBytes(path, textIn(order, 'body'), { 'content-type': 'application/json' });
    return { ...common, requests: Array.from({ length: numberIn(order, 'requests') }, () => request) };
  }
  const posts =
    'people' in order
      ? inboundPosts({ messages: numberIn(order, 'messages'), people: numberIn(order, 'people') })
      : webhookPosts({
          tokenKey: textIn(order, 'tokenKey'),
          firstAttemptId: numberIn(order, 'firstAttemptId'),
          attempts: numberIn(order, 'attempts'),
          perPost: numberIn(order, 'perPost'),
        });
  return {
    ...common,
    requests: posts.map(({ body, signature }) =>
      requestBytes(path, body, { 'content-type': 'application/json', 'x-hub-signature-256': signature }),
    ),
  };
}
