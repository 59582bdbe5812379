import { expect, test } from 'vitest';
import { createLog, errorFields } from '../../src/log.ts';

test('a line break in what went wrong makes no second line in the log', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line: string) => void lines.push(line) });
  const forged = '\n{"level":50,"msg":"forged"}\r\n\u2028{"level":60}';
  log.error({ ...errorFields(new Error(forged)), about: forged }, forged);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toMatch(/[\r\n]/);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 50, about: forged });
});

test.each([
  'Key (phone)=(+12025550147) already exists.',
  'duplicate key +1 (202) 555-0147',
  'no row for 12025550147',
])('an error that names a phone is logged without it: %s', (message) => {
  expect(JSON.stringify(errorFields(new Error(message)))).not.toMatch(/0147|555/);
});
