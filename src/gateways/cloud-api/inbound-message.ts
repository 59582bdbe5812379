import { isRecord, type JsonRecord, listAt, recordAt, textAt } from '../../entities/json.ts';
import type { InboundMessage, UnknownEvent } from '../gateway.ts';
import { eventTime } from './event-time.ts';

/** Where each type keeps its words; a type that is not here has none. */
const wordsByType: Readonly<Record<string, (node: unknown) => string | undefined>> = {
  text: (node) => textAt(node, 'body'),
  button: (node) => textAt(node, 'text'),
  interactive: (node) =>
    textAt(recordAt(node, 'button_reply'), 'title') ??
    textAt(recordAt(node, 'list_reply'), 'title') ??
    textAt(recordAt(node, 'nfm_reply'), 'body'),
  image: (node) => textAt(node, 'caption'),
  video: (node) => textAt(node, 'caption'),
  audio: (node) => textAt(node, 'caption'),
  document: (node) => textAt(node, 'caption'),
  reaction: (node) => textAt(node, 'emoji'),
  location: (node) => joined([textAt(node, 'name'), textAt(node, 'address')]),
  order: (node) => textAt(node, 'text'),
  system: (node) => textAt(node, 'body'),
};

const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(', ');

const namesOf = (contacts: readonly unknown[]): string =>
  joined(contacts.map((contact) => textAt(recordAt(contact, 'name'), 'formatted_name')));

/** One item of `messages`; `value` is what stands around it. */
export function readMessage(
  item: unknown,
  value: JsonRecord,
  arrivedAt: Date,
): InboundMessage | UnknownEvent {
  const providerId = textAt(item, 'id');
  const lineId = textAt(recordAt(value, 'metadata'), 'phone_number_id');
  if (providerId === undefined || lineId === undefined) {
    return { kind: 'unknown', why: 'a message without an id or a line', raw: item };
  }
  const type = textAt(item, 'type') ?? 'unknown';
  const userId = textAt(item, 'from_user_id');
  const from = (textAt(item, 'from') ?? phoneOfUser(value, userId))?.replace(/\D/g, '');
  const contextId =
    textAt(recordAt(item, 'context'), 'id') ?? textAt(recordAt(item, 'reaction'), 'message_id');
  const choiceId = choiceOf(item);
  const adId = textAt(recordAt(item, 'referral'), 'source_id');
  return {
    kind: 'inbound',
    providerId,
    lineId,
    ...(from && { from }),
    ...(userId !== undefined && { userId }),
    ...(contextId !== undefined && { contextId }),
    type,
    text: wordsOf(item, type),
    ...(choiceId !== undefined && { choiceId }),
    ...(adId !== undefined && { adId }),
    at: eventTime(item, 'timestamp', arrivedAt),
    raw: item,
  };
}

const choiceOf = (item: unknown): string | undefined => {
  const tapped = recordAt(item, 'interactive');
  return (
    textAt(recordAt(tapped, 'button_reply'), 'id') ??
    textAt(recordAt(tapped, 'list_reply'), 'id') ??
    textAt(recordAt(item, 'button'), 'payload')
  );
};

function wordsOf(item: unknown, type: string): string {
  if (type === 'contacts') return namesOf(listAt(item, 'contacts'));
  const words = Object.hasOwn(wordsByType, type) ? wordsByType[type] : undefined;
  return (isRecord(item) && words?.(item[type])) || '';
}

// One change may hold a thousand messages of a thousand people: their contacts are gone through once.
const phonesByValue = new WeakMap<JsonRecord, ReadonlyMap<string | undefined, string | undefined>>();

/** A user with a user name has no `from`; the number stands among the contacts when Meta still tells it. */
function phoneOfUser(value: JsonRecord, userId: string | undefined): string | undefined {
  if (userId === undefined) return undefined;
  const phones =
    phonesByValue.get(value) ??
    new Map(
      listAt(value, 'contacts').map((contact) => [textAt(contact, 'user_id'), textAt(contact, 'wa_id')]),
    );
  phonesByValue.set(value, phones);
  return phones.get(userId);
}
