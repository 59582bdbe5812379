import { parse } from 'csv-parse/sync';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { expect, test } from 'vitest';
import {
  sampleAudienceCsv,
  sampleCounts,
  sampleExcludedPhones,
} from '../../../src/sandbox/whatsapp/sample-audience.ts';

const rows: string[][] = parse(sampleAudienceCsv());
const [header, ...people] = rows;

function review() {
  const seen = new Set<string>();
  const excluded = new Set(sampleExcludedPhones);
  return people.map(([written = '', firstName = '', discount = '']) => {
    const phone = parsePhoneNumberFromString(written);
    if (!phone?.isValid()) return { cause: 'invalid', phone: written };
    if (seen.has(phone.number)) return { cause: 'duplicate', phone: phone.number };
    seen.add(phone.number);
    if (excluded.has(phone.number)) return { cause: 'excluded', phone: phone.number };
    const unusable = [firstName, discount].some((value) => !value.trim() || /[\n\r\t]/.test(value));
    return { cause: unusable ? 'incomplete' : 'valid', phone: phone.number };
  });
}

test('a review of the sample counts what it promises', () => {
  const counts: Record<string, number> = { rows: people.length };
  for (const { cause } of review()) counts[cause] = (counts[cause] ?? 0) + 1;

  expect(header).toEqual(['phone', 'first_name', 'discount', 'order_id', 'city']);
  expect(counts).toEqual(sampleCounts);
  expect(counts).toEqual({
    rows: 1_000,
    invalid: 40,
    duplicate: 25,
    excluded: 15,
    incomplete: 20,
    valid: 900,
  });
});

test('every two-digit ending is sent to nine times', () => {
  const endings = review().flatMap(({ cause, phone }) => (cause === 'valid' ? [phone.slice(-2)] : []));
  const counts = new Map<string, number>();
  for (const ending of endings) counts.set(ending, (counts.get(ending) ?? 0) + 1);

  expect(counts.size).toBe(100);
  expect(new Set(counts.values())).toEqual(new Set([9]));
});

test('every phone is reserved for fiction, and the invalid ones stay invalid with a plus in front', () => {
  for (const { cause, phone } of review()) {
    if (cause === 'invalid') expect(parsePhoneNumberFromString(`+${phone}`)?.isValid() ?? false).toBe(false);
    else expect(phone).toMatch(/^\+1\d{3}55501\d\d$/);
  }
  expect(sampleExcludedPhones).toHaveLength(15);
});

test('the sample is always the same, with quotes, commas, line breaks and many alphabets in it', () => {
  const csv = sampleAudienceCsv();

  expect(csv).toBe(sampleAudienceCsv());
  for (const part of ['"Robert ""Bob"""', '"William, Jr."', '"Ana\nMaría"', 'محمد', '花子', 'Łukasz']) {
    expect(csv).toContain(part);
  }
  expect(Math.max(...people.flat().map((value) => value.length))).toBeLessThan(60);
});

test('refusals “too fast” come in one burst, which slows the line down once', () => {
  const places = rows.flatMap(([phone], index) => (/^\+1\d{8}81$/.test(phone ?? '') ? [index] : []));
  expect(places.length).toBeGreaterThan(5);
  expect(Math.max(...places) - Math.min(...places)).toBe(places.length - 1);
});
