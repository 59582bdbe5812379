import { readJson, textAt } from '../../entities/json.ts';
import { download } from '../../http/download.ts';
import type { HttpClient } from '../../http/http-client.ts';
import { GatewayError } from '../gateway.ts';

interface MediaSource {
  readonly client: HttpClient;
  readonly accessToken: string;
  readonly apiUrl: string;
  readonly apiVersion: string;
}

/** WhatsApp's own limit for documents; everything else is smaller. */
const largestMedia = 100 * 1024 * 1024;
const longestMs = 5 * 60_000;

/** Meta names the address on a host of its own, which wants the same token and lives five minutes. */
const mediaHosts = ['lookaside.fbsbx.com'];

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media */
export async function fetchMedia(
  { client, accessToken, apiUrl, apiVersion }: MediaSource,
  mediaId: string,
): Promise<AsyncIterable<Uint8Array>> {
  const answer = await client.request({
    method: 'GET',
    path: `/${apiVersion}/${encodeURIComponent(mediaId)}`,
    headers: { authorization: `Bearer ${accessToken}` },
  });
  const url = answer.status === 200 ? textAt(readJson(answer.body.toString()), 'url') : undefined;
  if (url === undefined) {
    throw new GatewayError(`WhatsApp did not hand out the file: HTTP status ${answer.status}.`);
  }
  const file = await download(url, {
    allowed: { hosts: mediaHosts, loopbackOrigins: [new URL(apiUrl).origin] },
    bearer: accessToken,
    maxBytes: largestMedia,
    timeoutMs: longestMs,
  });
  return file.bytes;
}
