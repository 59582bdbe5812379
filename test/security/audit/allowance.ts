/** An advisory that somebody looked at and that does not hold up a release until its day. */
export interface Allowance {
  /** As GitHub names it, like `GHSA-xxxx-xxxx-xxxx`. */
  readonly advisory: string;
  /** The last day it is allowed, as `YYYY-MM-DD`, UTC. */
  readonly until: string;
  /** Why it does no harm here. */
  readonly why: string;
}

export const allowances: readonly Allowance[] = [];
