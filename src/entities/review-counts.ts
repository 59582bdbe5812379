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

/** A column that holds nothing, or nothing usable, for some users. */
export interface UnfilledColumn {
  readonly column: string;
  readonly users: number;
}

/** A review as the draft keeps it. */
export interface StoredReview extends ReviewCounts {
  /** Columns of the version that the audience did not have. */
  readonly missingColumns: readonly string[];
  readonly unfilled?: readonly UnfilledColumn[];
  readonly unusable?: readonly UnfilledColumn[];
  /** The audience was a CRM's. */
  readonly fromContacts?: boolean;
}
