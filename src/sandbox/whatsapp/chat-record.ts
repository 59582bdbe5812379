import { isObject, type JsonObject, listOf, numberOf, objectOf, textOf } from './json-reading.ts';
import type { PhoneChoice, PhoneFile, PhoneMessage, Tick } from './phone-message.ts';

const ticks: readonly Tick[] = ['accepted', 'sent', 'delivered', 'read', 'failed'];

export const parseTick = (value: unknown): Tick | undefined => ticks.find((tick) => tick === value);

/** The texts under these keys that are there and not empty. */
const texts = <Key extends string>(value: JsonObject, ...keys: Key[]): { readonly [K in Key]?: string } => {
  const found: { [K in Key]?: string } = {};
  for (const key of keys) {
    const text = textOf(value[key]);
    if (text) found[key] = text;
  }
  return found;
};

const choiceOf = (value: unknown): PhoneChoice[] => {
  const choice = objectOf(value);
  const { id, title } = texts(choice, 'id', 'title');
  return id && title ? [{ id, title, ...texts(choice, 'description') }] : [];
};

const fileOf = (value: JsonObject): PhoneFile => ({
  name: textOf(value.name) ?? '',
  type: textOf(value.type) ?? '',
  ...texts(value, 'href', 'link'),
});

/** A message as it was written into the book's file. */
export function parsePhoneMessage(value: JsonObject): PhoneMessage | undefined {
  const id = textOf(value.id);
  const { from } = value;
  if (!id || (from !== 'business' && from !== 'customer')) return undefined;
  const tick = parseTick(value.tick);
  return {
    id,
    from,
    at: numberOf(value.at) ?? 0,
    kind: textOf(value.kind) ?? 'text',
    text: textOf(value.text) ?? '',
    ...texts(value, 'title', 'footer', 'listButton', 'quoting'),
    ...(Array.isArray(value.choices) && { choices: listOf(value.choices).flatMap(choiceOf) }),
    ...(isObject(value.file) && { file: fileOf(value.file) }),
    ...(tick && { tick }),
  };
}
