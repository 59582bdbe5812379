import { readJson, textAt } from '../../entities/json.ts';
import type { HttpClient } from '../../http/http-client.ts';
import { HttpFailure } from '../../http/http-failure.ts';
import { maskSecrets } from '../../http/mask-secrets.ts';
import { GatewayError } from '../gateway.ts';

export interface TrebleReading {
  readonly client: HttpClient;
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

/** Asks Treble one question. Rejects with a `GatewayError` that says `what` was not told. */
export async function askTreble(
  { client, headers, secrets }: TrebleReading,
  path: string,
  what: string,
): Promise<unknown> {
  const refuse = (reason: string): GatewayError =>
    new GatewayError(maskSecrets(`Treble did not tell ${what}: ${reason}`, secrets));
  try {
    const answer = await client.request({ method: 'GET', path, headers });
    const body = readJson(answer.body.toString());
    if (answer.status === 200 && body !== undefined) return body;
    throw refuse(textAt(body, 'message') ?? `expected JSON, found HTTP status ${answer.status}.`);
  } catch (error) {
    // The address may hold the id of a session, which is as good as a key.
    if (error instanceof HttpFailure) throw refuse(`no complete answer came (${error.code}).`);
    throw error;
  }
}
