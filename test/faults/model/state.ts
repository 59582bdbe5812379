/** What a worker knows or has heard of a call; several may be true. */
export type Word = 'accepted' | 'failed' | 'refused' | 'uncertain' | 'overridden';
export type Outcome = 'accepted' | 'failed' | 'not_accepted' | 'uncertain' | 'overridden' | null;
export type Cause = 'queued' | 'retry' | 'accepted' | 'unknown';
/** A fallen worker is dead, or only not seen: frozen, to go on at any moment. */
export type Life = 'alive' | 'unseen' | 'dead';
export type Answer = 'accepted' | 'refused' | 'lost';

export interface ModelAttempt {
  readonly worker: number;
  readonly recipient: number;
  /** Its row is committed. */
  readonly stored: boolean;
  /** `forgotten`: its worker died with it in hand. */
  readonly stage: 'intended' | 'called' | 'flushed' | 'forgotten';
  readonly answer: Answer | undefined;
  /** The far side's own record. */
  readonly isAccepted: boolean;
  readonly isTold: boolean;
  readonly heard: readonly Word[];
  readonly outcome: Outcome;
}

export interface ModelWorker {
  readonly life: Life;
  /** Recipients read from its chunk and not intended yet. */
  readonly queue: readonly number[];
}

/** Two workers, one chunk of two recipients, and how much may still go wrong. */
export interface ModelState {
  readonly workers: readonly ModelWorker[];
  readonly chunk: { readonly owner: number | undefined; readonly finished: boolean };
  readonly causes: readonly Cause[];
  /** By recipient, and of one recipient in the order in which they were made. */
  readonly attempts: readonly ModelAttempt[];
  /** `again`: refusals, failures and overrides, each of which makes one more attempt legal. */
  readonly left: { readonly falls: number; readonly again: number };
}

export const start: ModelState = {
  workers: [
    { life: 'alive', queue: [] },
    { life: 'alive', queue: [] },
  ],
  chunk: { owner: undefined, finished: false },
  causes: ['queued', 'queued'],
  attempts: [],
  left: { falls: 1, again: 1 },
};

/** The product's rules, each of which can be taken away. */
export interface Rules {
  /** `one_live_attempt`: no second attempt unless the first is proved dead. */
  readonly oneLiveAttempt: boolean;
  /** The row is committed before the call. */
  readonly intentFirst: boolean;
  /** A lost answer, and a call whose worker is gone, are unknown; otherwise they would count as refused. */
  readonly lostIsUncertain: boolean;
  readonly abandonedIsUncertain: boolean;
  /** Facts are merged; otherwise the last word counts. */
  readonly mergeFacts: boolean;
  /** An attempt that made way for a newer one stays dead. */
  readonly deadStaysDead: boolean;
  /** A chunk is finished once its recipients are intended; otherwise when it is taken. */
  readonly finishedWhenIntended: boolean;
  /** Open attempts of one worker at most. */
  readonly window: number;
}

export const productRules: Rules = {
  oneLiveAttempt: true,
  intentFirst: true,
  lostIsUncertain: true,
  abandonedIsUncertain: true,
  mergeFacts: true,
  deadStaysDead: true,
  finishedWhenIntended: true,
  window: 1,
};

const deadOutcomes: readonly Outcome[] = ['not_accepted', 'failed', 'overridden'];
export const isDead = (outcome: Outcome): boolean => deadOutcomes.includes(outcome);

export const attemptsOf = (state: ModelState, recipient: number): readonly ModelAttempt[] =>
  state.attempts.filter((attempt) => attempt.recipient === recipient);

export const hasLive = (state: ModelState, recipient: number): boolean =>
  attemptsOf(state, recipient).some(({ stored, outcome }) => stored && !isDead(outcome));

/** Attempts of the worker that are committed and whose answer is not. */
export const openOf = (state: ModelState, worker: number): readonly ModelAttempt[] =>
  state.attempts.filter((attempt) => attempt.worker === worker && attempt.stage !== 'flushed');

/** In the order of their weight. */
const weights: readonly (readonly [Word, Outcome])[] = [
  ['failed', 'failed'],
  ['accepted', 'accepted'],
  ['refused', 'not_accepted'],
  ['overridden', 'overridden'],
  ['uncertain', 'uncertain'],
];
/** Words that weigh less than another one change nothing any more, but for a person's override. */
const weighty = (heard: readonly Word[]): readonly Word[] => {
  const [heaviest] = weights.map(([word]) => word).filter((word) => heard.includes(word));
  return heard.filter((word) => word === heaviest || word === 'overridden');
};
const outcomeOf = (heard: readonly Word[]): Outcome =>
  weights.find(([word]) => heard.includes(word))?.[1] ?? null;

const causes: Readonly<Record<Exclude<Outcome, null>, Cause>> = {
  failed: 'retry',
  not_accepted: 'retry',
  overridden: 'retry',
  accepted: 'accepted',
  uncertain: 'unknown',
};

/** One more word about an attempt: its outcome follows, and the latest attempt decides where its recipient is. */
export function hear(state: ModelState, index: number, word: Word, rules: Rules): ModelState {
  const attempts = state.attempts.map((attempt, place) => {
    if (place !== index) return attempt;
    const words = rules.mergeFacts ? weighty([...new Set([...attempt.heard, word])].sort()) : [word];
    const isLatest = !state.attempts.some(
      (other, otherPlace) => otherPlace > index && other.recipient === attempt.recipient,
    );
    const stays = rules.deadStaysDead && !isLatest && isDead(attempt.outcome);
    return { ...attempt, heard: words, outcome: stays ? attempt.outcome : outcomeOf(words) };
  });
  const recipient = state.attempts[index]?.recipient;
  const next = { ...state, attempts };
  return {
    ...next,
    causes: state.causes.map((cause, place) => {
      if (place !== recipient) return cause;
      const outcome = attemptsOf(next, place).at(-1)?.outcome ?? null;
      return outcome === null ? 'queued' : causes[outcome];
    }),
  };
}

const permutations: readonly (readonly [first: number, second: number])[] = [
  [0, 1],
  [1, 0],
];

function written(state: ModelState, workers: readonly number[], recipients: readonly number[]): string {
  const attempt = (one: ModelAttempt): string =>
    [
      workers[one.worker],
      one.stage[0],
      one.stage[1],
      one.answer?.[0],
      Number(one.stored),
      Number(one.isAccepted),
      Number(one.isTold),
      one.heard.map((word) => word[0]).join(''),
      one.outcome,
    ].join('');
  const ofWorkers = workers.map((place) => {
    const one = state.workers[place];
    return `${one?.life}${one?.queue.map((recipient) => recipients[recipient]).join('')}`;
  });
  const ofRecipients = recipients.map(
    (place) => `${state.causes[place]}:${attemptsOf(state, place).map(attempt).join()}`,
  );
  const { owner, finished } = state.chunk;
  const chunk = `${owner === undefined ? '' : workers[owner]}${finished}`;
  return [...ofWorkers, ...ofRecipients, chunk, state.left.falls, state.left.again].join('|');
}

/** Equal for states that differ only in which worker or recipient is called the first. */
export function keyOf(state: ModelState): string {
  const keys = permutations.flatMap((workers) =>
    permutations.map((recipients) => written(state, workers, recipients)),
  );
  return keys.reduce((least, key) => (key < least ? key : least));
}
