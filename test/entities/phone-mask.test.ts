import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutNumbers } from '../../src/entities/phone-mask.ts';

test.each([
  'until 2026-12-01 09:00',
  'until 2026-12-01',
  'until 01/12/2026 09:00, then again',
  'from 1.12.2026 to 5.12.2026',
  'from 2026-12-01 09:00 - 2026-12-02 18:30',
  '09:00 2026-12-01',
  'at 09:00 - 18:00 on 12/01',
  'sent 1500 of 20000 (7 %)',
  '100 000 users',
  'version 3 - 2026',
])('%s is shown', (text) => {
  expect(withoutNumbers(text)).toBe(text);
});

test.each([
  ['call +1 202 555 0123', 'call +•••'],
  ['call (202) 555-0123 until 2026-12-01 09:00', 'call (••• until 2026-12-01 09:00'],
  ['2025550123', '•••'],
  ['555-0123', '•••'],
  ['57 2026-12-01 55', '•••'],
  ['+2026-12-01', '+•••'],
  ['2026-13-01', '•••'],
  ['1926-12-01', '•••'],
])('%s is masked as %s', (text, masked) => {
  expect(withoutNumbers(text)).toBe(masked);
});

const phone = fc
  .tuple(
    fc.constantFrom('', '+'),
    fc.array(fc.tuple(fc.nat(9), fc.constantFrom('', '', '', ' ', '-', '.', ' (', ') ')), {
      minLength: 9,
      maxLength: 15,
    }),
  )
  .map(([plus, digits]) => `${plus}${digits.map(([digit, sign]) => `${digit}${sign}`).join('')}`);
const around = fc.constantFrom('', 'call ', 'until 2026-12-01 09:00 ', '2026-12-01 ', '09:00 - ', 'x');

test('a phone is masked however it is written, beside dates and times too', () => {
  fc.assert(
    fc.property(around, phone, around, (before, number, after) => {
      const masked = withoutNumbers(`${before}${number} ${after}`);
      const bare = before + after;
      const left = masked.replace(/2026-12-01|09:00/g, '').replace(/\D/g, '');
      expect(masked).toContain('•••');
      expect(left.length, `${masked} of ${bare}`).toBeLessThan(7);
      expect(masked).not.toContain(number.trim());
    }),
    { numRuns: 3000 },
  );
});
