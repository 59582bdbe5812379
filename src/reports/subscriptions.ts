/** A channel's standing wish for a report. */
export interface SubscriptionLine {
  readonly id: number;
  readonly report: string;
  readonly channelId: string;
  /** Wall time `HH:MM` in `zone`. */
  readonly at: string;
  readonly zone: string;
  readonly createdBy: string;
  readonly nextDueAt: Date;
  readonly lastOutcome:
    | {
        readonly outcome: 'posted' | 'skipped' | 'failed';
        readonly because: string | null;
        readonly dueAt: Date;
      }
    | undefined;
}

export interface Subscriptions {
  /** Replaces the channel's subscription to the same report. Rejects with a `ReportError` on an unknown report, time or zone. */
  subscribe(wish: {
    readonly report: string;
    readonly channelId: string;
    readonly at: string;
    readonly zone: string;
    readonly by: string;
  }): Promise<SubscriptionLine>;
  /** False when the channel had no such subscription. */
  unsubscribe(wish: {
    readonly report: string;
    readonly channelId: string;
    readonly by: string;
  }): Promise<boolean>;
  /** Of one channel, or of all. */
  list(channelId?: string): Promise<readonly SubscriptionLine[]>;
}

/** A wish about reports that cannot be fulfilled; the message is fit to be shown. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
}
