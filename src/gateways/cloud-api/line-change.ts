import { type JsonRecord, numberAt, textAt } from '../../entities/json.ts';
import type { LimitChange, LineChange, UnknownEvent } from '../gateway.ts';
import { usersPerDayOf } from './messaging-limit.ts';

/** Rated by event: Meta tells no rating in it, only that a number is flagged or not any more. */
const qualities: Readonly<Record<string, LineChange['quality']>> = { FLAGGED: 'RED', UNFLAGGED: 'GREEN' };

/** A limit as a number, a tier's word, or -1 for none; undefined where nothing of it is told. */
function limitOf(value: JsonRecord, numberKey: string, tierKey: string): LimitChange['limit'] | undefined {
  const users = numberAt(value, numberKey);
  if (users !== undefined) return { users: users < 0 ? undefined : users };
  return usersPerDayOf(textAt(value, tierKey)?.toUpperCase() ?? '');
}

/** `phone_number_quality_update`: a number is flagged, or the limit of its business is another. */
export function readLineChange(value: JsonRecord, at: Date): LineChange | UnknownEvent {
  const displayPhone = textAt(value, 'display_phone_number') ?? '';
  const quality = qualities[textAt(value, 'event')?.toUpperCase() ?? ''];
  const limit = limitOf(value, 'max_daily_conversations_per_business', 'current_limit');
  if (displayPhone === '' || (quality === undefined && limit === undefined)) {
    return { kind: 'unknown', why: 'a quality update without a number or anything new', raw: value };
  }
  return { kind: 'line', displayPhone, at, ...(quality && { quality }), ...(limit && { limit }) };
}

/** `business_capability_update`: how many people the whole business may reach in a day. */
export function readLimitChange(value: JsonRecord, at: Date): LimitChange | UnknownEvent {
  const limit = limitOf(value, 'max_daily_conversations_per_business', 'messaging_limit_tier');
  return limit
    ? { kind: 'limit', limit, at }
    : { kind: 'unknown', why: 'a capability update without a limit of the business', raw: value };
}
