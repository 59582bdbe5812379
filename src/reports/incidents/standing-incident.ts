import type { IncidentKind } from '../../entities/incident-kind.ts';

/** An incident as its row tells it; open while `closedAt` is null. */
export interface StandingIncident {
  readonly id: number;
  readonly kind: IncidentKind;
  /** What the kind is about: a template's id, a line's id. */
  readonly subject: string;
  readonly because: string;
  readonly step: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly openedAt: Date;
  /** When it last came back or got better or worse. */
  readonly changedAt: Date;
  readonly reopenedAt: Date | null;
  readonly openings: number;
  readonly closedAt: Date | null;
  readonly acknowledged: { readonly by: string; readonly at: Date } | null;
  readonly assigned: { readonly to: string; readonly by: string; readonly at: Date } | null;
  /** `until` is null when it lasts until the incident changes. */
  readonly snoozed: { readonly by: string; readonly at: Date; readonly until: Date | null } | null;
}

/** Who takes care of it since it last opened; what somebody saw before it came back does not count. */
export function acknowledgement({ acknowledged, reopenedAt }: StandingIncident) {
  if (!acknowledged) return undefined;
  return reopenedAt === null || acknowledged.at >= reopenedAt ? acknowledged : undefined;
}

/** The snooze while it lasts. */
export function snooze({ snoozed, changedAt }: StandingIncident, now: Date) {
  if (!snoozed) return undefined;
  const lasts = snoozed.until === null ? changedAt <= snoozed.at : now < snoozed.until;
  return lasts ? snoozed : undefined;
}
