import type { Language } from '../entities/language/language.ts';
import type { MissedChoice, OnlyIf, Otherwise, Weekday } from '../entities/subscription-choice.ts';
import type { Cadence } from './slot-days.ts';

export const slotOutcomes = ['posted', 'skipped', 'failed'] as const;
export type SlotOutcome = (typeof slotOutcomes)[number];

/** How one due time ended. */
export interface PastSlot {
  readonly outcome: SlotOutcome;
  /** As it is stored: say it before it is shown. */
  readonly because: string | null;
  readonly dueAt: Date;
}

/** What a person can choose about a report that comes by itself. */
export interface SubscriptionChoices {
  /** Wall time `HH:MM` in `zone`. */
  readonly at: string;
  readonly zone: string;
  readonly days: readonly Weekday[];
  /** Undefined: all of them. */
  readonly conversations: readonly number[] | undefined;
  readonly onlyIf: OnlyIf;
  /** Percent of the users; set where `onlyIf` is `failures`. */
  readonly failedAbove: number | undefined;
  readonly otherwise: Otherwise;
  readonly missed: MissedChoice;
  /** Undefined: the channel's own. */
  readonly language: Language | undefined;
}

/** A channel's standing wish for a report. */
export interface SubscriptionLine extends SubscriptionChoices {
  readonly id: number;
  readonly report: string;
  readonly channelId: string;
  readonly every: Cadence;
  /** Who is told when it cannot be posted. */
  readonly owner: string;
  readonly pausedBy: string | undefined;
  /** In the future. */
  readonly snoozedUntil: Date | undefined;
  /** Undefined: it comes with an event. */
  readonly nextDueAt: Date | undefined;
  /** The latest first. */
  readonly outcomes: readonly PastSlot[];
}

export interface SubscriptionWish extends Partial<SubscriptionChoices> {
  readonly report: string;
  readonly channelId: string;
  readonly by: string;
  /** Where neither the wish nor the subscription names one. */
  readonly defaultZone: string;
}

/** Nothing is posted while it rests; each time that comes is recorded as skipped. */
export type Rest = 'pause' | 'resume' | { readonly until: Date };

export interface Subscriptions {
  /**
   * Subscribes a channel, or changes its subscription to the same report: what the wish leaves out stays as it is. Rejects
   * with a `ReportError` on what cannot be.
   */
  subscribe(wish: SubscriptionWish): Promise<SubscriptionLine>;
  /** False when the channel had no such subscription. */
  unsubscribe(wish: {
    readonly report: string;
    readonly channelId: string;
    readonly by: string;
  }): Promise<boolean>;
  /** Undefined: it has ended. */
  find(id: number): Promise<SubscriptionLine | undefined>;
  rest(id: number, rest: Rest, by: string): Promise<SubscriptionLine>;
  transfer(id: number, owner: string): Promise<SubscriptionLine>;
  /** Of one channel, or of all. */
  list(channelId?: string): Promise<readonly SubscriptionLine[]>;
}

/** A wish about reports that cannot be fulfilled; the message is fit to be shown. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
}
