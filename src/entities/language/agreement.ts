import type { Language } from './language.ts';

const rules: Readonly<Record<Language, Intl.PluralRules>> = {
  en: new Intl.PluralRules('en'),
  es: new Intl.PluralRules('es'),
  pt: new Intl.PluralRules('pt-PT'),
};

export const isOne = (count: number, language: Language): boolean => rules[language].select(count) === 'one';

/** The words of `{0|row|rows}`: one form, or the other. */
const agreements = /\{(\d+)\|([^{}|]*)\|([^{}|]*)\}/g;

/** `1,234` of `1,234 users`; a decimal or a name has none. */
const countOf = (value: unknown): number | undefined => {
  const digits = /^\d+(?:[.,]\d{3})*(?![.,]?\d)/.exec(String(value))?.[0];
  return digits === undefined ? undefined : Number(digits.replace(/[.,]/g, ''));
};

/** `{0|row|rows}` agrees with the count with which the value 0 begins: `{0} {0|row|rows}` is `1 row`, `2 rows`. */
export const agreed = (sentence: string, values: readonly unknown[], language: Language): string =>
  sentence.replace(agreements, (_form, index: string, one: string, many: string) => {
    const count = countOf(values[Number(index)]);
    return count !== undefined && isOne(count, language) ? one : many;
  });
