import type { HttpClient } from '../../http/http-client.ts';
import { HttpFailure } from '../../http/http-failure.ts';
import { maskSecrets } from '../../http/mask-secrets.ts';
import { GatewayError } from '../gateway.ts';
import { isRecord, readJson } from './json.ts';
import { readProviderError } from './provider-error.ts';

interface LineSource {
  readonly client: HttpClient;
  readonly headers: Readonly<Record<string, string>>;
  readonly apiVersion: string;
  readonly secrets: readonly string[];
}

/** The number as people know it, such as `+1 555-078-3881` (`GET /{phone_number_id}`). */
export async function displayPhoneOf(source: LineSource, lineId: string): Promise<string> {
  const { client, headers, apiVersion, secrets } = source;
  const refuse = (reason: string) =>
    new GatewayError(maskSecrets(`WhatsApp did not describe the line ${lineId}: ${reason}`, secrets));
  try {
    const path = `/${apiVersion}/${encodeURIComponent(lineId)}?fields=display_phone_number`;
    const answer = await client.request({ method: 'GET', path, headers });
    const line = readJson(answer.body.toString());
    const phone = isRecord(line) ? line.display_phone_number : undefined;
    if (answer.status === 200 && typeof phone === 'string' && phone !== '') return phone;
    const { code, text } = readProviderError(isRecord(line) ? line.error : undefined);
    throw refuse(
      code === undefined
        ? `expected its number, found HTTP status ${answer.status}.`
        : `${text} (code ${code}).`,
    );
  } catch (error) {
    throw error instanceof HttpFailure ? refuse(error.message) : error;
  }
}
