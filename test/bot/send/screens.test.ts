import type { ModalView } from '@slack/types';
import { expect, test } from 'vitest';
import { sayLaunched } from '../../../src/bot/send/done-view.ts';
import { listFormView } from '../../../src/bot/send/list-form.ts';
import { reviewMessage } from '../../../src/bot/send/review-message.ts';
import { reviewView } from '../../../src/bot/send/review-view.ts';
import { sendFormView } from '../../../src/bot/send/send-form.ts';
import { checkingView } from '../../../src/bot/send/waiting-views.ts';
import type { Review } from '../../../src/dispatch/dispatch.ts';
import { validateMessage, validateView } from '../../../src/sandbox/slack/validate-blocks.ts';
import { springSummary } from '../support/far-sides.ts';
import { counts, review, springSale } from './cast.ts';

const hostile = '<!channel> <@U1> <https://x|Pay here> `code` *bold* \u202Eevil\u200B &lt; ';
const long = hostile.repeat(300);
const none = { ...counts, rows: 1, valid: 0, invalid: 1, duplicate: 0, excluded: 0, variableUnfilled: 0 };
const sample = { phone: long, header: long, body: long, footer: long, buttons: Array(12).fill(long) };
const origin = { channelId: 'C0GROWTH', files: ['F1', 'F2'] };
const chosen = { text: 'Spring sale', value: '31', description: 'spring_sale · es · APPROVED' };
const launched = { ...springSummary, waiting: 900, alreadyLaunched: false };

const overlong: Review = {
  ...review,
  conversation: {
    ...springSale,
    name: long,
    template: { ...springSale.template, name: long, language: long },
  },
  audienceName: long,
  counts: { ...counts, rows: 10_000_000, valid: 9_000_000, agentSession: 7, tooManyTemplates: 8 },
  missingColumns: Array(60).fill(long),
  samples: [sample, sample, sample],
  line: { id: long, displayPhone: undefined },
  estimatedSeconds: 128_572,
};

/** As the repository's formatter writes it: lists of words on one line. */
const printed = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(/\[\s+("\w+"(?:,\s+"\w+")*)\s+\]/g, (_list, words: string) => `[${words.replace(/\s+/g, ' ')}]`)}\n`;

const calm = { simulated: false };
const screens: Record<string, ModalView> = {
  'send-form': sendFormView({ origin, ...calm }),
  'send-form-with-a-draft': sendFormView({
    origin: { channelId: '', files: ['F1'] },
    conversation: chosen,
    keptFileName: 'list.csv',
    offer: {
      kind: 'review',
      draft: {
        id: 17,
        conversation: 'Spring sale',
        versionNumber: 2,
        audienceName: 'list.csv',
        createdAt: new Date('2026-03-04T14:05:00Z'),
        users: 900,
      },
    },
    ...calm,
  }),
  'send-form-refused': sendFormView({
    origin,
    conversation: chosen,
    pasted: '+12025550101',
    fileName: 'list.csv',
    problem: 'Row 1 of list.csv: expected a column for the phone, found name, city.',
    simulated: true,
  }),
  'send-form-overlong': sendFormView({
    origin,
    conversation: { text: long, value: '31', description: long },
    pasted: long,
    fileName: long,
    problem: long,
    simulated: true,
  }),
  'list-form': listFormView({ origin, files: [{ id: 'F1', name: 'big.csv' }], ...calm }),
  'list-form-overlong': listFormView({
    origin,
    files: Array.from({ length: 50 }, (_each, index) => ({ id: `F${index}`, name: long })),
    problem: long,
    simulated: true,
  }),
  checking: checkingView(120_000),
  review: reviewView(review, { simulated: true }),
  'review-few': reviewView(
    {
      ...review,
      unfilled: [{ column: 'first_name', users: 6 }],
      unusable: [{ column: 'first_name', users: 1 }],
      counts: { ...none, valid: 1, invalid: 0 },
      samples: review.samples.slice(1),
      estimatedSeconds: 1,
    },
    calm,
  ),
  'review-nothing-valid': reviewView(
    { ...review, counts: none, samples: [], missingColumns: ['city'] },
    calm,
  ),
  'review-not-sendable': reviewView({ ...review, notSendable: 'The template spring_sale is PAUSED.' }, calm),
  'review-overlong': reviewView(overlong, { simulated: true, note: long }),
  done: sayLaunched(launched, 'member', true).view,
  'done-held': sayLaunched({ ...launched, holds: [{ kind: 'frozen', because: long }] }, 'outside', false)
    .view,
};

test.each(Object.entries(screens))('the screen %s is as kept, and Slack takes it', async (name, view) => {
  expect(validateView(view)).toEqual([]);
  expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(100_000);
  await expect(printed(view)).toMatchFileSnapshot(`screens/${name}.json`);
});

test.each([
  ['review', review],
  ['review-overlong', overlong],
])('the message for the %s is as kept, and Slack takes it', async (name, reviewed) => {
  const message = reviewMessage(reviewed, true);
  expect(validateMessage(message)).toEqual([]);
  expect(message.text).toContain('SIMULATED');
  await expect(printed(message)).toMatchFileSnapshot(`screens/message-${name}.json`);
});

/** Everything that Slack would read for mentions, links and markup. */
const mrkdwnIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(mrkdwnIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value ? [String(value.text)] : [];
  return [...own, ...Object.values(value).flatMap(mrkdwnIn)];
};

test('no word of a list, a template or an error becomes a mention or a link, nor turns the text around', () => {
  const everything: unknown[] = [
    ...Object.values(screens).flatMap((view) => view.blocks),
    ...reviewMessage(overlong, true).blocks,
  ];
  const texts = mrkdwnIn(everything);
  expect(texts.some((text) => text.includes('&lt;!channel&gt;'))).toBe(true);
  const markup = texts.flatMap((text) => text.match(/<[^>]*>/g) ?? []);
  expect(new Set(markup.filter((found) => !found.startsWith('<!date^')))).toEqual(new Set(['<#C0GROWTH>']));
  expect(reviewMessage(overlong, true).text).not.toMatch(/</);
  // What was typed goes back into its field as it was.
  expect(JSON.stringify(everything).replace(/"initial_value":"[^"]*"/g, '')).not.toMatch(/[\u202E\u200B]/);
});

test('phones of samples are masked', () => {
  const shown = JSON.stringify(screens.review);
  expect(shown).toContain('+12•••••0101');
  expect(shown).not.toContain('2025550101');
});

test('a cause without rows is left out, what will be sent never', () => {
  const few = JSON.stringify(screens['review-nothing-valid']);
  expect(few).toContain('*Will be sent*\\n0');
  expect(few).toContain('*Invalid*\\n1');
  expect(few).not.toContain('Duplicate');
  expect(screens['review-nothing-valid']).not.toHaveProperty('submit');
  expect(screens['review-not-sendable']).not.toHaveProperty('submit');
});

test.each([
  [0, 'about a second'],
  [59.2, 'about a minute'],
  [60, 'about a minute'],
  [61, 'about 2 minutes'],
  [3_600, 'about 1 h'],
  [7_800, 'about 2 h 10 min'],
])('%d seconds are said as %s', (estimatedSeconds, words) => {
  expect(JSON.stringify(reviewView({ ...review, estimatedSeconds }, calm))).toContain(
    `, in ${words}. Each user`,
  );
});
