/** When a share is a trouble: it opens high and closes low, so that noise around one of the two changes nothing. */
export interface Threshold {
  /** Nothing is decided on fewer cases. */
  readonly leastCases: number;
  readonly opensAt: number;
  readonly closesBelow: number;
}

export interface Measured {
  readonly cases: number;
  /** Of them; the share is hits ÷ cases. */
  readonly hits: number;
}

/** True when the incident is open after this measurement. */
export function staysOpen(
  isOpen: boolean,
  { cases, hits }: Measured,
  { leastCases, opensAt, closesBelow }: Threshold,
): boolean {
  if (cases < leastCases) return isOpen;
  const share = hits / cases;
  return share >= (isOpen ? closesBelow : opensAt);
}
