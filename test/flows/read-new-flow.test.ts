import { expect, test } from 'vitest';
import { readyFlows } from '../../src/flows/gallery/index.ts';
import { parseFlow } from '../../src/flows/parse-flow.ts';
import { readNewFlow } from '../../src/flows/read-new-flow.ts';

const saying = (words: string): string => `steps:\n  - message: ${JSON.stringify(words)}\n`;
const expected = 'Expected a variable such as {{first_name}} or {{first_name|there}}, found';

test.each([
  ['Hi {{first_name', '{{first_name'],
  ['Hi {{first name}}!', '{{first name}}!'],
  ['Hi {{1}}', '{{1}}'],
  ['{{first_name}}, {{}}', '{{}}'],
])('“%s” would reach customers with its braces, so it is told with its place', (words, found) => {
  const message = `${expected} “${found}”.`;
  expect(readNewFlow(saying(words))).toEqual({ ok: false, problems: [{ line: 2, column: 14, message }] });
  expect(parseFlow(saying(words))).toMatchObject({ ok: true });
});

test.each(['Hi {{ first_name }}', 'Hi {{first_name|my friend}}', 'A {brace} and {"json": {"is": "fine"}}'])(
  '“%s” is fine',
  (words) => {
    expect(readNewFlow(saying(words))).toEqual(parseFlow(saying(words)));
  },
);

test.each(readyFlows.map(({ source }) => [source]))('a ready flow can be saved', (source) => {
  expect(readNewFlow(source)).toMatchObject({ ok: true });
});
