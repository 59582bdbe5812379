import { type DestinationStream, type Logger, pino } from 'pino';
import { withoutNumbers } from './entities/phone-mask.ts';

export type Log = Logger;

export const createLog = (level: string, destination: DestinationStream = pino.destination(1)): Log =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);

/** What a log may say of an error: never a payload, never a phone. */
export function errorFields(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const at = error.stack
    ?.split('\n')
    .find((line) => line.includes('/src/'))
    ?.trim();
  return { error: error.name, ...code, message: withoutNumbers(error.message).slice(0, 500), at };
}
