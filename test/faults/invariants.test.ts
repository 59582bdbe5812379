import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { invariants } from './invariants.ts';

const root = join(import.meta.dirname, '..', '..');

test('every invariant of sending names the test that fails without its guard, once', () => {
  const named = ['S1', ...Array.from({ length: 18 }, (_, index) => `S${index + 4}`)];
  expect(invariants.map(({ id }) => id)).toEqual(named);
});

test.each(invariants)('$id: $says', ({ id, file, title }) => {
  const source = readFileSync(join(root, file), 'utf8');
  const words = source.slice(0, source.indexOf(title)).split('\n').at(-1) ?? '';
  expect(source, `${file} has no test called “${title}”`).toContain(title);
  // The title stands where a test or a group begins, and not in a comment.
  expect(`${words}${title}`, id).toMatch(/(test|describe|it)\b|^\s*['"]/);
});
