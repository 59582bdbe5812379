import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A temporary file that nobody else may read. */
export interface Spool {
  readonly path: string;
  readonly bytes: number;
}

/** Writes a text or a file of any length to disk, since Slack wants to know the length first; the file is gone when `use` ends. */
export async function withSpool<T>(
  text: AsyncIterable<string | Uint8Array>,
  use: (spool: Spool) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'treble-export-'));
  try {
    const path = join(folder, 'export.csv');
    await pipeline(Readable.from(text), createWriteStream(path, { mode: 0o600 }));
    const { size } = await stat(path);
    return await use({ path, bytes: size });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
