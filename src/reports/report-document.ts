/** A sentence whose people, channels and times are shown in the reader's way; strings are plain text, never markup. */
export type Words = readonly (
  | string
  | { readonly user: string }
  | { readonly channel: string }
  /** Shown in the reader's zone. */
  | { readonly at: Date }
  | { readonly bold: string }
)[];

export interface ReportFigure {
  readonly label: string;
  readonly value: string;
  /** The value as a spreadsheet wants it, where it is a number. */
  readonly number?: number;
  /** Beside the value: a change, a share, a part. */
  readonly note?: string;
}

export interface ReportTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** Each row as a sentence, for where the table is told in words. */
  readonly sentences?: readonly string[];
}

/** One description for both ways of drawing (native block, QuickChart). Figures and labels only, never personal data. */
export interface ReportChart {
  readonly title: string;
  readonly kind: 'bar' | 'line' | 'pie';
  readonly series: readonly {
    readonly name: string;
    readonly points: readonly { readonly label: string; readonly value: number }[];
  }[];
}

/** A button. `id` is one of the ids that the bot listens to; `value` is what it is about, such as a deployment's id. */
export interface ReportAction {
  readonly id: string;
  readonly label: string;
  /** Said by a screen reader instead, where the label alone would tell nothing. */
  readonly spoken?: string;
  readonly value: string;
  readonly style?: 'primary' | 'danger';
  /** Leads there, outside of Slack; nobody listens to its id. */
  readonly url?: string;
  readonly confirm?: {
    readonly title: string;
    readonly text: string;
    readonly yes: string;
    readonly no: string;
  };
}

/**
 * What a report, a live message or an alert says, without a word about Slack. One place renders it to blocks; `summary`
 * and the figures are its full text equivalent.
 */
export interface ReportDocument {
  /** Empty where it is one line of a talk. */
  readonly title: string;
  /** One line that tells the news on its own: notifications and screen readers read it first. */
  readonly summary: string;
  /** Takes the summary's place on screen where the figures below say the same. */
  readonly lead?: Words;
  /** What waits for a person, right under the news. */
  readonly toDo?: readonly Words[];
  readonly context: readonly Words[];
  readonly figures: readonly ReportFigure[];
  readonly tables: readonly ReportTable[];
  readonly charts: readonly ReportChart[];
  readonly notes: readonly Words[];
  readonly actions: readonly ReportAction[];
}
