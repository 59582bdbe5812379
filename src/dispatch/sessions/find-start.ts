import { folded } from '../../flows/fill-text.ts';
import type { StartWays } from '../../flows/flow.ts';
import type { Heard } from '../../flows/read-answer.ts';
import type { StartableVersion } from './chat.ts';

interface FirstMessage {
  readonly heard: Heard;
  readonly adId: string | undefined;
}

/** The nearer a way fits the message, the earlier it is tried. */
const ways: readonly ((start: StartWays, message: FirstMessage) => boolean)[] = [
  ({ ads }, { adId }) => adId !== undefined && Array.isArray(ads) && ads.includes(adId),
  ({ keywords }, { heard }) => heard.text !== '' && keywords.includes(folded(heard.text)),
  ({ ads }, { adId }) => adId !== undefined && ads === true,
  ({ anyMessage }) => anyMessage,
];

/** A reaction or a notice begins no conversation. */
const startsNothing = new Set(['reaction', 'system', 'unsupported', 'unknown']);

/** The version that this message starts. */
export function findStart(
  startable: readonly StartableVersion[],
  message: FirstMessage,
): StartableVersion | undefined {
  if (startsNothing.has(message.heard.type)) return undefined;
  for (const fits of ways) {
    const found = startable.find(({ flow }) => fits(flow.start, message));
    if (found) return found;
  }
  return undefined;
}
