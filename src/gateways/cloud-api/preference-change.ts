import { textAt } from '../../entities/json.ts';
import type { PreferenceChange, UnknownEvent } from '../gateway.ts';
import { eventTime } from './event-time.ts';

/** One item of `user_preferences`: `stop` and `resume` are explicit; `signup` and others say nothing about stopping. */
export function readPreference(item: unknown, arrivedAt: Date): PreferenceChange | UnknownEvent {
  const digits = textAt(item, 'wa_id')?.replace(/\D/g, '');
  const phone = digits ? `+${digits}` : textAt(item, 'user_id');
  const value = textAt(item, 'value')?.toLowerCase();
  if (phone === undefined || (value !== 'stop' && value !== 'resume')) {
    return { kind: 'unknown', why: 'a preference of nobody, or neither stop nor resume', raw: item };
  }
  return { kind: 'preference', phone, value, at: eventTime(item, 'timestamp', arrivedAt) };
}
