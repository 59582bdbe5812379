import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import { codeOf } from './http-failure.ts';
import { isPublicAddress } from './public-address.ts';

export interface PublicCall {
  /** Whatever a person wrote. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; empty: none. */
  readonly body: string;
  /** For the whole exchange. */
  readonly timeoutMs: number;
}

export interface PublicCallOptions {
  /** For tests, whose servers are on loopback. */
  readonly dispatcher?: Dispatcher;
  /** Told why there is no answer, in words that name neither the address nor anybody. */
  readonly failed?: (why: string) => void;
}

const longestAnswer = 256 * 1024;

/** Every address that a name has must be public, and the connection goes to one that was checked: a name cannot change in between. */
const lookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '', 0);
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address))) {
      return done(new Error(`${hostname} is no address of the public internet.`), '', 0);
    }
    return done(null, addresses);
  });
};

const agent = () => new Agent({ allowH2: false, connect: { lookup } });

function permitted(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) !== 0 && !isPublicAddress(host) ? undefined : url;
}

async function readText(body: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > longestAnswer) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parseJson(text: string): { readonly json: unknown } | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return { json };
  } catch {
    return undefined;
  }
}

/**
 * Calls an address that a person wrote: over https, on the public internet alone, without following a redirect. Undefined
 * unless a 2xx with JSON came back in time. Never rejects.
 */
export async function callPublic(
  { url: text, method, headers, body, timeoutMs }: PublicCall,
  options: PublicCallOptions = {},
): Promise<{ readonly json: unknown } | undefined> {
  const none = (why: string): undefined => {
    options.failed?.(why);
    return undefined;
  };
  const url = permitted(text);
  if (!url) return none('The address is not one of the public internet over https.');
  const dispatcher = options.dispatcher ?? agent();
  try {
    const answer = await request(url, {
      dispatcher,
      method,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        ...headers,
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body }),
    });
    const read = await readText(answer.body);
    if (answer.statusCode < 200 || answer.statusCode >= 300) return none(`HTTP status ${answer.statusCode}.`);
    if (read === undefined) return none(`The answer is longer than ${longestAnswer} bytes.`);
    return parseJson(read === '' ? '{}' : read) ?? none('The answer is no JSON.');
  } catch (error) {
    return none(error instanceof Error ? codeOf(error) : 'Unknown.');
  } finally {
    if (!options.dispatcher) await dispatcher.destroy();
  }
}
