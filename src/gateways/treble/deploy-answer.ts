import { isRecord, listAt, numberAt, readJson, textAt } from '../../entities/json.ts';
import { spelledAlike } from '../../entities/number-spellings.ts';
import { askedWaitMs, boundedWaitMs } from '../../http/asked-wait.ts';
import type { HttpAnswer } from '../../http/http-client.ts';
import type { HttpFailure } from '../../http/http-failure.ts';
import type { SendResult, TemplateMessage } from '../gateway.ts';
import { phoneDigits } from './phone-parts.ts';

const uncertain = (because: string): SendResult => ({ outcome: 'uncertain', because });

/** Statuses that by convention are worth repeating say nothing of what became of the call. */
const unclear = new Set([408, 409, 425]);

const failureByStatus: Readonly<Record<number, 'key_refused' | 'template_missing'>> = {
  401: 'key_refused',
  403: 'key_refused',
  404: 'template_missing',
};

/** One result for all users of a call that Treble answered with anything but 2xx; its error bodies are not documented. */
function readRefusal(answer: HttpAnswer): SendResult {
  const { status } = answer;
  const words = textAt(readJson(answer.body.toString()), 'message') ?? '';
  const code = `HTTP ${status}`;
  const detail = words === '' ? {} : { detail: words };
  const retryAfterMs = askedWaitMs(answer);
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (status === 429) return { outcome: 'not_accepted', failure: 'throttled', code, ...detail, ...wait };
  if (status === 503 && retryAfterMs !== undefined) {
    return { outcome: 'not_accepted', failure: 'provider_unavailable', code, ...detail, ...wait };
  }
  if (status < 400 || status >= 500 || unclear.has(status)) {
    return uncertain(`${code}${words && `, ${words}`}`);
  }
  return {
    outcome: 'not_accepted',
    failure: failureByStatus[status] ?? 'bad_request',
    code,
    detail: words || 'Treble gave no reason.',
  };
}

/** Whom Treble skipped because it had deployed to them moments ago, with the seconds to wait, by digits. */
function readDuplicates(body: unknown): Map<string, number> {
  return new Map(
    listAt(body, 'duplicate_users').flatMap((user): [string, number][] => {
      const digits = phoneDigits(user);
      const seconds = numberAt(user, 'retry_after_seconds') ?? 0;
      return digits === undefined ? [] : spelledAlike(digits).map((spelled) => [spelled, seconds]);
    }),
  );
}

const readIds = (body: unknown): string[] =>
  listAt(body, 'conversations_id').flatMap((id) =>
    (typeof id === 'string' && id !== '') || typeof id === 'number' ? [String(id)] : [],
  );

function skipped(seconds: number): SendResult {
  return {
    outcome: 'not_accepted',
    failure: 'recently_deployed',
    code: 'duplicate_users',
    detail: `Treble asks to wait ${seconds} seconds.`,
    userRetryAfterMs: boundedWaitMs(seconds * 1000),
  };
}

/**
 * What a 200 proves for each user: nothing by itself, for it comes with the same words when nobody was sent to.
 * In which order ids stand is not documented, so several ids for several users prove only that all were taken.
 */
function readDeployed(messages: readonly TemplateMessage[], body: unknown): SendResult[] {
  if (!isRecord(body)) return messages.map(() => uncertain('Treble answered 200 without JSON.'));
  const duplicates = readDuplicates(body);
  const ids = readIds(body);
  const waits = messages.map(({ to }) => duplicates.get(to.slice(1)));
  const rest = waits.filter((wait) => wait === undefined).length;
  const [id] = ids;
  const taken = ((): SendResult => {
    if (ids.length !== rest || id === undefined) {
      return uncertain(`Treble answered 200 with ${ids.length} ids for ${rest} users.`);
    }
    if (rest === 1) return { outcome: 'accepted', providerId: id, heldForQuality: false };
    return { outcome: 'accepted_unknown_id', because: 'Treble does not tell which id is whose.' };
  })();
  const nobody = ids.length === 0;
  return waits.map((wait) => {
    if (wait === undefined) return taken;
    // Skipped, and yet an id too many: which of the two is true cannot be known.
    return rest === 0 && !nobody ? uncertain('Treble skipped this user and gave an id.') : skipped(wait);
  });
}

/** One result per message, in order. */
export function readDeployAnswer(messages: readonly TemplateMessage[], answer: HttpAnswer): SendResult[] {
  if (answer.status >= 200 && answer.status < 300) {
    return readDeployed(messages, readJson(answer.body.toString()));
  }
  return messages.map(() => readRefusal(answer));
}

/** What a call proves that brought no complete answer. The head of a 200 proves nothing: it comes when nobody is sent to. */
export function readDeployFailure({
  requestWritten,
  responseStatus,
  code,
  message,
}: HttpFailure): SendResult {
  if (requestWritten === 'no') {
    return { outcome: 'not_accepted', failure: 'provider_unavailable', code, detail: message };
  }
  if (responseStatus === 429) {
    return { outcome: 'not_accepted', failure: 'throttled', code: 'HTTP 429', detail: message };
  }
  return uncertain(message);
}
