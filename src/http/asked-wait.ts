import type { HttpAnswer } from './http-client.ts';

/** Whatever asks for more made a mistake: by then everything is asked anew. */
const longestMs = 86_400_000;

const seconds = /^\d+(?:\.\d+)?$/;
/** The form of a moment that servers must write (RFC 9110, 5.6.7), such as `Sun, 06 Nov 1994 08:49:37 GMT`. */
const moment = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** A wait that somebody asked for, as whole milliseconds that every column and timer takes. */
export const boundedWaitMs = (ms: number): number => Math.min(longestMs, Math.max(0, Math.ceil(ms)));

/** How long an answer asks us to wait, from its `Retry-After`: seconds, or the moment when to come back. */
export function askedWaitMs({ headers }: Pick<HttpAnswer, 'headers'>, now = Date.now()): number | undefined {
  const told = [headers['retry-after']].flat()[0]?.trim() ?? '';
  if (seconds.test(told)) return boundedWaitMs(Number(told) * 1000);
  return moment.test(told) ? boundedWaitMs(Date.parse(told) - now) : undefined;
}
