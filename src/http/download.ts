import { Agent, type Dispatcher, request } from 'undici';
import { type AllowedAddresses, permittedAddress } from './download-address.ts';
import {
  addressRefused,
  DownloadError,
  loginPage,
  notReadable,
  redirected,
  tooLarge,
  tooSlow,
  unreachable,
} from './download-error.ts';
import { codeOf } from './http-failure.ts';

export interface DownloadOptions {
  readonly allowed: AllowedAddresses;
  /** Sent to the permitted address and nowhere else: redirects are not followed. */
  readonly bearer: string;
  readonly maxBytes: number;
  /** For the whole file. */
  readonly timeoutMs: number;
  readonly dispatcher?: Dispatcher;
}

export interface Download {
  readonly contentType: string;
  /** To be read once and to its end, or left early. Throws `DownloadError`. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** A file as a stream that stops at `maxBytes`. Rejects with `DownloadError`. */
export async function download(address: string, options: DownloadOptions): Promise<Download> {
  const { maxBytes, timeoutMs } = options;
  const url = permittedAddress(address, options.allowed);
  if (!url) throw addressRefused();

  // An agent for this one file: closing it is then the proof that no socket stays behind.
  const dispatcher = options.dispatcher ?? new Agent({ allowH2: false });
  const leave = async (): Promise<void> => {
    if (!options.dispatcher) await dispatcher.destroy();
  };
  const signal = AbortSignal.timeout(timeoutMs);
  const inWords = (error: unknown): DownloadError => {
    if (error instanceof DownloadError) return error;
    if (signal.aborted) return tooSlow(timeoutMs);
    return unreachable(error instanceof Error ? codeOf(error) : 'unknown reason');
  };

  try {
    const answer = await request(url, {
      dispatcher,
      signal,
      headers: { authorization: `Bearer ${options.bearer}`, 'accept-encoding': 'identity' },
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    const contentType = textOf(answer.headers['content-type']);
    const refusal = refusalOf(
      answer.statusCode,
      contentType,
      textOf(answer.headers['content-length']),
      maxBytes,
    );
    if (refusal) {
      answer.body.on('error', () => undefined).destroy();
      throw refusal;
    }
    return { contentType, bytes: capped(answer.body, maxBytes, inWords, leave) };
  } catch (error) {
    await leave();
    throw inWords(error);
  }
}

const textOf = (header: string | string[] | undefined): string =>
  (Array.isArray(header) ? header[0] : header) ?? '';

function refusalOf(
  status: number,
  contentType: string,
  contentLength: string,
  maxBytes: number,
): DownloadError | undefined {
  if (status >= 300 && status < 400) return redirected();
  if (status !== 200) return notReadable(status);
  // Without files:read Slack answers 200 with the login page of its web client.
  if (contentType.toLowerCase().startsWith('text/html')) return loginPage();
  return Number(contentLength) > maxBytes ? tooLarge(maxBytes) : undefined;
}

async function* capped(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
  inWords: (error: unknown) => DownloadError,
  leave: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      yield chunk;
    }
  } catch (error) {
    throw inWords(error);
  } finally {
    await leave();
  }
}
