import type { FailureClass } from '../../entities/failure-class.ts';

/** What each `failure_reason` means (help.treble.ai, webhook centre, deployment-failure). The set grows. */
const failureByCode: Readonly<Record<string, FailureClass>> = {
  FAILURE: 'gave_up',
  FAILURE_BY_HUMAN_HANDOVER: 'agent_session',
  REVOKED: 'cancelled_there',
  INVALID_PHONE: 'invalid_number',
  FAILURE_BY_RATE_LIMIT: 'sender_limited',
  COMPANY_RATE_LIMIT: 'sender_limited',
  FAILURE_BY_TIER_CAPACITY: 'sender_limited',
  MISSING_PARAMETER: 'variable_missing',
  PARAMETER_MISMATCH: 'variable_invalid',
  CHARACTER_LIMIT_HEADER: 'variable_too_long',
  CHARACTER_LIMIT_BODY: 'variable_too_long',
  FAILURE_BY_BLOCKED_CONTACT: 'blocked_by_business',
  FAILURE_BY_OPTOUT_CONTACT: 'opted_out_in_flow',
  INVALID_POLL: 'template_missing',
  FAILURE_BY_DISABLED_HSM: 'template_disabled',
  FAILURE_BY_SPAM_RATE_LIMIT: 'spam_limited',
  FAILURE_BY_EXPERIMENT_NUMBER: 'experiment',
  FAILURE_BY_UNABLE_TO_CONTACT: 'unreachable',
  FAILURE_BY_META_CHOSE_NOT_DELIVER: 'frequency_capped',
};

export const knownCodes: readonly string[] = Object.keys(failureByCode);

export function failureOfCode(code: string): FailureClass {
  const upper = code.toUpperCase();
  return (Object.hasOwn(failureByCode, upper) ? failureByCode[upper] : undefined) ?? 'unrecognised';
}
