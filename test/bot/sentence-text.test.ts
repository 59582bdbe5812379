import { expect, test } from 'vitest';
import { sentenceText } from '../../src/bot/blocks/slack-text.ts';

test.each([
  ['Type /treble approve D-104 again.', 'Type `/treble approve D-104` again.'],
  ['/treble lists shows those there are.', '`/treble lists` shows those there are.'],
  [
    'Change it with /treble conversation edit Spring sale.',
    'Change it with `/treble conversation edit Spring sale`.',
  ],
  ['Give it a flow first: /treble flow Spring sale', 'Give it a flow first: `/treble flow Spring sale`'],
  [
    'It is on hold. /treble release template spring lifts it.',
    'It is on hold. `/treble release template spring` lifts it.',
  ],
  ['Type /treble agents add there first.', 'Type `/treble agents add` there first.'],
  [
    'Which? For example: /treble hold line +1 555 The SIM',
    'Which? For example: `/treble hold line +1 555 The SIM`',
  ],
])('%s: what can be typed is set as code, and nothing else', (sentence, shown) => {
  expect(sentenceText(sentence)).toBe(shown);
});
