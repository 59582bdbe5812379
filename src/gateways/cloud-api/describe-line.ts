import { isRecord, readJson } from '../../entities/json.ts';
import type { HttpClient } from '../../http/http-client.ts';
import { HttpFailure } from '../../http/http-failure.ts';
import { maskSecrets } from '../../http/mask-secrets.ts';
import { GatewayError, type LineQuality } from '../gateway.ts';
import { usersPerDayOf } from './messaging-limit.ts';
import { readProviderError } from './provider-error.ts';

interface LineSource {
  readonly client: HttpClient;
  readonly headers: Readonly<Record<string, string>>;
  readonly apiVersion: string;
  readonly secrets: readonly string[];
}

/** One field of a line (`GET /{phone_number_id}?fields=…`), which is a text; `what` names it to people. */
async function fieldOf(source: LineSource, lineId: string, field: string, what: string): Promise<string> {
  const { client, headers, apiVersion, secrets } = source;
  const refuse = (reason: string) =>
    new GatewayError(maskSecrets(`WhatsApp did not describe the line ${lineId}: ${reason}`, secrets));
  try {
    const path = `/${apiVersion}/${encodeURIComponent(lineId)}?fields=${field}`;
    const answer = await client.request({ method: 'GET', path, headers });
    const line = readJson(answer.body.toString());
    const value = isRecord(line) ? line[field] : undefined;
    if (answer.status === 200 && typeof value === 'string' && value !== '') return value;
    const { code, text } = readProviderError(isRecord(line) ? line.error : undefined);
    throw refuse(
      code === undefined
        ? `expected ${what}, found HTTP status ${answer.status}.`
        : `${text} (code ${code}).`,
    );
  } catch (error) {
    throw error instanceof HttpFailure ? refuse(error.message) : error;
  }
}

/** The number as people know it, such as `+1 555-078-3881`. */
export const displayPhoneOf = (source: LineSource, lineId: string): Promise<string> =>
  fieldOf(source, lineId, 'display_phone_number', 'its number');

/** How many different people the line's business may reach in 24 hours; undefined: no limit. */
export async function usersPerDayOfLine(source: LineSource, lineId: string): Promise<number | undefined> {
  const field = 'whatsapp_business_manager_messaging_limit';
  const tier = await fieldOf(source, lineId, field, 'its messaging limit');
  const limit = usersPerDayOf(tier);
  if (limit) return limit.users;
  throw new GatewayError(`WhatsApp told a messaging limit that this product does not know: ${tier}.`);
}

const qualities: readonly LineQuality[] = ['GREEN', 'YELLOW', 'RED'];

/** Undefined for a number that is not rated yet. */
export async function qualityOfLine(source: LineSource, lineId: string): Promise<LineQuality | undefined> {
  const rating = await fieldOf(source, lineId, 'quality_rating', 'its quality');
  return qualities.find((quality) => quality === rating.toUpperCase());
}
