import { expect, test } from 'vitest';
import { askedWaitMs } from '../../src/http/asked-wait.ts';

const now = Date.parse('2026-11-06T08:49:00Z');
const dayMs = 86_400_000;

test.each<[story: string, header: string | string[] | undefined, waitMs: number | undefined]>([
  ['seconds', '12', 12_000],
  ['parts of a second, rounded up to a whole millisecond', '0.0004', 1],
  ['the first of several', ['3', '9'], 3_000],
  ['a moment', 'Fri, 06 Nov 2026 08:49:37 GMT', 37_000],
  ['a moment that has passed', 'Fri, 06 Nov 2026 08:40:00 GMT', 0],
  ['more than anybody can mean', '99999999999999999999', dayMs],
  ['a moment after years', 'Sun, 06 Nov 2044 08:49:37 GMT', dayMs],
  ['nothing', undefined, undefined],
  ['no words', '', undefined],
  ['words', 'soon', undefined],
  ['less than nothing', '-3', undefined],
])('%s', (_story, header, waitMs) => {
  expect(askedWaitMs({ headers: { 'retry-after': header } }, now)).toBe(waitMs);
});
