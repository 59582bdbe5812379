import { reportLatencies } from './latencies.ts';
import { PacedPosts } from './paced-posts.ts';
import { answerParent, tellParent } from './parent.ts';
import { numberIn, type Prepared, prepare } from './prepared-requests.ts';

let prepared: (Prepared & { readonly perSecond: number; readonly uncounted: number }) | undefined;

/** First what is to be posted, at what pace, and how many first answers only warm up; then `{ go }`. */
answerParent(async (order) => {
  if (typeof order !== 'object' || order === null) throw new Error('Expected what to post.');
  if (!('go' in order)) {
    prepared = {
      ...prepare(order),
      perSecond: numberIn(order, 'perSecond'),
      uncounted: numberIn(order, 'uncounted'),
    };
    return { posts: prepared.requests.length };
  }
  if (!prepared) throw new Error('Expected to be told what to post before going.');
  const requests = prepared.requests.values();
  const next = () => requests.next().value;
  const { latenciesMs, notTaken, seconds, startedAt } = await new PacedPosts().run(
    prepared,
    prepared.perSecond,
    next,
  );
  return {
    ...reportLatencies(latenciesMs.slice(prepared.uncounted)),
    notTaken,
    startedAt,
    perSecond: latenciesMs.length / seconds,
  };
});
tellParent({ ready: true });
