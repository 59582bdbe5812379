/** One place in a template that needs a value. `name` is what stands between the braces: `first_name`, or `1`. */
export interface Placeholder {
  readonly part: 'header' | 'body' | 'button';
  readonly name: string;
  /** Position of the button, from 0; absent for header and body. */
  readonly buttonIndex?: number;
}

export interface TemplateButton {
  readonly index: number;
  readonly kind: 'url' | 'quick_reply' | 'copy_code' | 'phone_number' | 'other';
  readonly text: string;
  /** The address with its placeholder, for `url` buttons. */
  readonly url?: string;
}

/** What a template looks like, independent of who provides it. */
export interface TemplateDefinition {
  readonly format: 'positional' | 'named';
  readonly header?: {
    readonly kind: 'text' | 'image' | 'video' | 'document' | 'location';
    readonly text?: string;
  };
  readonly body: string;
  readonly footer?: string;
  readonly buttons: readonly TemplateButton[];
  /**
   * The provider keeps the message to itself. `body` then lists the variables that people named, one a line, and every
   * other column of an audience goes along, for it may be one as well.
   */
  readonly hidden?: boolean;
}

/** Longest text WhatsApp accepts after substitution (template overview): header 60, body 1,024 characters. */
export const longestHeader = 60;
export const longestBody = 1024;

const placeholderPattern = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;

const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(placeholderPattern)].flatMap((match) => match[1] ?? [])),
];

/** Every place that needs a value, in the order header, body, buttons. A media header needs a link, named after its kind. */
export function placeholdersOf(definition: TemplateDefinition): Placeholder[] {
  const header = definition.header;
  const inHeader: Placeholder[] = !header
    ? []
    : header.kind === 'text'
      ? namesIn(header.text ?? '').map((name) => ({ part: 'header', name }))
      : [{ part: 'header', name: header.kind }];
  const inBody: Placeholder[] = namesIn(definition.body).map((name) => ({ part: 'body', name }));
  const inButtons = definition.buttons.flatMap((button): Placeholder[] => {
    if (button.kind === 'url') {
      return namesIn(button.url ?? '').map((name) => ({ part: 'button', name, buttonIndex: button.index }));
    }
    return button.kind === 'copy_code' ? [{ part: 'button', name: 'code', buttonIndex: button.index }] : [];
  });
  return [...inHeader, ...inBody, ...inButtons];
}

/** `body.first_name`, `header.1`, `button.0.1`: how a version's variables name a placeholder. */
export const placeholderKey = (placeholder: Placeholder): string =>
  placeholder.buttonIndex === undefined
    ? `${placeholder.part}.${placeholder.name}`
    : `${placeholder.part}.${placeholder.buttonIndex}.${placeholder.name}`;

/** The text with its placeholders replaced by `valueFor(name)`. */
export const fillText = (text: string, valueFor: (name: string) => string): string =>
  text.replace(placeholderPattern, (_whole, name: string) => valueFor(name));
