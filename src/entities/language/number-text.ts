import { isOne } from './agreement.ts';
import { said, say, spokenLanguage } from './say.ts';

const formats = {
  en: new Intl.NumberFormat('en-US'),
  // Spanish leaves four digits together by default; a column of figures reads better with the mark everywhere.
  es: new Intl.NumberFormat('es', { useGrouping: 'always' }),
  pt: new Intl.NumberFormat('pt-BR'),
} as const;

/** `12,345` or `12.345`. */
export const countText = (count: number): string => formats[spokenLanguage()].format(count);

/** Always with one digit behind the mark: `66.7` or `66,7`. */
export const decimalText = (value: number): string =>
  value.toFixed(1).replace('.', spokenLanguage() === 'en' ? '.' : ',');

const oneDigit = (percent: number): string => say`${decimalText(percent)} %`;

/** `66.7 %`; some are never told as none, nor nearly all as all. */
export function percentOf(percent: number): string {
  if (percent > 0 && percent < 0.05) return say`under ${oneDigit(0.1)}`;
  return percent < 100 && percent >= 99.95 ? say`over ${oneDigit(99.9)}` : oneDigit(percent);
}

/** Both forms of a noun, each marked with `text`. */
export interface Noun {
  readonly one: string;
  readonly many: string;
}

/** `1 user`, `2,000 users`; in Portuguese as in English, none is many. */
export const countedNoun = (count: number, { one, many }: Noun): string =>
  `${countText(count)} ${said(isOne(count, spokenLanguage()) ? one : many)}`;
