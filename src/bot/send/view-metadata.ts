import { readJson } from '../../entities/json.ts';
import { say } from '../../entities/language/say.ts';
import { UsageError } from '../listener.ts';
import { listAt, numberAt, textAt } from '../payload.ts';

/** Where a send form came from. `files` are the ids of the shared files among which one is sent to, or of a file given before. */
export interface FormOrigin {
  /** Empty: from no channel, so the form asks for one. */
  readonly channelId: string;
  readonly files: readonly string[];
}

export const outdatedForm = (): UsageError =>
  new UsageError(say`This form is no longer valid. Close it and start again with /treble send.`);

function parse(privateMetadata: string): unknown {
  const read = readJson(privateMetadata);
  if (read === undefined) throw outdatedForm();
  return read;
}

export const writeOrigin = ({ channelId, files }: FormOrigin): string => JSON.stringify({ channelId, files });

/** Throws `UsageError`. */
export function readOrigin(privateMetadata: string): FormOrigin {
  const read = parse(privateMetadata);
  const channelId = textAt(read, 'channelId');
  if (channelId === undefined) throw outdatedForm();
  return { channelId, files: listAt(read, 'files').filter((id) => typeof id === 'string') };
}

export const writeDraftId = (draftId: number): string => JSON.stringify({ draftId });

/** Throws `UsageError`. */
export function readDraftId(privateMetadata: string): number {
  const draftId = numberAt(parse(privateMetadata), 'draftId');
  if (draftId === undefined || !Number.isSafeInteger(draftId)) throw outdatedForm();
  return draftId;
}
