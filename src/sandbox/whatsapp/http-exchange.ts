import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from './clock.ts';

/** The whole body as text, up to 1 MB; longer ones reject. */
export function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      parts.push(part);
      size += part.length;
      if (size > 1_048_576)
        request.destroy(new Error('Expected a body of at most 1 MB, found a longer one.'));
    });
    request.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    request.on('error', reject);
  });
}

export function answerJson(
  response: ServerResponse,
  http: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(http, {
    'content-type': 'application/json; charset=UTF-8',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

/** Runs `task` after `ms` unless the connection is gone by then. */
export function answerLater(response: ServerResponse, clock: Clock, ms: number, task: () => void): void {
  if (ms <= 0) {
    task();
    return;
  }
  const cancel = clock.schedule(task, ms);
  response.once('close', cancel);
}
