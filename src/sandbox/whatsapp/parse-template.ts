import { isObject, type JsonObject, listOf, textOf } from './json-reading.ts';
import { SandboxError } from './sandbox-error.ts';
import type { SandboxTemplate, TemplateButton, TemplateComponent } from './template.ts';

function parseButton(value: unknown): TemplateButton | undefined {
  if (!isObject(value)) return undefined;
  const text = textOf(value.text);
  if (text === undefined) return undefined;
  if (value.type === 'QUICK_REPLY') return { type: 'QUICK_REPLY', text };
  const url = textOf(value.url);
  if (value.type === 'URL' && url !== undefined) return { type: 'URL', text, url };
  const phone = textOf(value.phone_number);
  if (value.type === 'PHONE_NUMBER' && phone !== undefined) {
    return { type: 'PHONE_NUMBER', text, phone_number: phone };
  }
  return undefined;
}

function parseHeader(value: JsonObject): TemplateComponent | undefined {
  const text = textOf(value.text);
  if (value.format === 'TEXT' && text !== undefined) return { type: 'HEADER', format: 'TEXT', text };
  if (value.format === 'IMAGE' || value.format === 'VIDEO' || value.format === 'DOCUMENT') {
    return { type: 'HEADER', format: value.format };
  }
  return undefined;
}

function parseComponent(value: unknown): TemplateComponent | undefined {
  if (!isObject(value)) return undefined;
  if (value.type === 'HEADER') return parseHeader(value);
  if (value.type === 'BUTTONS') {
    const buttons = listOf(value.buttons).map(parseButton);
    const known = buttons.filter((button) => button !== undefined);
    return known.length === buttons.length ? { type: 'BUTTONS', buttons: known } : undefined;
  }
  const text = textOf(value.text);
  if (text === undefined) return undefined;
  if (value.type === 'BODY') {
    return isObject(value.example) ? { type: 'BODY', text, example: value.example } : { type: 'BODY', text };
  }
  return value.type === 'FOOTER' ? { type: 'FOOTER', text } : undefined;
}

/** A template from outside; `id` is made from `newId` and `status` is APPROVED where they are not told. Throws a sentence. */
export function parseTemplate(value: unknown, newId: () => string): SandboxTemplate {
  if (!isObject(value)) throw new SandboxError('Expected a template as a JSON object.');
  const name = textOf(value.name) ?? '';
  if (!/^[a-z0-9_]{1,512}$/.test(name)) {
    throw new SandboxError(`Expected a template name of a-z, 0-9 and _, found "${name}".`);
  }
  const language = textOf(value.language)?.replace('-', '_');
  if (!language) throw new SandboxError(`Expected a language such as en_US for ${name}, found none.`);
  const category = value.category ?? 'MARKETING';
  if (category !== 'MARKETING' && category !== 'UTILITY' && category !== 'AUTHENTICATION') {
    throw new SandboxError(`Expected the category MARKETING, UTILITY or AUTHENTICATION for ${name}.`);
  }
  const components = listOf(value.components).map((component) => parseComponent(component));
  const known = components.filter((component) => component !== undefined);
  if (known.length < components.length || !known.some((component) => component.type === 'BODY')) {
    throw new SandboxError(`Expected components of ${name} with a BODY, in the form that Meta lists them.`);
  }
  return {
    id: textOf(value.id) ?? newId(),
    name,
    language,
    category,
    status: textOf(value.status) ?? 'APPROVED',
    parameter_format: value.parameter_format === 'NAMED' ? 'NAMED' : 'POSITIONAL',
    quality_score: { score: 'UNKNOWN' },
    components: known,
  };
}
