import type { SubscriptionLine, Subscriptions } from '../../reports/subscriptions.ts';

/** What the audit keeps of a subscription; null where there is none. */
export function auditedSubscription(line: SubscriptionLine | undefined): object | null {
  if (!line) return null;
  const { at, zone, days, conversations, onlyIf, failedAbove, otherwise, missed, language, owner } = line;
  const { pausedBy, snoozedUntil } = line;
  return {
    ...{ at, zone, days, conversations, onlyIf, failedAbove, otherwise, missed, language, owner, pausedBy },
    snoozedUntil: snoozedUntil?.toISOString(),
  };
}

/** The channel's subscription to a report as it stands before it is changed. */
export const subscriptionOf = async (
  subscriptions: Subscriptions,
  { channelId, report }: { readonly channelId: string; readonly report: string },
): Promise<SubscriptionLine | undefined> =>
  (await subscriptions.list(channelId)).find((line) => line.report === report);
