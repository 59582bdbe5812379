import { SandboxError } from './sandbox-error.ts';
import { needsOf, type SandboxTemplate, type TemplateNeeds, type TemplateScore } from './template.ts';

export interface BookedTemplate {
  readonly template: SandboxTemplate;
  readonly needs: TemplateNeeds;
}

/** The templates of the business account, by name and language. */
export interface TemplateBook {
  list(): readonly SandboxTemplate[];
  find(name: string, language: string): BookedTemplate | undefined;
  findById(id: string): SandboxTemplate | undefined;
  /** Adds a template, or replaces the one of the same name and language. */
  put(template: SandboxTemplate): void;
  /** Changes the status, and the score where one is given; a template that does not exist is an error. */
  setStatus(name: string, language: string, status: string, score?: TemplateScore): SandboxTemplate;
}

const keyOf = (name: string, language: string): string => `${name} ${language.replace('-', '_')}`;

export function createTemplateBook(seeds: readonly SandboxTemplate[]): TemplateBook {
  const byKey = new Map<string, BookedTemplate>();
  const book: TemplateBook = {
    list: () => [...byKey.values()].map(({ template }) => template),
    find: (name, language) => byKey.get(keyOf(name, language)),
    findById: (id) => book.list().find((template) => template.id === id),
    put: (template) => {
      byKey.set(keyOf(template.name, template.language), { template, needs: needsOf(template) });
    },
    setStatus: (name, language, status, score) => {
      const booked = book.find(name, language);
      if (!booked) {
        const known = book.list().map((template) => `${template.name} (${template.language})`);
        throw new SandboxError(
          `Expected a template of the sandbox (${known.join(', ')}), found ${name} (${language}).`,
        );
      }
      const template = { ...booked.template, status, ...(score && { quality_score: { score } }) };
      book.put(template);
      return template;
    },
  };
  for (const seed of seeds) book.put(seed);
  return book;
}
