import { AsyncLocalStorage } from 'node:async_hooks';
import { agreed } from './agreement.ts';
import { catalogues } from './catalogues.ts';
import { englishUses } from './english-uses.ts';
import type { Language } from './language.ts';

/** How a text is said to whoever is listening now. */
export interface Tongue {
  readonly language: Language;
  /** The English text as it is written in the code, with `{0}`, `{1}` … where values stand. */
  readonly translate: (english: string) => string;
}

const inEnglish = (key: string): string => englishUses[key] ?? key;

export const tongues: Readonly<Record<Language, Tongue>> = {
  en: { language: 'en', translate: inEnglish },
  es: { language: 'es', translate: (english) => catalogues.es[english] ?? inEnglish(english) },
  pt: { language: 'pt', translate: (english) => catalogues.pt[english] ?? inEnglish(english) },
};

const listening = new AsyncLocalStorage<Tongue>();

/** Everything said within `act`, and in what it awaits, is said in this tongue. */
export const speaking = <Result>(tongue: Tongue, act: () => Result): Result => listening.run(tongue, act);

/** English where nobody chose: what nobody reads, such as a log, needs no choice. */
const tongue = (): Tongue => listening.getStore() ?? tongues.en;

export const spokenLanguage = (): Language => tongue().language;

/**
 * A whole sentence: say`Paused *${name}*.` Its key in the catalogues is `Paused *{0}*.` Words that agree with a count
 * stand in both forms, in a key or in a translation: say`${count} {0|row is|rows are} left.`
 */
export function say(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const [first = '', ...rest] = parts;
  const english = rest.reduce((text, part, index) => `${text}{${index}}${part}`, first);
  const { language, translate } = tongue();
  return agreed(translate(english), values, language).replace(/\{(\d+)\}/g, (hole, index: string) =>
    String(values[Number(index)] ?? hole),
  );
}

/** Marks a text of a table for the catalogues; it is said later, to whoever listens then. */
export const text = <English extends string>(english: English): English => english;

/** Says a text that was marked with `text`. */
export const said = (english: string): string => tongue().translate(english);
