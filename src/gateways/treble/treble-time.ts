import { isRecord } from '../../entities/json.ts';

const written = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.\d{1,3})?\d*\s*(Z|[+-]\d{2}:?\d{2})?$/;
/** Treble has no time before it existed; its warehouse writes 2000-01-01 for "never". */
const earliest = Date.UTC(2009, 0, 1);
const clockSkewMs = 60 * 60_000;

function millisOf(value: unknown): number {
  const text = typeof value === 'string' ? value.trim() : value;
  const epoch = typeof text === 'string' && text !== '' ? Number(text) : text;
  if (typeof epoch === 'number' && Number.isFinite(epoch)) return epoch >= 1e12 ? epoch : epoch * 1000;
  const match = typeof text === 'string' ? written.exec(text) : null;
  if (!match) return Number.NaN;
  const [, day, time, fraction = '', zone = 'Z'] = match;
  return Date.parse(`${day}T${time}${fraction}${zone}`);
}

/** UNIX seconds or milliseconds, ISO, or a stamp without a zone, which is UTC; undefined for what is no time. */
export function trebleTime(item: unknown, key: string): Date | undefined {
  const ms = millisOf(isRecord(item) ? item[key] : undefined);
  return ms >= earliest ? new Date(ms) : undefined;
}

/** A missing or impossible one gives the time of arrival. */
export function trebleTimeOr(item: unknown, key: string, arrivedAt: Date): Date {
  const told = trebleTime(item, key);
  return told && told.getTime() <= arrivedAt.getTime() + clockSkewMs ? told : arrivedAt;
}
