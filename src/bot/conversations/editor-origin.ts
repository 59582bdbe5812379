import { readJson } from '../../entities/json.ts';
import { say } from '../../entities/language/say.ts';
import { UsageError } from '../listener.ts';
import { numberAt } from '../payload.ts';

/** What an editor form is about; without a conversation it makes a new one. */
export interface EditorOrigin {
  readonly conversation:
    | {
        readonly id: number;
        /** The version the person began with. */
        readonly basedOn: number;
      }
    | undefined;
}

export const newOrigin: EditorOrigin = { conversation: undefined };

export const writeEditorOrigin = ({ conversation }: EditorOrigin): string =>
  JSON.stringify(conversation ?? {});

const outdated = (): UsageError =>
  new UsageError(say`This form is no longer valid. Close it and open it again from /treble conversations.`);

/** Throws `UsageError`. */
export function readEditorOrigin(privateMetadata: string): EditorOrigin {
  const read = readJson(privateMetadata);
  if (read === undefined) throw outdated();
  const id = numberAt(read, 'id');
  const basedOn = numberAt(read, 'basedOn');
  if (id === undefined && basedOn === undefined) return newOrigin;
  if (id === undefined || basedOn === undefined) throw outdated();
  return { conversation: { id, basedOn } };
}
