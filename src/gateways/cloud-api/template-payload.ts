import {
  type Placeholder,
  placeholderKey,
  placeholdersOf,
  type TemplateDefinition,
} from '../../entities/template-definition.ts';
import type { TemplateMessage } from '../gateway.ts';
import { addressee } from './addressee.ts';
import { type HeaderKind, headerParameter } from './header-parameter.ts';

/** A value that is absent or cannot be written as this template needs it. */
export class UnusableValue extends Error {
  override readonly name = 'UnusableValue';
  readonly failure: 'variable_missing' | 'variable_invalid';

  constructor(failure: UnusableValue['failure'], message: string) {
    super(message);
    this.failure = failure;
  }
}

type Values = TemplateMessage['values'];
type Component = (values: Values) => unknown;

/** The body of one send. Throws `UnusableValue`. */
export function sendBody(message: TemplateMessage): string {
  const { name, language, definition } = message.template;
  const components = componentsOf(definition)
    .map((component) => component(message.values))
    .filter((component) => component !== undefined);
  return JSON.stringify({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...addressee(message.to),
    type: 'template',
    template: {
      name,
      language: { code: language },
      // Meta refuses an empty list for a template without variables.
      ...(components.length > 0 && { components }),
    },
    biz_opaque_callback_data: message.token,
  });
}

// A deployment sends one definition thousands of times; reading its placeholders again each time is most of the work.
const compiled = new WeakMap<TemplateDefinition, readonly Component[]>();

function componentsOf(definition: TemplateDefinition): readonly Component[] {
  const known = compiled.get(definition);
  if (known) return known;
  const components = compile(definition);
  compiled.set(definition, components);
  return components;
}

function compile(definition: TemplateDefinition): Component[] {
  const placeholders = placeholdersOf(definition);
  return [
    ...compileHeader(definition, placeholders),
    ...compileBody(definition, placeholders),
    ...compileButtons(definition, placeholders),
  ];
}

function compileHeader(definition: TemplateDefinition, placeholders: readonly Placeholder[]): Component[] {
  const kind = definition.header?.kind ?? 'text';
  const inHeader = placeholders.filter(({ part }) => part === 'header');
  const [first] = inHeader;
  if (!first) return [];
  if (kind === 'text') {
    const texts = compileTexts(definition, inHeader);
    return [(values) => ({ type: 'header', parameters: texts(values) })];
  }
  const key = placeholderKey(first);
  return [(values) => ({ type: 'header', parameters: [mediaParameter(kind, filled(values, key))] })];
}

function mediaParameter(kind: HeaderKind, value: string): unknown {
  const parameter = headerParameter(kind, value);
  if (parameter) return parameter;
  throw new UnusableValue(
    'variable_invalid',
    'Expected "latitude, longitude" for the location in the header, found something else.',
  );
}

function compileBody(definition: TemplateDefinition, placeholders: readonly Placeholder[]): Component[] {
  const inBody = placeholders.filter(({ part }) => part === 'body');
  if (inBody.length === 0) return [];
  const texts = compileTexts(definition, inBody);
  return [(values) => ({ type: 'body', parameters: texts(values) })];
}

/** Positional parameters go by their number: a text may mention {{2}} before {{1}}. */
function compileTexts(definition: TemplateDefinition, placeholders: readonly Placeholder[]) {
  const named = definition.format === 'named';
  const inOrder = named ? placeholders : placeholders.toSorted((a, b) => Number(a.name) - Number(b.name));
  const slots = inOrder.map((placeholder) => ({
    key: placeholderKey(placeholder),
    head: named ? { type: 'text', parameter_name: placeholder.name } : { type: 'text' },
  }));
  return (values: Values): unknown[] =>
    slots.map(({ key, head }) => ({ ...head, text: filled(values, key) }));
}

function compileButtons(definition: TemplateDefinition, placeholders: readonly Placeholder[]): Component[] {
  return definition.buttons.flatMap((button): Component[] => {
    const head = { type: 'button', sub_type: button.kind, index: String(button.index) };
    if (button.kind === 'quick_reply') {
      const key = placeholderKey({ part: 'button', name: 'payload', buttonIndex: button.index });
      return [(values) => quickReply(head, values[key])];
    }
    const own = placeholders.find(({ buttonIndex }) => buttonIndex === button.index);
    if (!own) return [];
    const key = placeholderKey(own);
    return [
      button.kind === 'copy_code'
        ? (values) => ({ ...head, parameters: [{ type: 'coupon_code', coupon_code: filled(values, key) }] })
        : (values) => ({ ...head, parameters: [{ type: 'text', text: filled(values, key) }] }),
    ];
  });
}

/** A quick reply needs no payload: without one its own words come back. */
const quickReply = (head: object, payload: string | undefined): unknown =>
  payload ? { ...head, parameters: [{ type: 'payload', payload }] } : undefined;

function filled(values: Values, key: string): string {
  const value = values[key];
  if (value) return value;
  throw new UnusableValue('variable_missing', `Expected a value for ${key}, found none.`);
}
