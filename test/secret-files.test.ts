import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ConfigError } from '../src/config.ts';
import { readSecretFiles } from '../src/secret-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'treble-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'token');
writeFileSync(file, 'xoxb-from-a-file\n');

test('a secret is read from its file, without the line break at its end', () => {
  const env = readSecretFiles({ SLACK_BOT_TOKEN_FILE: file, PORT: '3000' });
  expect(env.SLACK_BOT_TOKEN).toBe('xoxb-from-a-file');
  expect(env.PORT).toBe('3000');
});

test('only secrets come from files', () => {
  expect(readSecretFiles({ PORT_FILE: file }).PORT).toBeUndefined();
});

test.each([
  ['both ways', { SLACK_BOT_TOKEN: 'xoxb-typed', SLACK_BOT_TOKEN_FILE: file }, 'are both set'],
  ['a file that is not there', { METRICS_TOKEN_FILE: join(folder, 'none') }, 'cannot be read (ENOENT)'],
])('%s is a problem, told without the value', (_story, env, sentence) => {
  const told = () => readSecretFiles(env);
  expect(told).toThrow(ConfigError);
  expect(told).toThrow(sentence);
  expect(told).not.toThrow(/xoxb/);
});
