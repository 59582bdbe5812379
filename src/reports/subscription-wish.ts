import { IANAZone } from 'luxon';
import { say } from '../entities/language/say.ts';
import { weekdays } from '../entities/subscription-choice.ts';
import { isReport, unknownReport, unknownZone } from './report-kinds.ts';
import { ReportError, type SubscriptionChoices, type SubscriptionWish } from './subscriptions.ts';

const defaults: Omit<SubscriptionChoices, 'zone'> = {
  at: '09:00',
  days: weekdays,
  conversations: undefined,
  onlyIf: 'news',
  failedAbove: undefined,
  otherwise: 'line',
  missed: 'catch_up',
  language: undefined,
};

/** What the subscription will be: the wish, else what is known, else what is usual. Rejects what cannot be. */
export function chosenBy(
  wish: SubscriptionWish,
  known: SubscriptionChoices | undefined,
): SubscriptionChoices {
  const base: SubscriptionChoices = known ?? { ...defaults, zone: wish.defaultZone };
  const chosen: SubscriptionChoices = {
    at: wish.at ?? base.at,
    zone: wish.zone ?? base.zone,
    days: wish.days ?? base.days,
    conversations: 'conversations' in wish ? wish.conversations : base.conversations,
    onlyIf: wish.onlyIf ?? base.onlyIf,
    failedAbove: wish.onlyIf === undefined ? base.failedAbove : wish.failedAbove,
    otherwise: wish.otherwise ?? base.otherwise,
    missed: wish.missed ?? base.missed,
    language: 'language' in wish ? wish.language : base.language,
  };
  check(wish.report, chosen);
  return chosen;
}

function check(report: string, { at, zone, days, onlyIf, failedAbove }: SubscriptionChoices): void {
  if (!isReport(report)) throw new ReportError(unknownReport(report));
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) {
    throw new ReportError(say`“${at}” is not a time of day. Write it as hours and minutes, such as 09:00.`);
  }
  if (!IANAZone.isValidZone(zone)) throw new ReportError(unknownZone(zone));
  if (days.length === 0) throw new ReportError(say`Choose one day of the week at least.`);
  const isPercent =
    failedAbove !== undefined && Number.isInteger(failedAbove) && failedAbove >= 0 && failedAbove <= 100;
  if (onlyIf === 'failures' && !isPercent) {
    throw new ReportError(
      say`Say above how many percent of failures it comes: a whole number from 0 to 100.`,
    );
  }
}

/** A changed schedule starts anew: what came due under the old one is not posted again. */
export const isSameSchedule = (one: SubscriptionChoices, other: SubscriptionChoices): boolean =>
  one.at === other.at && one.zone === other.zone && one.days.join() === other.days.join();
