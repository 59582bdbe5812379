import {
  type CountryCode,
  isSupportedCountry,
  ParseError,
  type PhoneNumber,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import { say } from '../entities/language/say.ts';
import { AudienceError } from './audience-source.ts';
import { isPlainlyValid } from './numbering-plan.ts';

export type PhoneReading =
  | { readonly phone: string; readonly invalidBecause?: undefined }
  | { readonly phone?: undefined; readonly invalidBecause: string };

const parseReasons = new Map<string, string>([
  ['NOT_A_NUMBER', 'not a number'],
  ['INVALID_COUNTRY', 'unknown country code'],
  ['TOO_SHORT', 'too short'],
  ['TOO_LONG', 'too long'],
  ['INVALID_LENGTH', 'wrong number of digits'],
]);

const plainInternational = /^\+[1-9]\d{6,14}$/;
// Zero-width characters, bidirectional marks and soft hyphens come along when a number is copied from a web page or a chat.
const invisible = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g;
const scientific = /^[+-]?\d+(?:[.,]\d+)?E\+?\d+$/i;
// pandas writes a column of numbers with gaps as floats: 12025550100.0
const float = /^(\+?\d+)\.0+$/;
const punctuation = /[\s().\-\u2010-\u2015/]/g;
// Mexico dropped the 1 of mobile numbers in 2019; WhatsApp and older lists still carry it.
const oldMexicanMobile = /^\+521(\d{10})$/;
// Ten bare digits are a national number in too many countries to be taken for an international one.
const international = /^\d{11,15}$/;

/**
 * Reads what a person may write for a phone number. The rules, in order: a plus or 00 is international; else the default
 * country's national form; else 11 to 15 bare digits are taken as international when a plus makes them valid.
 * Valid is what libphonenumber's full metadata calls valid; that includes the fictional +1 NPA 555 01xx of every real area code.
 */
export class PhoneReader {
  readonly #country: CountryCode | undefined;

  constructor(defaultCountry: string | undefined) {
    if (defaultCountry !== undefined && !isSupportedCountry(defaultCountry)) {
      throw new AudienceError(
        say`Expected the default country as an ISO code such as CO, found "${defaultCountry}"; correct the setting DEFAULT_COUNTRY.`,
      );
    }
    this.#country = defaultCountry;
  }

  read(raw: string): PhoneReading {
    if (plainInternational.test(raw) && isPlainlyValid(raw)) return { phone: raw };
    return this.#readSlowly(clean(raw));
  }

  /** A calling code ("57", "+57") or an ISO code ("CO") beside a national number; without a code this is `read`. */
  readWithCode(code: string, raw: string): PhoneReading {
    const name = clean(code).toUpperCase();
    const text = clean(raw);
    if (!name || !text || scientific.test(text) || /^(?:\+|00)/.test(text)) return this.read(raw);
    if (isSupportedCountry(name)) return new PhoneReader(name).read(raw);
    const calling = name.replace(float, '$1').replace(/^(?:\+|00)/, '');
    if (!/^\d{1,4}$/.test(calling)) return { invalidBecause: 'country code is not a number' };
    const joined = this.read(`+${calling}${text.replace(float, '$1')}`);
    if (joined.phone || !text.startsWith(calling)) return joined;
    const whole = this.read(`+${text}`);
    return whole.phone ? whole : joined;
  }

  #readSlowly(text: string): PhoneReading {
    if (text === '') return { invalidBecause: 'phone is empty' };
    if (scientific.test(text))
      return { invalidBecause: 'the spreadsheet cut its digits (scientific notation)' };
    const number = text.replace(float, '$1');
    if (number.startsWith('+')) return readInternational(number);
    if (number.startsWith('00')) return readInternational(`+${number.slice(2)}`);
    const national = this.#country && readWith(number, this.#country);
    if (national?.phone) return national;
    const digits = number.replace(punctuation, '');
    if (international.test(digits)) {
      const whole = readInternational(`+${digits}`);
      if (whole.phone) return whole;
    }
    if (national) return national;
    if (!/^\d+$/.test(digits)) return { invalidBecause: 'not a number' };
    return { invalidBecause: digits.length < 7 ? 'too short' : 'no country code' };
  }
}

// Our own export writes '+… so that no spreadsheet takes it for a formula; people type the same apostrophe in Excel.
const clean = (raw: string) =>
  raw.normalize('NFKC').replace(invisible, '').trim().replace(/^'+/, '').replace(/^tel:/i, '');

function readInternational(text: string): PhoneReading {
  const digits = text.replace(punctuation, '').replace(oldMexicanMobile, '+52$1');
  if (plainInternational.test(digits) && isPlainlyValid(digits)) return { phone: digits };
  return readWith(/^\+\d+$/.test(digits) ? digits : text, undefined);
}

function readWith(text: string, defaultCountry: CountryCode | undefined): PhoneReading {
  const number = parse(text, defaultCountry);
  if (typeof number === 'string') return { invalidBecause: parseReasons.get(number) ?? 'not a number' };
  if (number.ext) return { invalidBecause: 'has an extension' };
  if (number.isValid()) return { phone: number.number };
  const problem = validatePhoneNumberLength(number.number);
  const reason = problem && parseReasons.get(problem);
  return { invalidBecause: reason ?? `no such number under +${number.countryCallingCode}` };
}

function parse(text: string, defaultCountry: CountryCode | undefined): PhoneNumber | string {
  try {
    return parsePhoneNumberWithError(text, { ...(defaultCountry ? { defaultCountry } : {}), extract: false });
  } catch (error) {
    if (error instanceof ParseError) return error.message;
    throw error;
  }
}
