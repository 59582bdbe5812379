import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '..', '..', 'src', 'entities', 'migrations');
/** Before it nothing was released, so that no older code ran beside a newer schema. */
const released = 'Migration20261127173117';

/** What breaks the statements of a replica that still runs the former release. */
const breaking: readonly [why: string, pattern: RegExp][] = [
  ['drops a column', /\bdrop column\b/i],
  ['drops a table', /\bdrop table\b/i],
  ['renames', /\brename (?:column|to)\b/i],
  ['changes a type', /\balter column "?\w+"? (?:set data )?type\b/i],
  [
    'asks for a value that old code does not give',
    /\badd (?:column )?"\w+" (?![^,;]*\bdefault\b)[^,;]*\bnot null\b/i,
  ],
];
/** Says that the former release no longer reads it. */
const secondStep = /Second step: /;

function breaksIn(source: string): string[] {
  if (secondStep.test(source)) return [];
  const up = /\bup\(\)[\s\S]*?(?=\n {2}(?:override )?(?:async )?down\(\)|$)/.exec(source)?.[0] ?? '';
  return breaking.filter(([, pattern]) => pattern.test(up)).map(([why]) => why);
}

test('what breaks old code is seen, and what was announced is let pass', () => {
  const up = (sql: string) =>
    `  override up(): void {\n    this.addSql(\`${sql}\`);\n  }\n\n  override down(): void {}`;
  expect(breaksIn(up('alter table "line" drop column "name";'))).toEqual(['drops a column']);
  expect(breaksIn(up('alter table "line" rename column "a" to "b";'))).toEqual(['renames']);
  expect(breaksIn(up('alter table "line" add "pace" int not null;'))).toHaveLength(1);
  expect(breaksIn(up('alter table "line" add "pace" int not null default 1, add "x" text null;'))).toEqual(
    [],
  );
  expect(breaksIn(`/** Second step: 0.4 no longer reads it. */${up('drop table "line";')}`)).toEqual([]);
  expect(breaksIn(`${up('select 1')}`.replace('{}', '{ drop table }'))).toEqual([]);
});

test('every migration leaves the replicas of the former release working', () => {
  const wrong = readdirSync(folder)
    .filter((name) => /^Migration\d+\.ts$/.test(name) && name > `${released}.ts`)
    .map((name) => ({ name, breaks: breaksIn(readFileSync(join(folder, name), 'utf8')) }))
    .filter(({ breaks }) => breaks.length > 0);
  expect(wrong).toEqual([]);
});
