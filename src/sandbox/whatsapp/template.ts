export type MediaFormat = 'IMAGE' | 'VIDEO' | 'DOCUMENT';

export type TemplateButton =
  | { readonly type: 'QUICK_REPLY'; readonly text: string }
  | { readonly type: 'PHONE_NUMBER'; readonly text: string; readonly phone_number: string }
  | {
      readonly type: 'URL';
      readonly text: string;
      readonly url: string;
      readonly example?: readonly string[];
    };

export type TemplateComponent =
  | { readonly type: 'HEADER'; readonly format: 'TEXT'; readonly text: string }
  | { readonly type: 'HEADER'; readonly format: MediaFormat }
  | { readonly type: 'BODY'; readonly text: string; readonly example?: object }
  | { readonly type: 'FOOTER'; readonly text: string }
  | { readonly type: 'BUTTONS'; readonly buttons: readonly TemplateButton[] };

/** How good its customers find a template; `UNKNOWN` until enough of them were asked. */
export type TemplateScore = 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN';

/** A template as `GET /{waba}/message_templates` lists it, so that a listing is a copy of its fields. */
export interface SandboxTemplate {
  readonly id: string;
  readonly name: string;
  /** `en_US`, with an underscore. */
  readonly language: string;
  readonly category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';
  /** `APPROVED`, `PAUSED`, `DISABLED`, `PENDING`… Only the first can be sent. */
  readonly status: string;
  readonly parameter_format: 'NAMED' | 'POSITIONAL';
  readonly quality_score?: { readonly score: TemplateScore };
  readonly components: readonly TemplateComponent[];
}

const placeholderPattern = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;

/** The names between braces, each once, in order. */
export const placeholdersIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(placeholderPattern)].flatMap((match) => match[1] ?? [])),
];

export function filledText(text: string, values: ReadonlyMap<string, string>): string {
  if (values.size === 0) return text;
  return text.replace(placeholderPattern, (whole, name: string) => values.get(name) ?? whole);
}

/** How long the text is once its placeholders are replaced by these values. */
export const filledLength = (text: string, values: ReadonlyMap<string, string>): number =>
  filledText(text, values).length;

/** What a template asks of a send, worked out once. */
export interface TemplateNeeds {
  readonly named: boolean;
  readonly header:
    | { readonly text: string; readonly names: readonly string[] }
    | { readonly media: MediaFormat }
    | undefined;
  readonly body: { readonly text: string; readonly names: readonly string[]; readonly longest: number };
  /** Dynamic addresses by the button's index. */
  readonly urls: ReadonlyMap<number, readonly string[]>;
  readonly quickReplies: readonly string[];
}

export function needsOf(template: SandboxTemplate): TemplateNeeds {
  let header: TemplateNeeds['header'];
  let body = '';
  const urls = new Map<number, readonly string[]>();
  const quickReplies: string[] = [];
  for (const component of template.components) {
    if (component.type === 'HEADER') {
      header =
        component.format === 'TEXT'
          ? { text: component.text, names: placeholdersIn(component.text) }
          : { media: component.format };
    }
    if (component.type === 'BODY') body = component.text;
    if (component.type !== 'BUTTONS') continue;
    component.buttons.forEach((button, index) => {
      if (button.type === 'QUICK_REPLY') quickReplies.push(button.text);
      if (button.type === 'URL' && placeholdersIn(button.url).length > 0) {
        urls.set(index, placeholdersIn(button.url));
      }
    });
  }
  // Template overview: 1,024 characters where other components exist, 32,768 for a body alone.
  const longest = template.components.length > 1 ? 1024 : 32_768;
  return {
    named: template.parameter_format === 'NAMED',
    header,
    body: { text: body, names: placeholdersIn(body), longest },
    urls,
    quickReplies,
  };
}
