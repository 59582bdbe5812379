import { DateTime, IANAZone } from 'luxon';
import { said, say } from '../entities/language/say.ts';
import type { SaidReport } from '../entities/rows/slot.ts';
import type { Weekday } from '../entities/subscription-choice.ts';
import { weekdays } from '../entities/subscription-choice.ts';
import { conversationComparison } from './kinds/conversation-comparison.ts';
import { dailyDigest } from './kinds/daily-digest.ts';
import { deploymentFinished } from './kinds/deployment-finished.ts';
import { failureBreakdown } from './kinds/failure-breakdown.ts';
import { monthlyDigest } from './kinds/monthly-digest.ts';
import { templateReport } from './kinds/template-health.ts';
import { weeklyDigest } from './kinds/weekly-digest.ts';
import type { ConversationFilter } from './load-cohorts.ts';
import { localDay, startOfDay } from './local-time.ts';
import { parsePeriod, periodExamples } from './parse-period.ts';
import type { ComposedReport, ReportKind } from './report-kind.ts';
import type { ReportReader } from './report-reader.ts';
import { type Cadence, daysSinceLast } from './slot-days.ts';
import { ReportError } from './subscriptions.ts';

/** What somebody wants to read now, or a subscription at its time. */
export interface ReportOrder {
  readonly report: string;
  /** The moment it is about: its time, so that what is late is still about the same days. */
  readonly at: Date;
  readonly zone: string;
  /** `yesterday`, `week`, `30d`, `2026-03-01..2026-03-07`; unset: the report's own. */
  readonly period?: string | undefined;
  readonly conversations?: ConversationFilter;
  /** Weekdays on which it comes, so that no day between is left out. */
  readonly days?: readonly Weekday[];
  readonly deploymentId?: number | undefined;
  readonly last?: SaidReport | undefined;
}

/** Every report kind that people can ask for and subscribe to. */
export interface ReportKinds {
  readonly names: readonly string[];
  /** In the reader's language. */
  readonly titleOf: (name: string) => string;
  readonly summaryOf: (name: string) => string;
  readonly everyOf: (name: string) => Cadence;
  readonly isPeriod: (word: string) => boolean;
  /** In the language that is spoken. Rejects with a `ReportError` on an unknown kind, zone or period. */
  compose(order: ReportOrder): Promise<ComposedReport>;
}

/** In the order in which people choose from them. */
const kinds: readonly ReportKind[] = [
  dailyDigest,
  weeklyDigest,
  monthlyDigest,
  failureBreakdown,
  templateReport,
  deploymentFinished,
  conversationComparison,
];

export const reportNames: readonly string[] = kinds.map(({ name }) => name);

const findKind = (name: string): ReportKind | undefined => kinds.find((one) => one.name === name);

export const isReport = (name: string): boolean => findKind(name) !== undefined;

export const unknownReport = (name: string): string =>
  say`There is no report “${name}”. The reports are: ${reportNames.join(', ')}.`;

function loadKind(name: string): ReportKind {
  const kind = findKind(name);
  if (kind) return kind;
  throw new ReportError(unknownReport(name));
}

/** What no longer exists comes as it came before. */
export const everyOf = (name: string): Cadence => findKind(name)?.every ?? 'day';

const someDay = DateTime.fromISO('2026-03-04', { zone: 'UTC' });

export function createReportKinds(reader: ReportReader): ReportKinds {
  return {
    names: reportNames,
    titleOf: (name) => said(loadKind(name).title),
    summaryOf: (name) => said(loadKind(name).summary),
    everyOf,
    isPeriod: (word) => parsePeriod(word, someDay) !== undefined,
    async compose({ report, at, zone, period, conversations, days = weekdays, deploymentId, last }) {
      const kind = loadKind(report);
      if (!IANAZone.isValidZone(zone)) throw new ReportError(unknownZone(zone));
      const now = DateTime.fromJSDate(at, { zone });
      const today = startOfDay(now);
      const named = period === undefined ? undefined : parsePeriod(period, today);
      if (period !== undefined && named === undefined) {
        throw new ReportError(
          say`“${period}” is not a period. Name one like these: ${periodExamples.join(', ')}.`,
        );
      }
      return kind.compose(reader, {
        period: named ?? kind.period(today, daysSinceLast(localDay(at, zone), days)),
        now,
        conversations,
        ...(deploymentId !== undefined && { deploymentId }),
        ...(last && { last }),
      });
    },
  };
}

export const unknownZone = (zone: string): string =>
  say`“${zone}” is not a time zone. Name one like America/Bogota or Europe/Berlin.`;
