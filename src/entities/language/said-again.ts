import { agreed } from './agreement.ts';
import { said, spokenLanguage } from './say.ts';
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

/** A sentence of ours that a provider's or a person's words follow. */
function headSaidAgain(english: string): string {
  for (const { index } of english.matchAll(/\. /g)) {
    const head = english.slice(0, index + 1);
    if (said(head) !== head) return `${said(head)} ${saidAgain(english.slice(index + 2))}`;
  }
  return english;
}

/**
 * What was written down in English is said in the language of whoever reads it now: texts that `text` marked, and those of
 * `storedTexts` with their values, also in front of other words. Words of a person or a provider stay as they are.
 */
export function saidAgain(english: string): string {
  const whole = said(english);
  if (whole !== english) return whole;
  for (const { english: key, order, pattern } of patterns) {
    const found = pattern.exec(english);
    if (!found) continue;
    const values: string[] = [];
    for (const [at, index] of order.entries()) values[index] = saidAgain(found[at + 1] ?? '');
    const spoken = agreed(said(key), values, spokenLanguage());
    return spoken.replace(/\{(\d+)\}/g, (_hole, index: string) => values[Number(index)] ?? '');
  }
  return headSaidAgain(english);
}
