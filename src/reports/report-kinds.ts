import { DateTime, IANAZone } from 'luxon';
import { composeDailyDigest } from './daily-digest.ts';
import { composeFailureReport } from './failure-report.ts';
import type { ReportDocument } from './report-document.ts';
import type { ReportReader } from './report-reader.ts';
import { ReportError } from './subscriptions.ts';

interface ReportKind {
  readonly name: string;
  readonly summary: string;
  /** `today` is the midnight at which the reader's day began. */
  readonly compose: (reader: ReportReader, today: DateTime) => Promise<ReportDocument>;
}

/** Every report kind that people can ask for and subscribe to. */
export interface ReportKinds {
  readonly names: readonly string[];
  readonly summaryOf: (name: string) => string;
  /** The document as it would be posted at `now` in `zone`. Rejects with a `ReportError` on an unknown kind or zone. */
  compose(name: string, now: Date, zone: string): Promise<ReportDocument>;
}

const mostDeployments = 500;
const unknownForDays = 30;

const digest: ReportKind = {
  name: 'digest',
  summary:
    'Yesterday’s figures with the change against the day before, failures by state and what waits for someone.',
  async compose(reader, today) {
    const day = today.minus({ days: 1 });
    const [from, to] = [day.toJSDate(), today.toJSDate()];
    const [cells, cellsBefore, deployments, launchedSince, held, unknown] = await Promise.all([
      reader.cohort(from, to),
      reader.cohort(day.minus({ days: 1 }).toJSDate(), from),
      reader.deploymentsBetween(from, to, mostDeployments),
      reader.deploymentsBetween(to, today.plus({ days: 1 }).toJSDate(), mostDeployments),
      reader.heldDeployments(),
      reader.unknownOutcomes(today.minus({ days: unknownForDays }).toJSDate()),
    ]);
    return composeDailyDigest({ day, cells, cellsBefore, deployments, launchedSince, held, unknown });
  },
};

const failures: ReportKind = {
  name: 'failures',
  summary: 'Yesterday’s send failures by state, with what to do about each.',
  async compose(reader, today) {
    const day = today.minus({ days: 1 });
    return composeFailureReport(day, await reader.cohort(day.toJSDate(), today.toJSDate()));
  },
};

const kinds: readonly ReportKind[] = [digest, failures];

function loadKind(name: string): ReportKind {
  const kind = kinds.find((one) => one.name === name);
  if (kind) return kind;
  throw new ReportError(
    `There is no report “${name}”. The reports are: ${kinds.map((one) => one.name).join(', ')}.`,
  );
}

export function createReportKinds(reader: ReportReader): ReportKinds {
  return {
    names: kinds.map(({ name }) => name),
    summaryOf: (name) => loadKind(name).summary,
    async compose(name, now, zone) {
      const kind = loadKind(name);
      if (!IANAZone.isValidZone(zone)) throw new ReportError(unknownZone(zone));
      return kind.compose(reader, DateTime.fromJSDate(now, { zone }).startOf('day'));
    },
  };
}

export const unknownZone = (zone: string): string =>
  `“${zone}” is not a time zone. Name one like America/Bogota or Europe/Berlin.`;
