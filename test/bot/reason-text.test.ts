import { expect, test } from 'vitest';
import { type Reason, reasonText } from '../../src/bot/views/reason-text.ts';

const framed =
  '(#131021) Recipient cannot be sender — Sender and recipient phone number is the same. (fbtrace_id AETrpHghNyQ)';

const reasons: [story: string, reason: Reason, shown: string][] = [
  ['a cause alone', { cause: 'invalid_number', code: '', detail: '' }, 'Not a valid WhatsApp number.'],
  ['with a code', { cause: 'invalid_number', code: '131021' }, 'Not a valid WhatsApp number (code 131021)'],
  [
    'what our review found',
    { cause: 'invalid_number', detail: 'too short' },
    'Not a valid WhatsApp number: too short',
  ],
  [
    'Meta’s words, whose own frame says the code again and an id',
    { cause: 'invalid_number', code: '131021', detail: framed },
    'Not a valid WhatsApp number (code 131021): Recipient cannot be sender — Sender and recipient phone number is the same.',
  ],
  ['an unknown cause with markup', { cause: '<!here> x', detail: '<@U0>' }, '&lt;!here&gt; x: &lt;@U0&gt;'],
];
test.each(reasons)('a user’s status tells %s', (_story, reason, shown) => {
  expect(reasonText(reason)).toBe(shown);
});
