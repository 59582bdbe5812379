import { randomBytes } from 'node:crypto';
import { newId } from './file-store.ts';

/** An upload that was announced: its bytes may or may not have come. */
export interface PendingUpload {
  readonly fileId: string;
  readonly filename: string;
  readonly length: number;
  readonly key: string;
  readonly bytes?: Uint8Array;
}

export interface UploadStore {
  announce(filename: string, length: number): PendingUpload;
  find(fileId: string): PendingUpload | undefined;
  /** False where the address is unknown or the bytes are not as many as announced. */
  receive(key: string, bytes: Uint8Array): boolean;
  finish(fileId: string): void;
}

export function createUploads(): UploadStore {
  const pending = new Map<string, PendingUpload>();
  return {
    announce(filename, length) {
      const fileId = newId('F');
      const upload = { fileId, filename, length, key: randomBytes(24).toString('base64url') };
      pending.set(fileId, upload);
      return upload;
    },
    find: (fileId) => pending.get(fileId),
    receive(key, bytes) {
      const upload = [...pending.values()].find((each) => each.key === key);
      if (!upload || bytes.length !== upload.length) return false;
      pending.set(upload.fileId, { ...upload, bytes });
      return true;
    },
    finish: (fileId) => pending.delete(fileId),
  };
}
