import { countText } from '../entities/language/number-text.ts';
import { say } from '../entities/language/say.ts';
import { fullRateAt, type LineRate, rateNow } from '../entities/line-rate.ts';
import type { DeploymentLine } from './reader.ts';
import type { Words } from './report-document.ts';
import { sayWords } from './say-words.ts';

/** What makes a line slower than it was set to. */
export interface Pace {
  readonly line: LineRate;
  /** WhatsApp asked the line to rest until then. */
  readonly restsUntil: Date | null;
  /** When this was read. */
  readonly readAt: Date;
}

/** A person’s limit. */
export const atMostText = (perSecond: number): string =>
  say`At most ${countText(perSecond)} {0|message|messages} per second`;

const loweredWords = (now: number, configured: number, at: Date): Words =>
  now === 1
    ? sayWords`WhatsApp asked us to slow down: the line sends ${countText(now)} message per second instead of ${countText(configured)} and speeds up by itself, to full speed by ${{ at }}.`
    : sayWords`WhatsApp asked us to slow down: the line sends ${countText(now)} messages per second instead of ${countText(configured)} and speeds up by itself, to full speed by ${{ at }}.`;

/** Why it is not sending as fast as it was set to, and until when; nothing while it is. A person’s limit stands beside the launch. */
export function paceWords({ phase, pace }: DeploymentLine): Words[] {
  if (!pace || phase !== 'sending') return [];
  const { line, restsUntil, readAt } = pace;
  const now = readAt.getTime();
  const fullAt = fullRateAt(line, now);
  const lowered: Words[] =
    fullAt === undefined ? [] : [loweredWords(rateNow(line, now), line.configured, new Date(fullAt))];
  const rest: Words[] =
    restsUntil !== null && restsUntil > readAt
      ? [sayWords`WhatsApp asked for a rest: the line goes on by itself at ${{ at: restsUntil }}.`]
      : [];
  return [...rest, ...lowered];
}
