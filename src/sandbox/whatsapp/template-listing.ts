import type { SandboxTemplate } from './template.ts';

const usualFields = ['name', 'parameter_format', 'components', 'language', 'status', 'category'] as const;
const usualLimit = 25;

/** The wanted fields that a thing has; `id` always comes. */
export function withFields(thing: object, wanted: string | null, usual: readonly string[]): object {
  const names = new Set([...(wanted ? wanted.split(',').map((name) => name.trim()) : usual), 'id']);
  return Object.fromEntries(Object.entries(thing).filter(([name]) => names.has(name)));
}

export const showTemplate = (template: SandboxTemplate, query: URLSearchParams): object =>
  withFields(template, query.get('fields'), usualFields);

const cursorOf = (index: number): string => Buffer.from(`after:${index}`).toString('base64url');

function indexAfter(cursor: string | null): number {
  const [, index] = Buffer.from(cursor ?? '', 'base64url')
    .toString()
    .split(':');
  return index === undefined ? 0 : Number(index) + 1;
}

function matches(template: SandboxTemplate, query: URLSearchParams): boolean {
  const { name, language, category, status } = template;
  const facts = { name, language, category, status };
  return Object.entries(facts).every(([field, value]) => {
    const wanted = query.get(field);
    return wanted === null || wanted.toLowerCase() === value.toLowerCase();
  });
}

/** One page; cursors are always there, `next` only where more follows. */
export function listTemplates(
  templates: readonly SandboxTemplate[],
  query: URLSearchParams,
  address: string,
): object {
  const all = templates.filter((template) => matches(template, query));
  const limit = Math.max(1, Number(query.get('limit')) || usualLimit);
  const first = indexAfter(query.get('after'));
  const page = all.slice(first, first + limit);
  const last = first + page.length - 1;
  const next = new URLSearchParams(query);
  next.set('limit', String(limit));
  next.set('after', cursorOf(last));
  return {
    data: page.map((template) => showTemplate(template, query)),
    paging: {
      cursors: { before: cursorOf(first), after: cursorOf(last) },
      ...(last < all.length - 1 ? { next: `${address}?${next}` } : {}),
    },
  };
}
