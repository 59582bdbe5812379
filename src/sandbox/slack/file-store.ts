import { randomBytes } from 'node:crypto';
import { extname } from 'node:path';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  /** Extension without its dot, `binary` where there is none. */
  readonly filetype: string;
  readonly user: string;
  /** UNIX seconds. */
  readonly created: number;
  readonly bytes: Uint8Array;
}

const mimetypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  json: 'application/json',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Id in Slack's manner: a letter and ten capitals or digits. */
export function newId(letter: string): string {
  const digits = BigInt(`0x${randomBytes(8).toString('hex')}`)
    .toString(36)
    .toUpperCase();
  return letter + digits.padStart(13, '0').slice(-10);
}

export const isImage = (file: StoredFile): boolean => file.mimetype.startsWith('image/');

export function describeFile(
  file: Pick<StoredFile, 'id' | 'name' | 'user' | 'created' | 'bytes'> & { title?: string },
): StoredFile {
  const filetype = extname(file.name).slice(1).toLowerCase() || 'binary';
  return {
    title: file.name,
    ...file,
    filetype,
    mimetype: mimetypes[filetype] ?? 'application/octet-stream',
  };
}

export interface FileStore {
  find(id: string): StoredFile | undefined;
  put(file: StoredFile): void;
  remove(id: string): void;
  all(): readonly StoredFile[];
}

export function createFiles(): FileStore {
  const files = new Map<string, StoredFile>();
  return {
    find: (id) => files.get(id),
    put: (file) => files.set(file.id, file),
    remove: (id) => files.delete(id),
    all: () => [...files.values()],
  };
}
