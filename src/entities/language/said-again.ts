import { said } from './say.ts';
import { storedTexts } from './stored-texts.ts';

const hole = /\{\d+\}/;
const literal = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const patterns = storedTexts
  .filter((english) => hole.test(english))
  .map((english) => ({
    english,
    order: [...english.matchAll(/\{(\d+)\}/g)].map(([, index]) => Number(index)),
    pattern: new RegExp(`^${english.split(hole).map(literal).join('([^]*?)')}$`, 'u'),
  }));

/**
 * What was written down in English is said in the language of whoever reads it now: texts that `text` marked, and those of
 * `storedTexts` with their values. Words of a person or a provider stay as they are.
 */
export function saidAgain(english: string): string {
  const whole = said(english);
  if (whole !== english) return whole;
  for (const { english: key, order, pattern } of patterns) {
    const found = pattern.exec(english);
    if (!found) continue;
    const values = new Map(order.map((index, at) => [index, saidAgain(found[at + 1] ?? '')]));
    return said(key).replace(/\{(\d+)\}/g, (_hole, index: string) => values.get(Number(index)) ?? '');
  }
  return english;
}
