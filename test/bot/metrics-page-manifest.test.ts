import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { metricsPage } from './metrics-page.ts';

test('each sentence of the metrics page stands once, in the page’s sections', () => {
  expect(Object.keys(metricsPage)).toEqual([
    'Three ways in',
    'Summary',
    'Deployment states',
    'Individual users',
    'User conversation history',
    'Filters',
  ]);
  const sentences = Object.entries(metricsPage).flatMap(([section, told]) =>
    told.map(({ sentence }) => `${section}: ${sentence}`),
  );
  expect(new Set(sentences).size).toBe(sentences.length);
});

describe.each(Object.entries(metricsPage))('%s', (_section, sentences) => {
  test.each(sentences)('“$sentence” has its test through the Slack door', ({ file, title }) => {
    const path = join(import.meta.dirname, file);
    expect(existsSync(path), `${file} is gone`).toBe(true);
    const source = readFileSync(path, 'utf8');
    expect(source, `${file} does not enter by the Slack door`).toContain('await startBotOnDatabase()');
    expect(source, `${file} has no test called “${title}”`).toContain(title);
    // The title begins a test or a row of one, and is no comment.
    const before = source.slice(0, source.indexOf(title)).split('\n').at(-1) ?? '';
    expect(before).toMatch(/^\s*(test\(|\[)?['"]“?$/);
  });
});
