import { type PageWords, pageWords } from './page-words.ts';

/** The language of the reader's Slack: its words, and how it writes numbers and dates. */
export type Speech = {
  /** A tag that `Intl` knows. */
  readonly tag: string;
  readonly say: (words: PageWords, ...parts: readonly (string | number)[]) => string;
  readonly number: (value: number, options?: Intl.NumberFormatOptions) => string;
};

const speech = (tag: string, translate: (words: PageWords) => string): Speech => ({
  tag,
  say: (words, ...parts) =>
    translate(words).replace(/\{(\d)\}/g, (_whole, at: string) => String(parts[Number(at)] ?? '')),
  // Spanish leaves four digits together by default, unlike the app.
  number: (value, options) => value.toLocaleString(tag, { useGrouping: 'always', ...options }),
});

const english = speech('en-US', (words) => words);

const speeches: Readonly<Record<string, Speech>> = {
  en: english,
  es: speech('es', (words) => pageWords[words].es),
  pt: speech('pt-BR', (words) => pageWords[words].pt),
};

/** Slack's tags, such as `es-LA`; what is not spoken here is English. */
export const speechOf = (locale: string): Speech => speeches[locale.slice(0, 2)] ?? english;
