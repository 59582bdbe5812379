/** One replica's part in a rate that all replicas share. */
export interface ShareClaim {
  readonly workerId: number;
  /** Starts per second that it could make use of. */
  readonly wanted: number;
  /** The most it may have used in any part of the last second. */
  readonly held: number;
}

/** As much as it wants for each where that fits; those who want more get the same, and the rest by order of their ids. */
function fairShare(rate: number, workerId: number, claims: readonly ShareClaim[]): number {
  const wishes = claims
    .filter(({ wanted }) => wanted > 0)
    .toSorted((one, other) => one.wanted - other.wanted || other.workerId - one.workerId);
  let left = rate;
  for (const [index, { workerId: id, wanted }] of wishes.entries()) {
    const share = Math.min(wanted, Math.floor(left / (wishes.length - index)));
    if (id === workerId) return share;
    left -= share;
  }
  return 0;
}

/**
 * What a replica may start per second from now on. Its fair share, but never more than what no other may have used
 * within the last second: so all of them together keep to the rate in every second, also while shares move.
 */
export function shareOf(rate: number, mine: ShareClaim, others: readonly ShareClaim[]): number {
  const free = others.reduce((left, { held }) => left - held, rate);
  return Math.max(0, Math.min(fairShare(rate, mine.workerId, [mine, ...others]), free));
}
