import type { ReadPhones } from '../../dispatch/audience/audiences.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { say } from '../../entities/language/say.ts';
import { maskPhone } from '../../entities/phone-mask.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';

/** What of a list was no phone number, with examples; nothing when all was well. In mrkdwn. */
export function invalidWords({ invalid, examples }: ReadPhones): string[] {
  if (invalid === 0) return [];
  const named = examples.map(
    ({ text, because }) => `“${escapeText(oneLine(text), 60)}” (${escapeText(saidAgain(because), 80)})`,
  );
  const rows = counted(invalid, 'row');
  const list = named.join(', ');
  return [
    invalid === 1
      ? say`${rows} is no phone number and was left out: ${list}.`
      : say`${rows} are no phone numbers and were left out: ${list}.`,
  ];
}

const mostPhones = 5;

/** `+57•••••4567, +57•••••1234 and 3 more`. */
export function maskedPhones(phones: readonly string[]): string {
  const shown = phones.slice(0, mostPhones).map(maskPhone);
  const more = phones.length - shown.length;
  return more > 0 ? say`${shown.join(', ')} and ${countText(more)} more` : shown.join(', ');
}
