import { agreed } from '../entities/language/agreement.ts';
import { said, spokenLanguage } from '../entities/language/say.ts';
import type { Words } from './report-document.ts';

/**
 * A whole sentence whose values may be people, channels and moments: sayWords`Since ${{ at }}.` has the key `Since {0}.`
 * and gives the pieces in the order of the language that is spoken.
 */
export function sayWords(parts: TemplateStringsArray, ...values: readonly (Words[number] | number)[]): Words {
  const [first = '', ...rest] = parts;
  const english = rest.reduce((text, part, index) => `${text}{${index}}${part}`, first);
  const words: Words[number][] = [];
  for (const [index, piece] of agreed(said(english), values, spokenLanguage())
    .split(/\{(\d+)\}/)
    .entries()) {
    const value = index % 2 === 0 ? piece : (values[Number(piece)] ?? `{${piece}}`);
    const word = typeof value === 'number' ? String(value) : value;
    const last = words.at(-1);
    if (typeof word === 'string' && typeof last === 'string') words[words.length - 1] = `${last}${word}`;
    else if (word !== '') words.push(word);
  }
  return words;
}
