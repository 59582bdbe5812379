import {
  type Answer,
  type Cause,
  hasLive,
  hear,
  type Life,
  type ModelAttempt,
  type ModelState,
  openOf,
  type Rules,
} from './state.ts';

/** What can happen next, as data, with attempts by their place in the state before, so that it can be done again to the real stores. */
export type Act =
  | { readonly kind: 'lease' | 'intend' | 'retry'; readonly worker: number }
  | { readonly kind: 'result'; readonly attempt: number }
  | { readonly kind: 'call'; readonly attempt: number; readonly accepts: boolean; readonly answer: Answer }
  | { readonly kind: 'fall'; readonly worker: number; readonly to: Life }
  | { readonly kind: 'recover' | 'override' }
  | { readonly kind: 'webhook'; readonly attempt: number; readonly word: 'accepted' | 'failed' };

export interface Step {
  readonly act: Act;
  readonly next: ModelState;
}

const withAttempt = (state: ModelState, index: number, change: Partial<ModelAttempt>): ModelState => ({
  ...state,
  attempts: state.attempts.map((attempt, place) => (place === index ? { ...attempt, ...change } : attempt)),
});

const withQueue = (state: ModelState, worker: number, queue: readonly number[]): ModelState => ({
  ...state,
  workers: state.workers.map((one, place) => (place === worker ? { ...one, queue } : one)),
});

/** Only the worker that has the lease gives it back. */
const release = (state: ModelState, worker: number, finished: boolean): ModelState =>
  state.chunk.owner === worker
    ? { ...state, chunk: { owner: undefined, finished: finished || state.chunk.finished } }
    : state;

function lease(state: ModelState, worker: number, rules: Rules): ModelState | undefined {
  const { owner, finished } = state.chunk;
  const isFree = owner === undefined || (owner !== worker && state.workers[owner]?.life !== 'alive');
  if (finished || !isFree || (state.workers[worker]?.queue.length ?? 0) > 0) return undefined;
  const leased = { ...state, chunk: { owner: worker, finished: !rules.finishedWhenIntended } };
  const queue = state.causes.flatMap((cause, recipient) =>
    cause === 'queued' && !hasLive(state, recipient) ? [recipient] : [],
  );
  return queue.length === 0 ? release(leased, worker, true) : withQueue(leased, worker, queue);
}

function addAttempt(state: ModelState, worker: number, recipient: number, rules: Rules): ModelState {
  const attempt: ModelAttempt = {
    worker,
    recipient,
    stored: rules.intentFirst,
    stage: 'intended',
    answer: undefined,
    isAccepted: false,
    isTold: false,
    heard: [],
    outcome: null,
  };
  const causes = state.causes.map((cause, place) => (place === recipient ? 'queued' : cause));
  const attempts = [...state.attempts, attempt].sort((one, other) => one.recipient - other.recipient);
  return { ...state, causes, attempts };
}

const mayIntend = (state: ModelState, recipient: number, cause: Cause, rules: Rules): boolean =>
  state.causes[recipient] === cause && !(rules.oneLiveAttempt && hasLive(state, recipient));

function intend(state: ModelState, worker: number, rules: Rules): ModelState | undefined {
  const [recipient, ...rest] = state.workers[worker]?.queue ?? [];
  if (recipient === undefined || openOf(state, worker).length >= rules.window) return undefined;
  // Somebody else is at work on this chunk: whoever is left of it is read anew.
  if (!mayIntend(state, recipient, 'queued', rules))
    return release(withQueue(state, worker, []), worker, false);
  const intended = withQueue(addAttempt(state, worker, recipient, rules), worker, rest);
  return rest.length === 0 ? release(intended, worker, true) : intended;
}

function retry(state: ModelState, worker: number, rules: Rules): ModelState | undefined {
  const due = state.causes.findIndex((_cause, recipient) => mayIntend(state, recipient, 'retry', rules));
  if (due < 0 || openOf(state, worker).length >= rules.window) return undefined;
  return addAttempt(state, worker, due, rules);
}

function fall(state: ModelState, worker: number, to: Life): ModelState {
  const workers = state.workers.map((one, place) =>
    place === worker ? { life: to, queue: to === 'dead' ? [] : one.queue } : one,
  );
  const attempts = state.attempts.map((attempt) =>
    to === 'dead' && attempt.worker === worker && attempt.stage !== 'flushed'
      ? { ...attempt, stage: 'forgotten' as const }
      : attempt,
  );
  return { ...state, workers, attempts, left: { ...state.left, falls: state.left.falls - 1 } };
}

/** Attempts without an outcome whose worker is not seen any more. */
function recover(state: ModelState, rules: Rules): ModelState | undefined {
  const abandoned = state.attempts.flatMap(({ worker, stored, outcome }, index) =>
    stored && outcome === null && state.workers[worker]?.life !== 'alive' ? [index] : [],
  );
  if (abandoned.length === 0) return undefined;
  const word = rules.abandonedIsUncertain ? 'uncertain' : 'refused';
  return abandoned.reduce((next, index) => hear(next, index, word, rules), state);
}

const spendAgain = (state: ModelState): ModelState => ({
  ...state,
  left: { ...state.left, again: state.left.again - 1 },
});

/** A person sends again to everybody whose outcome is unknown. */
function override(state: ModelState, rules: Rules): ModelState | undefined {
  const unknown = state.causes.flatMap((cause, recipient) =>
    cause === 'unknown' ? [state.attempts.findLastIndex((one) => one.recipient === recipient)] : [],
  );
  if (unknown.length === 0 || state.left.again === 0) return undefined;
  return unknown.reduce((before, index) => hear(before, index, 'overridden', rules), spendAgain(state));
}

function callsOf(state: ModelState, index: number): Step[] {
  const ways: readonly (readonly [accepts: boolean, answer: Answer])[] = [
    [true, 'accepted'],
    [true, 'lost'],
    [false, 'lost'],
    [false, 'refused'],
  ];
  return ways
    .filter(([, answer]) => answer !== 'refused' || state.left.again > 0)
    .map(([accepts, answer]) => ({
      act: { kind: 'call', attempt: index, accepts, answer },
      next: withAttempt(answer === 'refused' ? spendAgain(state) : state, index, {
        stage: 'called',
        answer,
        isAccepted: accepts,
      }),
    }));
}

function resultOf(state: ModelState, index: number, answer: Answer, rules: Rules): ModelState {
  const lost = rules.lostIsUncertain ? 'uncertain' : 'refused';
  const flushed = withAttempt(state, index, { stage: 'flushed', stored: true });
  return hear(flushed, index, answer === 'lost' ? lost : answer, rules);
}

function stepsOfAttempt(state: ModelState, index: number, attempt: ModelAttempt, rules: Rules): Step[] {
  const steps: Step[] = [];
  const runs = state.workers[attempt.worker]?.life !== 'dead';
  if (runs && attempt.stage === 'intended') steps.push(...callsOf(state, index));
  if (runs && attempt.stage === 'called' && attempt.answer) {
    const next = resultOf(state, index, attempt.answer, rules);
    steps.push({ act: { kind: 'result', attempt: index }, next });
  }
  if (attempt.isAccepted && attempt.stored && !attempt.isTold) {
    for (const word of ['accepted', 'failed'] as const) {
      if (word === 'failed' && state.left.again === 0) continue;
      const told = withAttempt(word === 'failed' ? spendAgain(state) : state, index, { isTold: true });
      steps.push({ act: { kind: 'webhook', attempt: index, word }, next: hear(told, index, word, rules) });
    }
  }
  return steps;
}

/** Everything that can happen next: claims, intents, calls, results, falls, recovery, webhooks, a person. */
export function stepsOf(state: ModelState, rules: Rules): Step[] {
  const steps: Step[] = [];
  const add = (act: Act, next: ModelState | undefined) => {
    if (next) steps.push({ act, next });
  };
  for (const [worker, { life }] of state.workers.entries()) {
    if (life === 'dead') continue;
    add({ kind: 'lease', worker }, lease(state, worker, rules));
    add({ kind: 'intend', worker }, intend(state, worker, rules));
    add({ kind: 'retry', worker }, retry(state, worker, rules));
    if (life === 'alive' && state.left.falls > 0) {
      for (const to of ['dead', 'unseen'] as const)
        add({ kind: 'fall', worker, to }, fall(state, worker, to));
    }
  }
  for (const [index, attempt] of state.attempts.entries()) {
    steps.push(...stepsOfAttempt(state, index, attempt, rules));
  }
  add({ kind: 'recover' }, recover(state, rules));
  add({ kind: 'override' }, override(state, rules));
  return steps;
}
