import { expect, test } from 'vitest';
import { speaking } from '../../src/entities/language/say.ts';
import { sayWords } from '../../src/reports/say-words.ts';

const at = new Date('2026-03-04T09:00:00Z');
const ana = { user: 'U0ANA' };

test('values that are more than text stand between the words', () => {
  expect(sayWords`Since ${{ at }}: ${3} users wait.`).toEqual(['Since ', { at }, ': 3 users wait.']);
  expect(sayWords`${ana}`).toEqual([ana]);
});

test('another language orders them in its own way', () => {
  const translate = (english: string) =>
    english === '{0} acknowledged it at {1}.' ? 'A las {1} lo confirmó {0}.' : english;
  const said = speaking({ language: 'es', translate }, () => sayWords`${ana} acknowledged it at ${{ at }}.`);
  expect(said).toEqual(['A las ', { at }, ' lo confirmó ', ana, '.']);
});
