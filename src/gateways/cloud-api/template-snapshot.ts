import { idAt, type JsonRecord, listAt, recordAt, textAt } from '../../entities/json.ts';
import type { TemplateButton, TemplateDefinition } from '../../entities/template-definition.ts';
import type { TemplateSnapshot } from '../gateway.ts';

type HeaderKind = NonNullable<TemplateDefinition['header']>['kind'];

const headerKinds: Readonly<Record<string, HeaderKind>> = {
  TEXT: 'text',
  IMAGE: 'image',
  VIDEO: 'video',
  DOCUMENT: 'document',
  LOCATION: 'location',
};

const buttonKinds: Readonly<Record<string, TemplateButton['kind']>> = {
  URL: 'url',
  QUICK_REPLY: 'quick_reply',
  COPY_CODE: 'copy_code',
  PHONE_NUMBER: 'phone_number',
};

const upper = (value: unknown, key: string): string => (textAt(value, key) ?? '').toUpperCase();

/** Meta writes `en_US` in its REST answers and `en-US` in its webhooks. */
export const normaliseLanguage = (language: string): string => language.replace('-', '_');

/** Undefined for an item without id, name or language: there is nothing to call it by. */
export function readTemplate(item: unknown, accountId: string): TemplateSnapshot | undefined {
  const id = idAt(item, 'id');
  const name = textAt(item, 'name');
  const language = textAt(item, 'language');
  if (id === undefined || name === undefined || language === undefined) return undefined;
  const quality = textAt(recordAt(item, 'quality_score'), 'score')?.toUpperCase();
  const rejectedReason = textAt(item, 'rejected_reason');
  return {
    id,
    accountId,
    name,
    language: normaliseLanguage(language),
    category: upper(item, 'category'),
    status: upper(item, 'status'),
    ...(quality !== undefined && { quality }),
    ...(rejectedReason !== undefined && rejectedReason !== 'NONE' && { rejectedReason }),
    definition: readDefinition(item),
  };
}

function readDefinition(item: unknown): TemplateDefinition {
  const components = listAt(item, 'components');
  const componentOf = (type: string): unknown =>
    components.find((component) => upper(component, 'type') === type);
  const header = readHeader(componentOf('HEADER'));
  const footer = textAt(componentOf('FOOTER'), 'text');
  return {
    format: upper(item, 'parameter_format') === 'NAMED' ? 'named' : 'positional',
    ...(header && { header }),
    body: textAt(componentOf('BODY'), 'text') ?? '',
    ...(footer !== undefined && { footer }),
    buttons: listAt(componentOf('BUTTONS'), 'buttons').map(readButton),
  };
}

function readHeader(component: unknown): TemplateDefinition['header'] {
  const kind = headerKinds[upper(component, 'format')];
  if (!kind) return undefined;
  const text = kind === 'text' ? textAt(component, 'text') : undefined;
  return { kind, ...(text !== undefined && { text }) };
}

/** Its index is its place in the list, which sends refer to, so a button of an unknown kind keeps its place. */
function readButton(button: unknown, index: number): TemplateButton {
  const kind = buttonKinds[upper(button, 'type')] ?? 'other';
  const url = kind === 'url' ? textAt(button, 'url') : undefined;
  return { index, kind, text: textAt(button, 'text') ?? '', ...(url !== undefined && { url }) };
}

export type TemplatePage = { readonly templates: TemplateSnapshot[]; readonly after?: string };

/** One page, and the cursor of the next one: cursors are always there, `next` only when there is more. */
export function readTemplatePage(page: JsonRecord, accountId: string): TemplatePage {
  const paging = recordAt(page, 'paging');
  const next = textAt(paging, 'next');
  const after =
    next === undefined ? undefined : (textAt(recordAt(paging, 'cursors'), 'after') ?? cursorIn(next));
  return {
    templates: listAt(page, 'data').flatMap((item) => readTemplate(item, accountId) ?? []),
    ...(after !== undefined && { after }),
  };
}

const cursorIn = (address: string): string | undefined =>
  (URL.canParse(address) && new URL(address).searchParams.get('after')) || undefined;
