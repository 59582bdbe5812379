import { readJson, textAt } from '../../entities/json.ts';
import { say } from '../../entities/language/say.ts';
import { createHttpClient, type HttpDispatcher } from '../../http/http-client.ts';
import { HttpFailure } from '../../http/http-failure.ts';
import { maskSecrets } from '../../http/mask-secrets.ts';
import { AudienceError } from '../audience-source.ts';
import { createPacedReading, RefusedToken } from '../paced-reading.ts';

export interface SalesforceOptions {
  /** The organisation's own address, such as `https://acme.my.salesforce.com`. */
  readonly url: string;
  /** Of a connected app with the client credentials flow. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly requestsPerSecond?: number;
  readonly firstWaitMs?: number;
  readonly dispatcher?: HttpDispatcher;
}

export interface SalesforceAccess {
  /** Asks with a token that is renewed when it has run out. Rejects with an `AudienceError`. */
  get(path: string): Promise<unknown>;
  close(): Promise<void>;
}

/** OAuth client credentials; the token goes to the address of the settings only, whatever an answer names. */
export function createSalesforceAccess(options: SalesforceOptions): SalesforceAccess {
  const { url, clientId, clientSecret, requestsPerSecond = 20, firstWaitMs, dispatcher } = options;
  const secrets = [clientSecret];
  const client = createHttpClient({
    baseUrl: url,
    timeoutMs: 60_000,
    secrets,
    maxBodyBytes: 32 * 1024 * 1024,
    ...(dispatcher && { dispatcher }),
  });
  const read = createPacedReading({
    client,
    label: 'Salesforce',
    perSecond: requestsPerSecond,
    secrets,
    ...(firstWaitMs !== undefined && { firstWaitMs }),
  });
  const refuse = (reason: string) =>
    new AudienceError(maskSecrets(say`Salesforce gave no access token: ${reason}`, secrets));
  let token: Promise<string> | undefined;

  async function askToken(): Promise<string> {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }).toString();
    try {
      const answer = await client.request({
        method: 'POST',
        path: '/services/oauth2/token',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
      });
      const told = readJson(answer.body.toString());
      const given = textAt(told, 'access_token');
      if (given === undefined) {
        throw refuse(textAt(told, 'error_description') ?? say`it answered HTTP ${answer.status}.`);
      }
      secrets.push(given);
      return given;
    } catch (error) {
      if (error instanceof HttpFailure) throw refuse(say`no complete answer came (${error.code}).`);
      throw error;
    }
  }

  async function ask(path: string): Promise<unknown> {
    token ??= askToken();
    const asked = token;
    const bearer = await asked.catch((error: unknown) => {
      if (token === asked) token = undefined;
      throw error;
    });
    try {
      return await read({ method: 'GET', path, headers: { authorization: `Bearer ${bearer}` } });
    } catch (error) {
      if (error instanceof RefusedToken && token === asked) token = undefined;
      throw error;
    }
  }

  return {
    async get(path) {
      try {
        return await ask(path);
      } catch (error) {
        // A token lives for hours; the second refusal in a row is meant.
        if (!(error instanceof RefusedToken)) throw error;
        return ask(path);
      }
    },
    close: () => client.close(),
  };
}
