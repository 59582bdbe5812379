import type { DateTime } from 'luxon';
import type { SaidReport } from '../entities/rows/slot.ts';
import type { ConversationFilter } from './load-cohorts.ts';
import type { Period } from './period.ts';
import type { ReportDocument } from './report-document.ts';
import type { ReportReader } from './report-reader.ts';
import type { Cadence } from './slot-days.ts';

/** What a report is to be about. */
export interface ReportWish {
  readonly period: Period;
  /** In the reader's zone. */
  readonly now: DateTime;
  readonly conversations: ConversationFilter;
  /** Of a report about one deployment. */
  readonly deploymentId?: number;
  /** What the report before this one said. */
  readonly last?: SaidReport;
}

/** A report as it stands, and what decides whether it is posted. */
export interface ComposedReport {
  readonly document: ReportDocument;
  /** It says more than that nothing happened. */
  readonly isNews: boolean;
  readonly users: number;
  /** Percent of the users; undefined where there are none. */
  readonly failedPercent: number | undefined;
  readonly said: SaidReport;
  /** One sentence instead of the whole report. */
  readonly quiet: string;
}

/** One report that people can ask for and subscribe to: one file, one line in the list. */
export interface ReportKind {
  readonly name: string;
  /** Marked with `text`, as the summary is. */
  readonly title: string;
  readonly summary: string;
  readonly every: Cadence;
  /** What it is about when nobody says so, on the day that begins at `today`; `days` since the one before. */
  readonly period: (today: DateTime, days: number) => Period;
  readonly compose: (reader: ReportReader, wish: ReportWish) => Promise<ComposedReport>;
}
