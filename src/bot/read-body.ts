import type { IncomingMessage } from 'node:http';

export type BodyProblem = 'too_large' | 'too_slow' | 'broken_off';

/** The raw bytes of a request, at most `maxBytes` within `timeoutMs`. */
export function readBody(
  request: IncomingMessage,
  limits: { readonly maxBytes: number; readonly timeoutMs: number },
): Promise<Buffer | BodyProblem> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const timer = setTimeout(() => end('too_slow'), limits.timeoutMs);
    const keep = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes > limits.maxBytes) end('too_large');
      else chunks.push(chunk);
    };
    const end = (result: Buffer | BodyProblem): void => {
      clearTimeout(timer);
      request.off('data', keep);
      resolve(result);
    };
    request.on('data', keep);
    request.once('end', () => end(Buffer.concat(chunks)));
    request.once('error', () => end('broken_off'));
    request.once('close', () => end('broken_off'));
  });
}
