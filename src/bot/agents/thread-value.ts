import { say } from '../../entities/language/say.ts';
import { UsageError } from '../listener.ts';

/** The thread that a button or a form is about. Throws `UsageError`. */
export function threadOf(value: string): number {
  const id = Number(value);
  if (value === '' || !Number.isSafeInteger(id)) throw new UsageError(say`This button belongs to no chat.`);
  return id;
}
