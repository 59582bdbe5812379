import { percentText } from '../entities/figures.ts';
import { said, say, text } from '../entities/language/say.ts';
import type { SaidReport } from '../entities/rows/slot.ts';
import type { OnlyIf } from '../entities/subscription-choice.ts';
import type { ComposedReport } from './report-kind.ts';
import { slotReasons } from './slot-reasons.ts';
import type { SubscriptionChoices } from './subscriptions.ts';

/** What is posted at a due time. */
export type PostDecision =
  | { readonly post: 'all' }
  /** One sentence instead. */
  | { readonly post: 'line'; readonly line: string }
  | { readonly post: 'nothing'; readonly because: string };

type Conditions = Pick<SubscriptionChoices, 'onlyIf' | 'failedAbove' | 'otherwise'>;

interface Condition {
  readonly isMet: (report: ComposedReport, wish: Conditions, last: SaidReport | undefined) => boolean;
  readonly because: string;
  readonly line: (report: ComposedReport, wish: Conditions) => string;
}

const unchanged = text('Nothing has changed since the report before.');

const conditions: Readonly<Record<OnlyIf, Condition>> = {
  news: { isMet: ({ isNews }) => isNews, because: slotReasons.noNews, line: ({ quiet }) => quiet },
  sent: { isMet: ({ users }) => users > 0, because: slotReasons.notSent, line: ({ quiet }) => quiet },
  changed: {
    isMet: (report, _wish, last) => report.said.fingerprint !== last?.fingerprint,
    because: slotReasons.unchanged,
    line: () => said(unchanged),
  },
  failures: {
    isMet: ({ failedPercent }, { failedAbove = 0 }) =>
      failedPercent !== undefined && failedPercent > failedAbove,
    because: slotReasons.fewFailures,
    line: ({ failedPercent, quiet }, { failedAbove = 0 }) =>
      failedPercent === undefined
        ? quiet
        : say`Failed: ${percentText(failedPercent)} of users, not above ${percentText(failedAbove)}.`,
  },
};

export function decidePost(
  report: ComposedReport,
  wish: Conditions,
  last: SaidReport | undefined,
): PostDecision {
  const { isMet, because, line } = conditions[wish.onlyIf];
  if (isMet(report, wish, last)) return { post: 'all' };
  return wish.otherwise === 'line'
    ? { post: 'line', line: line(report, wish) }
    : { post: 'nothing', because };
}
