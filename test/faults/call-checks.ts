import type { Arrival } from './far-side.ts';

/** Sentences about what was wrong; none when all was well. At most a few of each kind. */
export type Complaints = string[];

const mostOfAKind = 5;
export const few = (complaints: readonly string[]): Complaints =>
  complaints.length <= mostOfAKind
    ? [...complaints]
    : [...complaints.slice(0, mostOfAKind), `… and ${complaints.length - mostOfAKind} more like these`];

export function byRecipient(arrivals: readonly Arrival[]): Map<string, Arrival[]> {
  const calls = new Map<string, Arrival[]>();
  for (const arrival of arrivals) {
    const known = calls.get(arrival.to);
    if (known) known.push(arrival);
    else calls.set(arrival.to, [arrival]);
  }
  return calls;
}

/** Settled for a further call: proved not accepted, definitely failed before that call, or overridden by a person. */
const isSettled = (call: Arrival, before: number, overridden: ReadonlySet<string>): boolean =>
  call.proves === 'refused' ||
  (call.failureToldAt !== undefined && call.failureToldAt <= before) ||
  overridden.has(call.token);

/**
 * S1: nobody is called while an earlier call is unsettled, and so nobody is accepted more often than 1 + the definite
 * failures and overrides before. `overridden` holds the tokens of attempts that a person overrode.
 */
export function checkOnce(arrivals: readonly Arrival[], overridden: ReadonlySet<string>): Complaints {
  const complaints: string[] = [];
  for (const [to, calls] of byRecipient(arrivals)) {
    for (const [index, call] of calls.entries()) {
      const open = calls.slice(0, index).find((earlier) => !isSettled(earlier, call.at, overridden));
      if (open) {
        complaints.push(
          `S1: ${to} was called again (${call.token}, ${call.way}) while ${open.token} (${open.way}) was unsettled`,
        );
      }
    }
    const accepted = calls.filter(({ wamid }) => wamid !== undefined);
    const last = accepted.at(-1);
    const allowed = accepted.filter(
      (call) => last && call !== last && call.proves !== 'refused' && isSettled(call, last.at, overridden),
    ).length;
    if (accepted.length > 1 + allowed) complaints.push(`S1: ${to} was accepted ${accepted.length} times`);
  }
  return few(complaints);
}

/** S1: the same attempt is never called twice, whatever the first call brought. */
export function checkTokens(arrivals: readonly Arrival[]): Complaints {
  const seen = new Set<string>();
  return few(
    arrivals.flatMap(({ token }) => {
      if (!seen.has(token)) {
        seen.add(token);
        return [];
      }
      return [`S1: attempt ${token} was called twice`];
    }),
  );
}

export interface Pause {
  readonly confirmedAt: number;
  readonly resumedAt: number;
}

/**
 * S14: no call of the deployment starts between a second after the pause was confirmed and the resume. `stalledMs` is the
 * longest that this process, which writes down the arrivals, was held up: so much later than they came they may be read.
 */
export const checkPause = (
  arrivals: readonly Arrival[],
  { confirmedAt, resumedAt }: Pause,
  stalledMs = 0,
): Complaints =>
  few(
    arrivals
      .filter(({ at }) => at > confirmedAt + 1_000 + stalledMs && at < resumedAt)
      .map(({ to, at }) => `S14: ${to} was called ${at - confirmedAt} ms after the pause was confirmed`),
  );

/** The busiest second of the arrivals. */
export function busiestSecond(arrivals: readonly Arrival[]): number {
  let first = 0;
  let busiest = 0;
  for (const [index, { at }] of arrivals.entries()) {
    while (at - (arrivals[first]?.at ?? at) >= 1_000) first += 1;
    busiest = Math.max(busiest, index - first + 1);
  }
  return busiest;
}

/**
 * S17 at the far side: arrivals tolerate a burst of 5 %, and whatever this process, which writes down the moments, did not
 * read in time: `stalledMs` is the longest that it was held up.
 */
export function checkRate(arrivals: readonly Arrival[], perSecond: number, stalledMs = 0): Complaints {
  const busiest = busiestSecond(arrivals);
  const most = Math.ceil(perSecond * (1.05 + stalledMs / 1_000));
  return busiest <= most
    ? []
    : [`S17: ${busiest} calls arrived within one second, where ${perSecond} may (${most} with tolerance)`];
}

export interface OptOut {
  readonly to: string;
  /** When the webhook that told it was answered 200. */
  readonly takenAt: number;
}

/** S20: two seconds after an opt-out was taken, that person is not called any more; `stalledMs` as for a pause. */
export const checkOptOuts = (
  arrivals: readonly Arrival[],
  optOuts: readonly OptOut[],
  stalledMs = 0,
): Complaints => {
  const takenAt = new Map(optOuts.map((one) => [one.to, one.takenAt]));
  return few(
    arrivals
      .filter(({ to, at }) => at > (takenAt.get(to) ?? Number.POSITIVE_INFINITY) + 2_000 + stalledMs)
      .map(({ to }) => `S20: ${to} was called after opting out`),
  );
};

/** S18: one kill leaves no more unknown than the window of the killed worker. */
export const checkUncertain = (uncertain: readonly number[], window: number): Complaints =>
  few(
    uncertain
      .filter((count) => count > window)
      .map((count) => `S18: a kill left ${count} attempts unsettled, where the window is ${window}`),
  );
