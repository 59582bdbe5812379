/** What is known of the latest incident of a kind and subject. */
export interface KnownIncident {
  readonly step: string;
  /** In milliseconds; null while it is open. */
  readonly closedAt: number | null;
}

/** `new`: another incident. `again`: the one that closed opens again. `changed`: it is open, and worse or better than before. */
export type IncidentTurn = 'new' | 'again' | 'changed' | 'same';

/** What comes back within this is the same problem, and is told where it was told before. */
const sameProblemMs = 7 * 86_400_000;

/** What a trouble that is seen now, with this step, makes of what is known. */
export function incidentTurn(known: KnownIncident | undefined, step: string, now: number): IncidentTurn {
  if (!known) return 'new';
  if (known.closedAt !== null) return now - known.closedAt <= sameProblemMs ? 'again' : 'new';
  return known.step === step ? 'same' : 'changed';
}
