import { createHash } from 'node:crypto';
import { isRecord, listAt, textAt } from '../../entities/json.ts';

/** The value of a session variable that came back with a webhook. */
export function sessionKey(item: unknown, name: string): string | undefined {
  const found = listAt(item, 'user_session_keys').find((one) => isRecord(one) && one.key === name);
  return textAt(found, 'value');
}

/** Names a message by its session and time: Treble gives messages no ids. Sessions' own ids are as good as keys, so none is shown. */
export const messageName = (session: string, at: Date): string =>
  `treble.${createHash('sha256').update(session).digest('hex').slice(0, 32)}.${Math.floor(at.getTime() / 1000)}`;
