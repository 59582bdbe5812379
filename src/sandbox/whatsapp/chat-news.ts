import type { ChatBook } from './chat-book.ts';
import { parseTick } from './chat-record.ts';
import { type JsonObject, objectOf, textOf } from './json-reading.ts';
import type { LedgerEntry } from './ledger.ts';
import type { PhoneFile, PhoneMessage } from './phone-message.ts';
import type { SandboxTemplate } from './template.ts';
import { templateText } from './template-text.ts';
import type { Update } from './webhook-update.ts';

/** What the business sent, as the phone shows it. */
export function sentMessage(entry: LedgerEntry, template: SandboxTemplate | undefined): PhoneMessage {
  const { wamid: id, at, free, parameters } = entry;
  const head = { id, at, from: 'business', tick: 'accepted' } as const;
  if (!free) {
    const shown = template ? templateText(template, parameters) : { text: parameters.text ?? '' };
    return { ...head, kind: 'template', ...shown };
  }
  const { type, text, link, fileName, choices, listButton } = free;
  return {
    ...head,
    kind: type,
    text,
    ...(link && { file: { name: fileName ?? '', type, link } }),
    ...(choices && { choices }),
    ...(listButton && { listButton }),
  };
}

/** Where each type keeps its words. */
const words: Readonly<Record<string, (node: JsonObject) => string | undefined>> = {
  text: (node) => textOf(node.body),
  button: (node) => textOf(node.text),
  interactive: (node) => textOf(objectOf(node.button_reply).title) ?? textOf(objectOf(node.list_reply).title),
  reaction: (node) => textOf(node.emoji),
  location: (node) => textOf(node.name),
  image: (node) => textOf(node.caption),
  document: (node) => textOf(node.caption),
};

/** What a person wrote, tapped or sent, from the item that tells Meta's customers of it. */
function heardMessage(
  item: JsonObject,
  type: string,
  fileOf: (id: string) => PhoneFile | undefined,
): PhoneMessage {
  const node = objectOf(item[type]);
  const file = fileOf(textOf(node.id) ?? '');
  const quoting = textOf(objectOf(item.context).id) ?? textOf(node.message_id);
  return {
    id: textOf(item.id) ?? '',
    from: 'customer',
    at: Number(textOf(item.timestamp)) * 1000,
    kind: type,
    text: words[type]?.(node) ?? '',
    ...(file && { file }),
    ...(quoting && { quoting }),
  };
}

/** Keeps in the book what is told by webhook: the phone itself knew it first. */
export function noteUpdate(
  book: ChatBook,
  update: Update,
  fileOf: (id: string) => PhoneFile | undefined,
): void {
  if (update.list !== 'statuses' && update.list !== 'messages') return;
  const item = objectOf(update.item);
  const tick = parseTick(item.status);
  if (tick) book.tick(textOf(item.recipient_id) ?? '', textOf(item.id) ?? '', tick);
  const type = textOf(item.type);
  const from = textOf(item.from);
  if (from && type) book.add(from, heardMessage(item, type, fileOf));
}
