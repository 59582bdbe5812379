import { numberAt } from '../../entities/json.ts';

// WhatsApp did not exist before; what is earlier is a mistake and no time.
const earliest = Date.UTC(2009, 0, 1);
const clockSkewMs = 60 * 60_000;

/**
 * The event's own time: UNIX seconds, as text or number; milliseconds have been met.
 * A missing or impossible one gives the time of arrival.
 */
export function eventTime(item: unknown, key: string, arrivedAt: Date): Date {
  const told = numberAt(item, key) ?? 0;
  const ms = told >= 1e12 ? told : told * 1000;
  return ms >= earliest && ms <= arrivedAt.getTime() + clockSkewMs ? new Date(ms) : arrivedAt;
}
