import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseFlow } from '../../src/flows/parse-flow.ts';

test('the flow in the README is one', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
  const [, source = ''] = /```yaml\n(start:[\s\S]*?)```/.exec(readme) ?? [];
  const parsed = parseFlow(source);
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  expect(parsed.ok && parsed.flow.steps.length).toBe(12);
});
