import { connect } from 'node:net';
import { completeAnswer } from './answer-head.ts';
import { answerParent, tellParent } from './parent.ts';
import { webhookPosts } from './webhook-posts.ts';

/**
 * Posts prepared requests over a fixed number of connections, one at a time on each, on bare sockets: a client that
 * costs as little as possible, so that the server is what is measured.
 */
interface Prepared {
  readonly port: number;
  readonly connections: number;
  readonly requests: readonly Buffer[];
}

interface Tally {
  readonly latenciesMs: number[];
  notTaken: number;
}

function requestBytes(path: string, body: string, headers: Readonly<Record<string, string>>): Buffer {
  const bytes = Buffer.from(body);
  const lines = Object.entries({ ...headers, 'content-length': String(bytes.length) }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\nhost: bench\r\n${lines.join('')}\r\n`), bytes]);
}

/** One connection that takes the next request as long as there is one. */
function lane(port: number, next: () => Buffer | undefined, tally: Tally): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let pending = '';
    let startedAt = 0;
    const advance = () => {
      const request = next();
      if (!request) {
        socket.end();
        return resolve();
      }
      startedAt = performance.now();
      socket.write(request);
    };
    socket.on('connect', advance);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1');
      const answer = completeAnswer(pending);
      if (!answer) return;
      pending = pending.slice(answer.end);
      tally.latenciesMs.push(performance.now() - startedAt);
      if (answer.status !== 200) tally.notTaken += 1;
      advance();
    });
  });
}

async function run({ port, connections, requests }: Prepared): Promise<object> {
  const tally: Tally = { latenciesMs: [], notTaken: 0 };
  let index = 0;
  const next = () => requests[index++];
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: connections }, () => lane(port, next, tally)));
  const seconds = (performance.now() - startedAt) / 1000;
  const sorted = tally.latenciesMs.toSorted((one, other) => one - other);
  const quantile = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return {
    seconds,
    perSecond: requests.length / seconds,
    p50: quantile(0.5),
    p99: quantile(0.99),
    notTaken: tally.notTaken,
  };
}

const textIn = (order: object, key: string): string =>
  String(Object.entries(order).find(([name]) => name === key)?.[1] ?? '');
const numberIn = (order: object, key: string): number => Number(textIn(order, key));

function prepare(order: object): Prepared {
  const common = { port: numberIn(order, 'port'), connections: numberIn(order, 'connections') };
  const path = textIn(order, 'path');
  if ('body' in order) {
    const request = requestBytes(path, textIn(order, 'body'), { 'content-type': 'application/json' });
    return { ...common, requests: Array.from({ length: numberIn(order, 'requests') }, () => request) };
  }
  const posts = webhookPosts({
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

let prepared: Prepared | undefined;

/** First what is to be posted, then `{ go }`. */
answerParent((order) => {
  if (typeof order !== 'object' || order === null) throw new Error('Expected what to post.');
  if (!('go' in order)) {
    prepared = prepare(order);
    return { posts: prepared.requests.length };
  }
  if (!prepared) throw new Error('Expected to be told what to post before going.');
  return run(prepared);
});
tellParent({ ready: true });
