import { addDays, instantOf, localDay } from './local-time.ts';

/** A subscription, and the latest slot that is known for it. */
export interface ScheduledSubscription {
  readonly id: number;
  /** Wall time `HH:MM` in `zone`. */
  readonly at: string;
  readonly zone: string;
  readonly createdAt: Date;
  readonly lastDueAt: Date | undefined;
}

export interface DueSlot {
  readonly subscriptionId: number;
  /** Local date, wall time and zone: `2026-03-04T09:00[America/Bogota]`. */
  readonly key: string;
  readonly dueAt: Date;
  /** Set when it came too late to be posted: why. */
  readonly skippedBecause: string | undefined;
}

export const latestMs = 12 * 3_600_000;

export const slotKey = (day: string, at: string, zone: string): string => `${day}T${at}[${zone}]`;

function dueSlotsOf(subscription: ScheduledSubscription, now: Date): DueSlot[] {
  const { id, at, zone, createdAt, lastDueAt } = subscription;
  const since = lastDueAt && lastDueAt > createdAt ? lastDueAt : createdAt;
  const today = localDay(now, zone);
  const slots: DueSlot[] = [];
  for (let day = localDay(since, zone); day <= today; day = addDays(day, 1)) {
    const dueAt = instantOf(day, at, zone);
    if (dueAt <= since || dueAt > now) continue;
    const isLate = now.getTime() - dueAt.getTime() >= latestMs;
    slots.push({
      subscriptionId: id,
      key: slotKey(day, at, zone),
      dueAt,
      skippedBecause: isLate ? 'Nothing was running at that time, nor in the 12 hours after it.' : undefined,
    });
  }
  return slots;
}

/** Every slot that has come due and is not known yet, oldest first within a subscription. */
export const dueSlots = (subscriptions: readonly ScheduledSubscription[], now: Date): DueSlot[] =>
  subscriptions.flatMap((subscription) => dueSlotsOf(subscription, now));

/** The first time after `after` that the subscription comes due. */
export function nextDueAt({ at, zone }: Pick<ScheduledSubscription, 'at' | 'zone'>, after: Date): Date {
  let day = localDay(after, zone);
  let dueAt = instantOf(day, at, zone);
  while (dueAt <= after) {
    day = addDays(day, 1);
    dueAt = instantOf(day, at, zone);
  }
  return dueAt;
}
