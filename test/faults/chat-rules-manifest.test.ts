import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectations } from '../../src/flows/flow.ts';
import { chatRules, stepTests } from './chat-rules.ts';

const root = join(import.meta.dirname, '..', '..');
const sourceOf = (file: string): string => readFileSync(join(root, file), 'utf8');

test.each([...Object.entries(chatRules), ...Object.entries(stepTests)])('%s', (_rule, { file, title }) => {
  const source = sourceOf(file);
  expect(source, `${file} has no test called “${title}”`).toContain(title);
  // The title stands where a test begins or a story is named, and not in a comment.
  const words = source.slice(0, source.indexOf(title)).split('\n').at(-1) ?? '';
  expect(words).toMatch(/(test\(|step: )['"]$|^\s*['"]$/);
});

test('every kind of answer is asked for through the door', () => {
  const source = sourceOf('test/dispatch/sessions/step-kinds.test.ts');
  const missing = expectations.filter(
    (one) => one !== 'text' && !source.includes(`expect: ${one}`) && !source.includes(`    ${one}: [`),
  );
  expect(missing).toEqual([]);
});
