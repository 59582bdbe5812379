import type { MissedChoice, Weekday } from '../entities/subscription-choice.ts';
import { addDays, instantOf, localDay } from './local-time.ts';
import { type Cadence, isSlotDay } from './slot-days.ts';
import { slotReasons } from './slot-reasons.ts';

/** When a subscription comes due. */
export interface Schedule {
  readonly every: Cadence;
  readonly days: readonly Weekday[];
  /** Wall time `HH:MM` in `zone`. */
  readonly at: string;
  readonly zone: string;
}

/** A subscription, and the latest slot that is known for it. */
export interface ScheduledSubscription extends Schedule {
  readonly id: number;
  /** Only later times come due. */
  readonly scheduledAt: Date;
  readonly lastDueAt: Date | undefined;
  readonly missed: MissedChoice;
  readonly isPaused: boolean;
  readonly snoozedUntil: Date | undefined;
}

export interface DueSlot {
  readonly subscriptionId: number;
  /** Local date, wall time and zone: `2026-03-04T09:00[America/Bogota]`. */
  readonly key: string;
  readonly dueAt: Date;
  /** Set when it is not to be posted: why. */
  readonly skippedBecause: string | undefined;
}

/** What is later than this came due while nothing ran: longer than a restart takes. */
export const lateMs = 15 * 60_000;

export const slotKey = (day: string, at: string, zone: string): string => `${day}T${at}[${zone}]`;

/** Why nothing is posted for a moment, whenever that is noticed. */
export function restingBecause(
  { isPaused, snoozedUntil }: Pick<ScheduledSubscription, 'isPaused' | 'snoozedUntil'>,
  dueAt: Date,
): string | undefined {
  if (isPaused) return slotReasons.paused;
  return snoozedUntil && dueAt < snoozedUntil ? slotReasons.snoozed : undefined;
}

export const isLate = (dueAt: Date, now: Date): boolean => now.getTime() - dueAt.getTime() > lateMs;

function dueSlotsOf(subscription: ScheduledSubscription, now: Date): DueSlot[] {
  const { id, every, days, at, zone, scheduledAt, lastDueAt, missed } = subscription;
  const since = lastDueAt && lastDueAt > scheduledAt ? lastDueAt : scheduledAt;
  const today = localDay(now, zone);
  const due: { readonly key: string; readonly dueAt: Date }[] = [];
  for (let day = localDay(since, zone); day <= today; day = addDays(day, 1)) {
    if (!isSlotDay(day, every, days)) continue;
    const dueAt = instantOf(day, at, zone);
    if (dueAt > since && dueAt <= now) due.push({ key: slotKey(day, at, zone), dueAt });
  }
  const missedBecause = (dueAt: Date, isLatest: boolean): string | undefined => {
    if (!isLate(dueAt, now)) return undefined;
    if (missed === 'skip') return slotReasons.down;
    return isLatest ? undefined : slotReasons.caughtUp;
  };
  return due.map(({ key, dueAt }, index) => ({
    subscriptionId: id,
    key,
    dueAt,
    skippedBecause: restingBecause(subscription, dueAt) ?? missedBecause(dueAt, index === due.length - 1),
  }));
}

/** Every slot that has come due and is not known yet, oldest first within a subscription. */
export const dueSlots = (subscriptions: readonly ScheduledSubscription[], now: Date): DueSlot[] =>
  subscriptions.flatMap((subscription) => dueSlotsOf(subscription, now));

/** Longer than any month, and than the year's last days. */
const mostDaysAhead = 70;

/** The first time after `after` that the subscription comes due. Undefined: it has no times of its own. */
export function nextDueAt({ every, days, at, zone }: Schedule, after: Date): Date | undefined {
  const today = localDay(after, zone);
  for (let ahead = 0; ahead < mostDaysAhead; ahead += 1) {
    const day = addDays(today, ahead);
    if (!isSlotDay(day, every, days)) continue;
    const dueAt = instantOf(day, at, zone);
    if (dueAt > after) return dueAt;
  }
  return undefined;
}
