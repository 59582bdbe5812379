import { expect, test } from 'vitest';
import { detailText } from '../../src/bot/audit/detail-text.ts';
import { speaking, tongues } from '../../src/entities/language/say.ts';

const details: [story: string, detail: unknown, shown: string][] = [
  ['nothing', {}, ''],
  [
    'a change with what goes with it',
    { after: 'sending', waiting: 900, before: 'draft' },
    'draft → sending · waiting: 900',
  ],
  [
    'a change of several things at once',
    { before: null, after: { holder: 'U0BETO', role: 'sender', channelId: null } },
    '– → holder: U0BETO, role: sender, channelId: –',
  ],
  ['what became nothing', { before: ['vips', 'new'], after: [] }, 'vips, new → –'],
  ['no change', { file: 'list.csv', rows: 0, whole: false }, 'file: list.csv · rows: 0 · whole: false'],
];
test.each(details)('the detail of an entry tells %s without braces', (_story, detail, shown) => {
  expect(detailText(JSON.stringify(detail))).toBe(shown);
});

test.each([
  ['es', 'free → held: No se indicó el motivo.', 'pausada por su proveedor → free'],
  ['pt', 'free → held: Nenhum motivo foi informado.', 'pausado pelo seu provedor → free'],
] as const)(
  'the product’s own reasons are said in %s, what people wrote is not',
  (language, held, released) => {
    const shown = (detail: unknown) => speaking(tongues[language], () => detailText(JSON.stringify(detail)));
    expect(shown({ before: 'free', after: { held: 'No reason was given.' } })).toBe(held);
    expect(shown({ before: 'paused by its provider', after: 'free' })).toBe(released);
    expect(shown({ before: 'Delivered', after: { held: 'Wrong price' } })).toBe(
      'Delivered → held: Wrong price',
    );
  },
);
