import { readJson, textAt } from '../entities/json.ts';
import { askedWaitMs } from '../http/asked-wait.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from '../http/http-client.ts';
import { HttpFailure } from '../http/http-failure.ts';
import { maskSecrets } from '../http/mask-secrets.ts';
import { AudienceError } from './audience-source.ts';

export interface PacedReadingOptions {
  readonly client: HttpClient;
  /** As people call the CRM. */
  readonly label: string;
  readonly perSecond: number;
  readonly secrets: readonly string[];
  /** The first wait before another try; doubles with each. */
  readonly firstWaitMs?: number;
}

/** The CRM takes our token no longer, or never did. */
export class RefusedToken extends AudienceError {}

const mostTries = 6;
/** A CRM that asks for more is at its limit for the day. */
const longestWaitMs = 60_000;

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Reads what may be asked again: at a pace, waiting where the CRM says so, and trying again what broke. */
export function createPacedReading(options: PacedReadingOptions): (request: HttpRequest) => Promise<unknown> {
  const { client, label, perSecond, secrets, firstWaitMs = 1_000 } = options;
  const refuse = (reason: string) => new AudienceError(maskSecrets(`${label}: ${reason}`, secrets));
  let nextAt = 0;

  async function turn(): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, nextAt);
    nextAt = at + 1000 / perSecond;
    if (at > now) await wait(at - now);
  }

  /** HubSpot tells one error, Salesforce a list of them. */
  const told = ({ body }: HttpAnswer): unknown => {
    const read = readJson(body.toString());
    return Array.isArray(read) ? read[0] : read;
  };
  const words = (answer: HttpAnswer): string => textAt(told(answer), 'message') ?? '';
  const isLimit = (answer: HttpAnswer): boolean => /LIMIT/.test(textAt(told(answer), 'errorCode') ?? '');

  /** Why another try is worth it, and how long to wait at least; an answer is final otherwise. */
  async function once(request: HttpRequest): Promise<HttpAnswer | { again: string; waitMs?: number }> {
    await turn();
    try {
      const answer = await client.request(request);
      const { status } = answer;
      if (status !== 429 && status < 500) return answer;
      const waitMs = askedWaitMs(answer);
      return {
        again: words(answer) || `it answered HTTP ${status}`,
        ...(waitMs !== undefined && { waitMs }),
      };
    } catch (error) {
      if (error instanceof HttpFailure) return { again: `no complete answer came (${error.code})` };
      throw error;
    }
  }

  async function answered(request: HttpRequest): Promise<HttpAnswer> {
    let reason = '';
    for (let tried = 0; tried < mostTries; tried += 1) {
      const outcome = await once(request);
      if ('status' in outcome) return outcome;
      reason = outcome.again;
      const waitMs = outcome.waitMs ?? firstWaitMs * 2 ** tried;
      if (waitMs > longestWaitMs) break;
      if (tried < mostTries - 1) await wait(waitMs);
    }
    throw refuse(`the list could not be read: ${reason.replace(/\.$/, '')}. Try again later.`);
  }

  return async (request) => {
    const answer = await answered(request);
    const body = readJson(answer.body.toString());
    if (answer.status >= 200 && answer.status < 300 && body !== undefined) return body;
    if (isLimit(answer)) throw refuse(`${words(answer)} Try again later.`);
    if (answer.status === 401 || answer.status === 403) {
      const said = `${label}: it refused our access token (HTTP ${answer.status}). ${words(answer)}`.trim();
      throw new RefusedToken(maskSecrets(said, secrets));
    }
    throw refuse(words(answer) || `expected JSON, found HTTP status ${answer.status}.`);
  };
}
