import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRecord, type JsonRecord, parseJson } from './json.ts';

/** A body over its cap. */
export class BodyTooLarge extends Error {}

export async function readBytes(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > maxBytes) throw new BodyTooLarge(`The body is larger than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The fields of a form or JSON body; undefined where the body is neither. */
export function parseFields(contentType: string, bytes: Buffer): JsonRecord | undefined {
  if (contentType.startsWith('application/json')) {
    const json = parseJson(bytes.toString());
    return isRecord(json) ? json : undefined;
  }
  return Object.fromEntries(new URLSearchParams(bytes.toString()));
}

/** The bytes of an upload: the whole body, or the first file of a multipart form. */
export async function uploadedBytes(contentType: string, bytes: Buffer): Promise<Uint8Array> {
  if (!contentType.startsWith('multipart/form-data')) return bytes;
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': contentType },
  }).formData();
  for (const value of form.values())
    if (typeof value !== 'string') return new Uint8Array(await value.arrayBuffer());
  return new Uint8Array();
}

export function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  res.end(JSON.stringify(body));
}

export function sendText(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  res.end(text);
}

export function sendFile(
  res: ServerResponse,
  file: { readonly name: string; readonly mimetype: string; readonly bytes: Uint8Array },
  disposition: 'attachment' | 'inline',
): void {
  res.writeHead(200, {
    'content-type': file.mimetype,
    'content-length': String(file.bytes.length),
    'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  res.end(file.bytes);
}
