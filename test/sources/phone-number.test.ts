import fc from 'fast-check';
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { isPlainlyValid } from '../../src/sources/numbering-plan.ts';
import { PhoneReader } from '../../src/sources/phone-number.ts';

const fromAnywhere = new PhoneReader(undefined);

test.each([
  ['as it should be', '+12025550100'],
  ['written for people', '+1 (202) 555-0100'],
  ['with dots', '+1.202.555.0100'],
  ['with 00 instead of a plus', '0012025550100'],
  ['without its plus', '12025550100'],
  ['without its plus, written for people', '1 (202) 555-0100'],
  ['as a link', 'tel:+1-202-555-0100'],
  ['with invisible marks from a web page', '\u202A+1 202\u00A0555\u200B0100\u202C'],
  ['with the apostrophe of a spreadsheet', "'+12025550100"],
  ['as a float, as pandas writes it', '12025550100.0'],
  ['with full-width digits', '＋１２０２５５５０１００'],
])('a number %s is understood', (_story, raw) => {
  expect(fromAnywhere.read(raw)).toEqual({ phone: '+12025550100' });
});

test.each([
  ['nothing', '', 'phone is empty'],
  ['invisible letters only', ' \u200B\u2060 ', 'phone is empty'],
  ['a name', 'Ana', 'not a number'],
  ['a number with a name', 'Ana +12025550100', 'not a number'],
  ['signs only', '---', 'not a number'],
  ['two numbers in one cell', '+12025550100 / +12025550101', 'not a number'],
  ['a national number', '202 555 0100', 'no country code'],
  ['a few digits', '55501', 'too short'],
  ['an international number cut short', '+1202555', 'too short'],
  ['an international number with too many digits', '+120255501001234', 'too long'],
  ['far too many digits', `+1${'2'.repeat(400)}`, 'too long'],
  ['a country that does not exist', '+999 202 555 0100', 'unknown country code'],
  ['an area that does not exist', '+1 555 555 0100', 'no such number under +1'],
  ['scientific notation', '1.20256E+10', 'the spreadsheet cut its digits (scientific notation)'],
  [
    'scientific notation of other countries',
    '1,20256E+10',
    'the spreadsheet cut its digits (scientific notation)',
  ],
  ['an extension', '+12025550100 ext. 12', 'has an extension'],
])('%s is refused with its reason', (_story, raw, invalidBecause) => {
  expect(fromAnywhere.read(raw)).toEqual({ invalidBecause });
});

test.each([
  ['US', '(202) 555-0100', '+12025550100'],
  ['US', '1 202 555 0100', '+12025550100'],
  ['CO', '+1 202 555 0100', '+12025550100'],
  ['CO', '12025550100', '+12025550100'],
  ['MX', '+52 1 55 1234 5678', '+525512345678'],
  ['AR', '011 15 2345-6789', '+5491123456789'],
])('in %s "%s" means %s', (country, raw, phone) => {
  expect(new PhoneReader(country).read(raw)).toEqual({ phone });
});

test('a thousand fictional numbers exist that nobody owns: 555-01xx in ten real area codes', () => {
  const areas = [202, 212, 305, 312, 404, 415, 512, 617, 702, 713];
  const numbers = areas.flatMap((area) =>
    Array.from({ length: 100 }, (_, last) => `+1${area}55501${String(last).padStart(2, '0')}`),
  );
  expect(new Set(numbers).size).toBe(1_000);
  expect(numbers.filter((number) => fromAnywhere.read(number).phone !== number)).toEqual([]);
});

test('the quick answer never differs from libphonenumber', () => {
  const codes = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))];
  const number = fc
    .tuple(fc.constantFrom(...codes), fc.stringMatching(/^\d{6,12}$/))
    .map(([code, rest]) => `+${code}${rest}`.slice(0, 16));
  let quick = 0;
  fc.assert(
    fc.property(number, (text) => {
      if (!isPlainlyValid(text)) return;
      quick++;
      const known = parsePhoneNumberFromString(text, { extract: false });
      expect([known?.number, known?.isValid()]).toEqual([text, true]);
    }),
    { numRuns: 20_000 },
  );
  expect(quick).toBeGreaterThan(500);
});

test('a number that could lose a national prefix is left to libphonenumber', () => {
  const japaneseFreephone = '+810037682371899468';
  expect(parsePhoneNumberFromString(japaneseFreephone, { extract: false })?.number).not.toBe(
    japaneseFreephone,
  );
  expect(isPlainlyValid(japaneseFreephone)).toBe(false);
});
