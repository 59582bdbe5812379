import { isRecord, textAt } from '../../entities/json.ts';
import type { Receipt, UnknownEvent } from '../gateway.ts';
import { eventTime } from './event-time.ts';
import { readProviderError } from './provider-error.ts';
import { failureOfReceipt } from './send-answer.ts';

const statuses: Readonly<Record<string, Receipt['status']>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  // A voice message that was listened to.
  played: 'read',
  failed: 'failed',
};

/** One item of `statuses` (https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status). */
export function readStatus(item: unknown, arrivedAt: Date): Receipt | UnknownEvent {
  const providerId = textAt(item, 'id');
  const word = textAt(item, 'status')?.toLowerCase() ?? '';
  const status = Object.hasOwn(statuses, word) ? statuses[word] : undefined;
  if (providerId === undefined) return { kind: 'unknown', why: 'a status without a message id', raw: item };
  if (!status) return { kind: 'unknown', why: `a status "${word}"`, raw: item };
  const token = textAt(item, 'biz_opaque_callback_data');
  return {
    kind: 'receipt',
    providerId,
    ...(token !== undefined && { token }),
    status,
    at: eventTime(item, 'timestamp', arrivedAt),
    ...(status === 'failed' && readFailure(item)),
  };
}

/** Usually one error; none, several, a single object and plain text have been met. */
function readFailure(item: unknown): Pick<Receipt, 'failure' | 'code' | 'detail'> {
  const told = isRecord(item) ? (item.errors ?? item.error) : undefined;
  const raw: unknown[] = Array.isArray(told) ? told : told === undefined || told === null ? [] : [told];
  const errors = raw.map(readProviderError);
  const decisive = errors.find(({ code }) => code !== undefined);
  const detail = errors
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('; ');
  return {
    failure: decisive ? failureOfReceipt(decisive) : 'unrecognised',
    ...(decisive?.code !== undefined && { code: String(decisive.code) }),
    ...(detail && { detail }),
  };
}
