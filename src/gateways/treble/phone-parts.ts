import { numberAt, textAt } from '../../entities/json.ts';

/** Country codes of two digits (ITU-T E.164); 1 and 7 stand alone, all others have three. */
const ofTwoDigits = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
);

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** An E.164 number in the two parts in which Treble takes it. */
export function phoneParts(phone: string): { country_code: string; cellphone: string } {
  const digits = digitsOf(phone);
  const length = /^[17]/.test(digits) ? 1 : ofTwoDigits.has(digits.slice(0, 2)) ? 2 : 3;
  return { country_code: `+${digits.slice(0, length)}`, cellphone: digits.slice(length) };
}

const part = (user: unknown, key: string): string =>
  digitsOf(textAt(user, key) ?? String(numberAt(user, key) ?? ''));

/** The digits of a number in Treble's two parts, with or without plus; undefined where one is missing. */
export function phoneDigits(user: unknown): string | undefined {
  const [country, national] = [part(user, 'country_code'), part(user, 'cellphone')];
  return country === '' || national === '' ? undefined : country + national;
}
