import type { FailureClass } from '../../entities/failure-class.ts';
import { parameterOr, recipientOrParameterOr } from './error-details.ts';

/** What one of Meta's codes means (https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes). */
export interface CodeFacts {
  /** A rule where one code says several things and only its details tell which. */
  readonly failure: FailureClass | ((error: { details: string; subcode?: number }) => FailureClass);
  /** Meta says "try again" and never "not accepted": a send answered so may have been sent. */
  readonly mayHaveBeenSent?: true;
  /** The wait that Meta's page names. */
  readonly waitMs?: number;
}

const minute = 60_000;
const refused = (failure: CodeFacts['failure'], waitMs?: number): CodeFacts => ({
  failure,
  ...(waitMs !== undefined && { waitMs }),
});
const unclear: CodeFacts = { failure: 'provider_unavailable', mayHaveBeenSent: true };

const factsByCode: Readonly<Record<number, CodeFacts>> = {
  // The token, its permissions and the app
  0: refused('bad_credentials'),
  3: refused('not_permitted'),
  10: refused('not_permitted'),
  102: refused('bad_credentials'),
  104: refused('bad_credentials'),
  190: refused('bad_credentials'),
  131005: refused('not_permitted'),

  // Meta's own trouble
  1: unclear,
  2: unclear,
  131000: unclear,
  131016: unclear,
  133004: unclear,
  131057: refused('provider_unavailable', minute),
  134101: refused('provider_unavailable', 10 * minute),
  2494100: refused('provider_unavailable', minute),

  // Too fast
  4: refused('throttled'),
  613: refused('throttled'),
  80007: refused('throttled'),
  80008: refused('throttled'),
  130429: refused('throttled'),
  131056: refused('pair_rate'),
  132069: refused('throttled', 60 * minute),

  // The recipient
  192: refused('invalid_number'),
  131021: refused('invalid_number'),
  131030: refused('not_on_test_list'),
  131026: refused('unreachable'),
  131049: refused('frequency_capped'),
  131050: refused('opted_out'),
  130403: refused('blocked_by_business'),
  130472: refused('experiment'),
  130497: refused('country_restricted'),
  131043: refused('expired'),

  // The template and its variables
  132000: refused('variable_missing'),
  132001: refused('template_missing'),
  132005: refused('variable_too_long'),
  132007: refused(parameterOr('variable_invalid', 'bad_request')),
  132008: refused('variable_invalid'),
  132012: refused('variable_invalid'),
  132015: refused('template_paused'),
  132016: refused('template_disabled'),
  132018: refused('variable_invalid'),
  132068: refused('bad_request'),
  131014: refused('media_unreachable'),
  131052: refused('media_unreachable'),
  131053: refused('media_unreachable'),

  // The request
  33: refused('line_not_ready'),
  100: refused(({ details, subcode }) =>
    subcode === 33
      ? 'line_not_ready'
      : recipientOrParameterOr('variable_invalid', 'bad_request')({ details }),
  ),
  131008: refused(parameterOr('variable_missing', 'bad_request')),
  131009: refused(recipientOrParameterOr('variable_invalid', 'bad_request')),
  131047: refused('window_closed'),
  131051: refused('bad_request'),
  131055: refused('bad_request'),
  131060: refused('bad_request'),
  131061: refused('bad_request'),
  131062: refused('bad_request'),
  131063: refused('bad_request'),
  134100: refused('bad_request'),
  134102: refused('bad_request'),
  135000: refused('bad_request'),
  137000: refused('bad_request'),

  // The line and the account
  368: refused('account_locked'),
  131031: refused('account_locked'),
  131037: refused('line_not_ready'),
  131042: refused('payment_issue'),
  131045: refused('line_not_ready'),
  131048: refused('spam_limited'),
  131064: refused('spam_limited'),
  133000: refused('line_not_ready'),
  133005: refused('line_not_ready'),
  133006: refused('line_not_ready'),
  133008: refused('line_not_ready'),
  133009: refused('line_not_ready'),
  133010: refused('line_not_ready'),
  133015: refused('line_not_ready', 5 * minute),
  133016: refused('line_not_ready'),
  134011: refused('payment_issue'),
};

interface CodeRange {
  readonly from: number;
  readonly to: number;
  readonly facts: CodeFacts;
}

const factsByRange: readonly CodeRange[] = [
  { from: 200, to: 299, facts: refused('not_permitted') },
  { from: 2_388_000, to: 2_388_999, facts: refused('bad_request') },
];

/** Undefined for a code that Meta's page did not list when this table was written. */
export const factsOfCode = (code: number): CodeFacts | undefined =>
  factsByCode[code] ?? factsByRange.find(({ from, to }) => code >= from && code <= to)?.facts;

export const knownCodes: readonly number[] = Object.keys(factsByCode).map(Number);
