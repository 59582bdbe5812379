/** What a review found, by cause; each row of the audience is counted once. */
export interface ReviewCounts {
  /** Rows read, blank lines not counted. */
  readonly rows: number;
  readonly valid: number;
  readonly invalid: number;
  readonly duplicate: number;
  readonly excluded: number;
  readonly variableUnfilled: number;
  readonly agentSession: number;
  readonly tooManyTemplates: number;
}
