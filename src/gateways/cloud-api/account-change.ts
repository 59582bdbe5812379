import { isRecord, type JsonRecord, listAt, recordAt, textAt } from '../../entities/json.ts';
import type { AccountChange, UnknownEvent } from '../gateway.ts';
import { eventTime } from './event-time.ts';

type Told = Pick<AccountChange, 'standing' | 'reason' | 'until'>;

/** `RESTRICTED_BIZ_INITIATED_MESSAGING` as people read it. */
const inWords = (code: string): string => code.toLowerCase().replaceAll('_', ' ').trim();

/** Restrictions under which nothing may be sent; others concern registration, calling or single categories. */
const stopsSending = new Set([
  'RESTRICTED_BIZ_INITIATED_MESSAGING',
  'RESTRICTED_CUSTOMER_INITIATED_MESSAGING',
]);

function restriction(value: JsonRecord, at: Date): Told {
  const items = listAt(value, 'restriction_info').filter(isRecord);
  const types = items.map((item) => textAt(item, 'restriction_type') ?? '');
  // An expiration may lie months ahead, so it is no event's time.
  const ends = items
    .map((item) => Number(item.expiration))
    .filter((seconds) => seconds * 1000 > at.getTime());
  return {
    standing: types.some((type) => stopsSending.has(type)) ? 'restricted' : 'warned',
    reason: types.map(inWords).filter(Boolean).join(', ') || 'account restriction',
    ...(ends.length > 0 && { until: new Date(Math.max(...ends) * 1000) }),
  };
}

function ban(value: JsonRecord): Told {
  const info = recordAt(value, 'ban_info');
  const state = textAt(info, 'waba_ban_state') ?? '';
  const day = new Date(`${textAt(info, 'waba_ban_date') ?? ''} UTC`);
  const dated = Number.isNaN(day.getTime()) ? {} : { until: day };
  if (state === 'REINSTATE') return { standing: 'lifted', reason: inWords(state) };
  if (state === 'DISABLE') return { standing: 'restricted', reason: 'account disabled' };
  return { standing: 'warned', reason: inWords(state) || 'account may be disabled', ...dated };
}

/** `account_update` by its event (webhooks reference, account_update); every other event is kept as it came. */
const updates: Readonly<Record<string, (value: JsonRecord, at: Date) => Told>> = {
  ACCOUNT_RESTRICTION: restriction,
  DISABLED_UPDATE: ban,
  ACCOUNT_VIOLATION: (value) => ({
    standing: 'warned',
    reason: inWords(textAt(recordAt(value, 'violation_info'), 'violation_type') ?? 'account violation'),
  }),
  ACCOUNT_DELETED: () => ({ standing: 'restricted', reason: 'account deleted' }),
  ACCOUNT_OFFBOARDED: () => ({ standing: 'restricted', reason: 'account offboarded' }),
  ACCOUNT_RECONNECTED: () => ({ standing: 'lifted', reason: 'account reconnected' }),
};

export function readAccountUpdate(
  value: JsonRecord,
  accountId: string,
  at: Date,
): AccountChange | UnknownEvent {
  const event = textAt(value, 'event')?.toUpperCase() ?? '';
  const read = Object.hasOwn(updates, event) ? updates[event] : undefined;
  if (!read) return { kind: 'unknown', why: `an account update "${event}"`, raw: value };
  return { kind: 'account', accountId, at, ...read(value, at) };
}

/** `account_alerts`: whatever is more than information. */
export function readAccountAlert(
  value: JsonRecord,
  accountId: string,
  at: Date,
): AccountChange | UnknownEvent {
  const severity = textAt(value, 'alert_severity')?.toUpperCase() ?? '';
  const described = textAt(value, 'alert_description') ?? inWords(textAt(value, 'alert_type') ?? '');
  if (severity === 'INFORMATIONAL' || described === '') {
    return { kind: 'unknown', why: 'an account alert that only informs', raw: value };
  }
  const until = eventTime(value, 'expiration', at);
  return {
    kind: 'account',
    accountId,
    at,
    standing: 'warned',
    reason: described,
    ...(until > at && { until }),
  };
}
