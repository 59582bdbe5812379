import { attemptsOf, isDead, keyOf, type ModelState, openOf, type Rules, start } from './state.ts';
import { type Act, type Step, stepsOf } from './steps.ts';

/** A rule that does not hold in some state, and how it came to that. */
export interface Violation {
  readonly says: string;
  readonly trace: readonly Act[];
}

export interface Exploration {
  readonly states: number;
  /** States in which nothing more can happen by itself. */
  readonly ends: number;
  readonly violation: Violation | undefined;
}

/** Must hold in every state. */
function brokenRule(state: ModelState, rules: Rules): string | undefined {
  for (const recipient of state.causes.keys()) {
    const attempts = attemptsOf(state, recipient);
    const accepted = attempts.filter(({ isAccepted }) => isAccepted).length;
    const allowed = attempts.filter(
      ({ heard, outcome }) => outcome === 'overridden' || heard.includes('failed'),
    ).length;
    if (accepted > 1 + allowed) return `S1: recipient ${recipient} was accepted ${accepted} times`;
    if (attempts.filter(({ outcome }) => !isDead(outcome)).length > 1) {
      return `S1: recipient ${recipient} has two live attempts`;
    }
  }
  if (state.attempts.some(({ stage, stored }) => stage === 'called' && !stored)) {
    return 'S4: a call left before its intent was stored';
  }
  const tooMany = state.workers.findIndex((_worker, place) => openOf(state, place).length > rules.window);
  return tooMany < 0 ? undefined : `S18: worker ${tooMany} has more open attempts than one kill may leave`;
}

/** Must hold once nothing can happen any more by itself. */
function brokenEnd(state: ModelState): string | undefined {
  const waits = state.causes.findIndex((cause) => cause === 'queued' || cause === 'retry');
  if (waits >= 0) return `S3: recipient ${waits} is lost: ${state.causes[waits]} for ever`;
  const lost = state.attempts.findIndex(({ isAccepted, heard, outcome }) => {
    const isKnown = heard.includes('accepted') || heard.includes('failed');
    return isAccepted && !(isKnown && (outcome === 'accepted' || isDead(outcome)));
  });
  return lost < 0 ? undefined : `S5: attempt ${lost} was accepted and its row does not say so`;
}

const byChance: readonly Act['kind'][] = ['fall', 'override'];
const goesOn = ({ act }: Step): boolean => !byChance.includes(act.kind);

/** The window that the checks know; a rule that is taken away must not take its check along. */
const checked: Pick<Rules, 'window'> = { window: 1 };

/** Visits every state that any interleaving can reach, breadth first, so that the trace of a violation is a shortest one. */
export function explore(rules: Rules): Exploration {
  const cameBy = new Map<string, { readonly from: string; readonly act: Act } | undefined>();
  const traceTo = (key: string): Act[] => {
    const acts: Act[] = [];
    for (let came = cameBy.get(key); came; came = cameBy.get(came.from)) acts.unshift(came.act);
    return acts;
  };
  let level: readonly ModelState[] = [start];
  let ends = 0;
  cameBy.set(keyOf(start), undefined);
  while (level.length > 0) {
    const next: ModelState[] = [];
    for (const state of level) {
      const key = keyOf(state);
      const steps = stepsOf(state, rules);
      const isEnd = !steps.some(goesOn);
      if (isEnd) ends += 1;
      const says = brokenRule(state, { ...rules, ...checked }) ?? (isEnd ? brokenEnd(state) : undefined);
      if (says !== undefined) return { states: cameBy.size, ends, violation: { says, trace: traceTo(key) } };
      for (const step of steps) {
        const reached = keyOf(step.next);
        if (cameBy.has(reached)) continue;
        cameBy.set(reached, { from: key, act: step.act });
        next.push(step.next);
      }
    }
    level = next;
  }
  return { states: cameBy.size, ends, violation: undefined };
}
