import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseObject, textOf } from './json-reading.ts';

export interface StoredMedia {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** What people sent with their messages: Meta hands it out by id, with the business's token. */
export interface MediaStore {
  add(file: { readonly name: string; readonly type: string; readonly bytes: Buffer }): StoredMedia;
  find(id: string): StoredMedia | undefined;
}

/** Ids of Meta's are long numbers; these begin where no other id of the simulation is. */
const firstId = 5_200_000_000_000_000;

const isId = /^\d{16}$/;

/** Kept in the folder over restarts, where there is one. */
export function createMediaStore(folder?: string): MediaStore {
  const known = new Map<string, StoredMedia>();
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const kept = folder === undefined ? [] : readdirSync(folder).filter((name) => isId.test(name));
  let last = Math.max(firstId, ...kept.map(Number));

  function read(id: string): StoredMedia | undefined {
    if (folder === undefined || !isId.test(id) || !existsSync(join(folder, id))) return undefined;
    const about = parseObject(readFileSync(join(folder, `${id}.json`), 'utf8'));
    const bytes = readFileSync(join(folder, id));
    return {
      id,
      name: textOf(about?.name) ?? '',
      type: textOf(about?.type) ?? '',
      sha256: textOf(about?.sha256) ?? '',
      bytes,
    };
  }

  return {
    add({ name, type, bytes }) {
      last += 1;
      const id = String(last);
      const media = { id, name, type, sha256: createHash('sha256').update(bytes).digest('base64'), bytes };
      if (folder === undefined) known.set(id, media);
      else {
        writeFileSync(join(folder, `${id}.json`), JSON.stringify({ name, type, sha256: media.sha256 }));
        writeFileSync(join(folder, id), bytes);
      }
      return media;
    },
    find: (id) => known.get(id) ?? read(id),
  };
}
