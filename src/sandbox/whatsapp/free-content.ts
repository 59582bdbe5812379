import { type Checked, refuse } from './checked.ts';
import { type JsonObject, listOf, objectOf, textOf } from './json-reading.ts';

/** A button or row that the person may tap. */
export interface FreeChoice {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

/** A message without a template, as the person's phone shows it. */
export interface FreeContent {
  readonly type: 'text' | 'image' | 'document' | 'buttons' | 'list';
  readonly text: string;
  /** Of a picture or a document. */
  readonly link?: string;
  readonly fileName?: string;
  /** What opens the list. */
  readonly listButton?: string;
  readonly choices?: readonly FreeChoice[];
}

const done = (value: FreeContent): Checked<FreeContent> => ({ ok: true, value });

const tooLong = (text: string, most: number): boolean => text.length > most;

function parseText(body: JsonObject): Checked<FreeContent> {
  const text = textOf(objectOf(body.text).body);
  if (!text) return refuse(131008, 'text: body is required');
  if (tooLong(text, 4096)) return refuse(100, 'Param text body must be at most 4096 characters long');
  return done({ type: 'text', text });
}

function parseMedia(body: JsonObject, type: 'image' | 'document'): Checked<FreeContent> {
  const media = objectOf(body[type]);
  const link = textOf(media.link);
  if (!link && !textOf(media.id)) return refuse(131008, `${type}: id or link is required`);
  if (link && !/^https?:\/\//.test(link)) return refuse(131009, `${type}: link is not a valid URL`);
  const text = textOf(media.caption) ?? '';
  if (tooLong(text, 1024)) return refuse(100, `Param ${type} caption must be at most 1024 characters long`);
  const fileName = textOf(media.filename);
  return done({ type, text, ...(link && { link }), ...(fileName && { fileName }) });
}

interface ChoiceLimits {
  readonly what: string;
  readonly most: number;
  readonly title: number;
  readonly id: number;
}

function parseChoices(items: readonly JsonObject[], limits: ChoiceLimits): Checked<readonly FreeChoice[]> {
  const { what, most, title: longest, id: longestId } = limits;
  if (items.length === 0 || items.length > most) return refuse(131009, `${what}: expected 1 to ${most}`);
  const choices: FreeChoice[] = [];
  for (const item of items) {
    const id = textOf(item.id);
    const title = textOf(item.title);
    const description = textOf(item.description);
    if (!id || !title) return refuse(131008, `${what}: id and title are required`);
    if (tooLong(title, longest) || tooLong(id, longestId) || id !== id.trim()) {
      return refuse(131009, `${what}: title or id is not valid`);
    }
    if (tooLong(description ?? '', 72)) return refuse(131009, `${what}: description is too long`);
    choices.push({ id, title, ...(description && { description }) });
  }
  const isTwice = (key: 'id' | 'title') => new Set(choices.map((one) => one[key])).size < choices.length;
  if (isTwice('id') || isTwice('title')) return refuse(131009, `${what}: duplicated id or title`);
  return { ok: true, value: choices };
}

function parseInteractive(body: JsonObject): Checked<FreeContent> {
  const interactive = objectOf(body.interactive);
  const isList = interactive.type === 'list';
  if (!isList && interactive.type !== 'button') return refuse(131009, 'interactive: type is not valid');
  const text = textOf(objectOf(interactive.body).text);
  if (!text) return refuse(131008, 'interactive: body text is required');
  if (tooLong(text, isList ? 4096 : 1024)) return refuse(131009, 'interactive: body text is too long');
  const action = objectOf(interactive.action);
  if (!isList) {
    const buttons = listOf(action.buttons).map((button) => objectOf(objectOf(button).reply));
    const choices = parseChoices(buttons, { what: 'buttons', most: 3, title: 20, id: 256 });
    return choices.ok ? done({ type: 'buttons', text, choices: choices.value }) : choices;
  }
  const listButton = textOf(action.button);
  if (!listButton || tooLong(listButton, 20)) return refuse(131009, 'list: button is not valid');
  const rows = listOf(action.sections).flatMap((section) => listOf(objectOf(section).rows).map(objectOf));
  const choices = parseChoices(rows, { what: 'rows', most: 10, title: 24, id: 200 });
  return choices.ok ? done({ type: 'list', text, listButton, choices: choices.value }) : choices;
}

const parsers: Readonly<Record<string, (body: JsonObject) => Checked<FreeContent>>> = {
  text: parseText,
  image: (body) => parseMedia(body, 'image'),
  document: (body) => parseMedia(body, 'document'),
  interactive: parseInteractive,
};

/** Undefined for a type that is none of these. */
export function parseFree(body: JsonObject): Checked<FreeContent> | undefined {
  const type = body.type === undefined ? 'text' : textOf(body.type);
  return type !== undefined && Object.hasOwn(parsers, type) ? parsers[type]?.(body) : undefined;
}
