import { type FailureClass, failureClasses } from '../../entities/failure-class.ts';
import { isRecord, listAt, readJson, textAt } from '../../entities/json.ts';
import type { HttpAnswer } from '../../http/http-client.ts';
import type { HttpFailure } from '../../http/http-failure.ts';
import type { SendResult } from '../gateway.ts';
import { type CodeFacts, factsOfCode } from './error-codes.ts';
import { type ProviderError, readProviderError } from './provider-error.ts';
import { waitUntilAccessMs } from './retry-after.ts';

/**
 * What an answer proves. Meta has no idempotency key, so "not accepted" needs a proof: its own refusal by code,
 * HTTP 429, or 503 with `Retry-After`. The code decides before the HTTP status, because Meta's statuses vary per code.
 */
export function readSendAnswer(answer: HttpAnswer): SendResult {
  const body = readJson(answer.body.toString());
  if (answer.status >= 200 && answer.status < 300) return readAcceptance(body);

  const error = readProviderError(isRecord(body) ? body.error : undefined);
  const facts = error.code === undefined ? undefined : factsOfCode(error.code);
  const proved = provesRefusal(answer, body, error, facts);
  if (!proved) {
    return {
      outcome: 'uncertain',
      because: `HTTP ${answer.status}, ${error.text || 'without an error code of WhatsApp'}`,
    };
  }
  const failure = failureOfAnswer(answer.status, error, facts);
  return {
    outcome: 'not_accepted',
    failure,
    code: String(error.code ?? `HTTP ${answer.status}`),
    ...(error.text && { detail: error.text }),
    ...askedPatience(answer, failure, facts),
  };
}

/** Whom the provider wants left alone: one person, of whom it has had too much, or the whole line. */
function askedPatience(answer: HttpAnswer, failure: FailureClass, facts: CodeFacts | undefined) {
  const { retry } = failureClasses[failure];
  const asked = retry === 'soon' || retry === 'pair' ? waitUntilAccessMs(answer) : undefined;
  const waitMs = asked ?? facts?.waitMs;
  if (waitMs === undefined) return {};
  return retry === 'pair' ? { userRetryAfterMs: waitMs } : { retryAfterMs: waitMs };
}

/** What a call proves that brought no complete answer. */
export function readSendFailure(failure: HttpFailure): SendResult {
  const { requestWritten, responseStatus, code, message } = failure;
  if (requestWritten === 'no') {
    return { outcome: 'not_accepted', failure: 'provider_unavailable', code, detail: message };
  }
  if (responseStatus === 429)
    return { outcome: 'not_accepted', failure: 'throttled', code: 'HTTP 429', detail: message };
  const accepted = responseStatus !== undefined && responseStatus >= 200 && responseStatus < 300;
  return { outcome: accepted ? 'accepted_unknown_id' : 'uncertain', because: message };
}

function readAcceptance(body: unknown): SendResult {
  const [message] = listAt(body, 'messages');
  const providerId = textAt(message, 'id');
  if (providerId === undefined) {
    const error = isRecord(body) && body.error !== undefined ? readProviderError(body.error) : undefined;
    const found = error ? `the error ${error.code ?? ''} ${error.text}` : 'none';
    return {
      outcome: 'accepted_unknown_id',
      because: `Expected a message id in WhatsApp’s answer, found ${found}.`,
    };
  }
  const contactId = textAt(listAt(body, 'contacts')[0], 'wa_id');
  const status = textAt(message, 'message_status');
  return {
    outcome: 'accepted',
    providerId,
    ...(contactId !== undefined && { contactId }),
    heldForQuality: status === 'held_for_quality_assessment' || status === 'paused',
  };
}

function provesRefusal(
  answer: HttpAnswer,
  body: unknown,
  error: ProviderError,
  facts: CodeFacts | undefined,
): boolean {
  if (answer.status === 429) return true;
  const claimsAcceptance = listAt(body, 'messages').length > 0;
  if (answer.status === 503 && answer.headers['retry-after'] !== undefined && !claimsAcceptance) return true;
  if (error.code === undefined || claimsAcceptance) return false;
  if (facts) return !facts.mayHaveBeenSent;
  return answer.status >= 400 && answer.status < 500;
}

function failureOfAnswer(status: number, error: ProviderError, facts: CodeFacts | undefined): FailureClass {
  if (facts) return failureByFacts(facts, error);
  if (status === 429 || status === 503) return 'throttled';
  return error.transient ? 'provider_unavailable' : 'unrecognised';
}

const failureByFacts = (facts: CodeFacts, error: ProviderError): FailureClass =>
  typeof facts.failure === 'string'
    ? facts.failure
    : facts.failure({ details: error.text, ...(error.subcode !== undefined && { subcode: error.subcode }) });

/** The class of an error that a `failed` status carries: it is final, whatever its code says about trying again. */
export function failureOfReceipt(error: ProviderError): FailureClass {
  const facts = error.code === undefined ? undefined : factsOfCode(error.code);
  return facts ? failureByFacts(facts, error) : 'unrecognised';
}
