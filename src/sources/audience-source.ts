/** One row of an audience as a person sees it in a spreadsheet. */
export interface AudienceRow {
  /** 1-based; a file's header is row 1, so its first data row is 2; pasted lists start at 1. */
  readonly rowNumber: number;
  readonly rawPhone: string;
  /** E.164 with plus; absent when the row cannot be sent to. */
  readonly phone?: string;
  /** One short reason in plain words, present exactly when `phone` is absent. */
  readonly invalidBecause?: string;
  /** The other named columns, trimmed. Has no prototype, so a column may be called `__proto__` or `constructor`. */
  readonly variables: Readonly<Record<string, string>>;
}

/** An audience whose header has been read; its rows are streamed in batches of at most 1,000. */
export interface OpenedAudience {
  readonly phoneColumn: string;
  /** The keys of every row's `variables`, in the order of the file. */
  readonly columns: readonly string[];
  /** Can be read once; leaving the loop early closes the input. */
  readonly rows: AsyncIterable<readonly AudienceRow[]>;
}

/** The audience cannot be read as a whole. The message is one clear sentence, fit to be shown. */
export class AudienceError extends Error {
  override readonly name = 'AudienceError';
}

export const batchRows = 1000;
