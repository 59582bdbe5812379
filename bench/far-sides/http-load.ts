import { connect } from 'node:net';
import { completeAnswer } from './answer-head.ts';
import { reportLatencies } from './latencies.ts';
import { answerParent, tellParent } from './parent.ts';
import { type Prepared, prepare } from './prepared-requests.ts';

/**
 * Posts prepared requests over a fixed number of connections, one at a time on each, on bare sockets: a client that
 * costs as little as possible, so that the server is what is measured.
 */
interface Tally {
  readonly latenciesMs: number[];
  notTaken: number;
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
  return {
    seconds,
    perSecond: requests.length / seconds,
    ...reportLatencies(tally.latenciesMs),
    notTaken: tally.notTaken,
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
