import { isRecord, type JsonRecord, recordAt, textAt } from '../../entities/json.ts';
import type { UnknownEvent, WebhookEvent } from '../gateway.ts';
import { readAccountAlert, readAccountUpdate } from './account-change.ts';
import { eventTime } from './event-time.ts';
import { readMessage } from './inbound-message.ts';
import { readLimitChange, readLineChange } from './line-change.ts';
import { readPreference } from './preference-change.ts';
import { readStatus } from './status-receipt.ts';
import { readTemplateChange, templateFields } from './template-change.ts';
import { readWebhookJson } from './webhook-json.ts';

const unknown = (why: string, raw: unknown): UnknownEvent => ({ kind: 'unknown', why, raw });

type ItemReader = (item: unknown, value: JsonRecord, arrivedAt: Date) => WebhookEvent;

/** The lists that a change may hold, by field. Any other list is left alone, any other field is kept as unknown. */
const listsByField: Readonly<Record<string, Readonly<Record<string, ItemReader>>>> = {
  messages: {
    statuses: (item, _value, arrivedAt) => readStatus(item, arrivedAt),
    messages: readMessage,
    errors: (item) => unknown('an error of the account', item),
    user_actions: (item) => unknown('an action of a user', item),
  },
  user_preferences: {
    user_preferences: (item, _value, arrivedAt) => readPreference(item, arrivedAt),
  },
};

type ManagementReader = (value: JsonRecord, accountId: string, at: Date) => WebhookEvent;

/** Fields whose value is one change of the account or a line. */
const managementFields: Readonly<Record<string, ManagementReader>> = {
  account_update: readAccountUpdate,
  account_alerts: readAccountAlert,
  phone_number_quality_update: (value, _accountId, at) => readLineChange(value, at),
  business_capability_update: (value, _accountId, at) => readLimitChange(value, at),
};

/** Every update of one body, in its order. Never throws; what cannot be read becomes `unknown` and costs no other item. */
export function parseWebhook(body: Buffer, arrivedAt: Date): WebhookEvent[] {
  const text = body.toString();
  const envelope = readWebhookJson(text);
  if (!isRecord(envelope) || !Array.isArray(envelope.entry)) {
    return [unknown('a body that is not one of WhatsApp’s', envelope ?? text)];
  }
  const entries: readonly unknown[] = envelope.entry;
  return entries.flatMap((entry) => readEntry(entry, arrivedAt));
}

function readEntry(entry: unknown, arrivedAt: Date): WebhookEvent[] {
  if (!isRecord(entry) || !Array.isArray(entry.changes)) return [unknown('an entry without changes', entry)];
  const changes: readonly unknown[] = entry.changes;
  const accountId = textAt(entry, 'id') ?? '';
  const at = eventTime(entry, 'time', arrivedAt);
  return changes.flatMap((change) => readChange(change, accountId, at, arrivedAt));
}

function readChange(change: unknown, accountId: string, at: Date, arrivedAt: Date): WebhookEvent[] {
  const field = textAt(change, 'field') ?? '';
  const value = recordAt(change, 'value');
  if (templateFields.has(field)) return [readTemplateChange(value, accountId, at)];
  const manage = Object.hasOwn(managementFields, field) ? managementFields[field] : undefined;
  if (manage) return [manage(value, accountId, at)];
  const readers = Object.hasOwn(listsByField, field) ? listsByField[field] : undefined;
  const present = Object.entries(readers ?? {}).filter(([name]) => Object.hasOwn(value, name));
  if (present.length === 0) return [unknown(`a field "${field}"`, change)];
  return present.flatMap(([name, read]) => readList(name, read, value, arrivedAt));
}

function readList(name: string, read: ItemReader, value: JsonRecord, arrivedAt: Date): WebhookEvent[] {
  const items = value[name];
  if (!Array.isArray(items)) return [unknown(`"${name}" that is not a list`, items)];
  return items.map((item: unknown) => read(item, value, arrivedAt));
}
