import { say } from './language/say.ts';

/** A button or row that a person may tap; `id` comes back with the tap. */
export interface Choice {
  readonly id: string;
  readonly title: string;
}

export interface ListRow extends Choice {
  readonly description?: string;
}

/** What a person may be written within 24 hours of their last message, without a template. */
export type MessageContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly link: string; readonly caption?: string }
  | {
      readonly kind: 'document';
      readonly link: string;
      readonly caption?: string;
      readonly fileName?: string;
    }
  | { readonly kind: 'buttons'; readonly text: string; readonly buttons: readonly Choice[] }
  | {
      readonly kind: 'list';
      readonly text: string;
      /** The words on the button that opens the list. */
      readonly button: string;
      readonly rows: readonly ListRow[];
    };

/**
 * What WhatsApp takes at most, in characters and in number
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages).
 */
export const contentLimits = {
  text: 4_096,
  caption: 1_024,
  buttonsText: 1_024,
  listText: 4_096,
  buttons: 3,
  buttonTitle: 20,
  listButton: 20,
  rows: 10,
  rowTitle: 24,
  rowDescription: 72,
  choiceId: 200,
} as const;

const tooLong = (what: string, text: string, most: number): string[] =>
  text.length > most ? [say`Expected ${what} of at most ${most} characters, found ${text.length}.`] : [];

const empty = (what: string, text: string): string[] =>
  text.trim() === '' ? [say`Expected ${what}, found nothing.`] : [];

interface ChoiceWords {
  readonly one: string;
  readonly most: number;
  readonly longest: number;
}

function choiceProblems(choices: readonly Choice[], { one, most, longest }: ChoiceWords): string[] {
  const names = new Set(choices.map(({ title }) => title));
  const ids = new Set(choices.map(({ id }) => id));
  return [
    ...(choices.length === 0 || choices.length > most
      ? [say`Expected ${one}, 1 to ${most} times, found ${choices.length}.`]
      : []),
    ...choices.flatMap(({ title }) => [...empty(one, title), ...tooLong(one, title, longest)]),
    ...(names.size < choices.length || ids.size < choices.length
      ? [say`Expected each choice once, found two that are the same.`]
      : []),
    ...choices.flatMap(({ id }) => tooLong(say`an id`, id, contentLimits.choiceId)),
  ];
}

const linkProblems = (link: string): string[] =>
  URL.canParse(link) && /^https?:$/.test(new URL(link).protocol)
    ? []
    : [say`Expected an address that begins with https://, found ${`“${link}”`}.`];

type Check<Kind> = (content: Extract<MessageContent, { kind: Kind }>) => string[];

const checks: { readonly [Kind in MessageContent['kind']]: Check<Kind> } = {
  text: ({ text }) => [...empty(say`a text`, text), ...tooLong(say`a text`, text, contentLimits.text)],
  image: ({ link, caption = '' }) => [
    ...linkProblems(link),
    ...tooLong(say`a caption`, caption, contentLimits.caption),
  ],
  document: ({ link, caption = '' }) => [
    ...linkProblems(link),
    ...tooLong(say`a caption`, caption, contentLimits.caption),
  ],
  buttons: ({ text, buttons }) => [
    ...empty(say`a text`, text),
    ...tooLong(say`a text above buttons`, text, contentLimits.buttonsText),
    ...choiceProblems(buttons, {
      one: say`a button`,
      most: contentLimits.buttons,
      longest: contentLimits.buttonTitle,
    }),
  ],
  list: ({ text, button, rows }) => [
    ...empty(say`a text`, text),
    ...tooLong(say`a text above a list`, text, contentLimits.listText),
    ...empty(say`a button of a list`, button),
    ...tooLong(say`a button of a list`, button, contentLimits.listButton),
    ...choiceProblems(rows, { one: say`a row`, most: contentLimits.rows, longest: contentLimits.rowTitle }),
    ...rows.flatMap(({ description = '' }) =>
      tooLong(say`a description`, description, contentLimits.rowDescription),
    ),
  ],
};

/** Why WhatsApp would refuse it, in sentences; empty when it would not. */
export function contentProblems(content: MessageContent): readonly string[] {
  switch (content.kind) {
    case 'text':
      return checks.text(content);
    case 'image':
      return checks.image(content);
    case 'document':
      return checks.document(content);
    case 'buttons':
      return checks.buttons(content);
    case 'list':
      return checks.list(content);
  }
}

const captioned = ({ caption = '' }: { readonly caption?: string }, what: string): string =>
  caption === '' ? what : `${caption}\n${what}`;

/** The words of it, as a history shows them; the address of a file would open it to whoever reads along. */
export function contentText(content: MessageContent): string {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'image':
      return captioned(content, say`a picture`);
    case 'document':
      return captioned(content, content.fileName ?? say`a document`);
    case 'buttons':
      return [content.text, ...content.buttons.map(({ title }) => `[${title}]`)].join('\n');
    case 'list':
      return [content.text, ...content.rows.map(({ title }) => `• ${title}`)].join('\n');
  }
}
