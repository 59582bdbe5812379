import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { breaksOldCode } from './breaks-old-code.ts';

const folder = join(import.meta.dirname, '..', '..', 'src', 'entities', 'migrations');
/** Before it nothing was released, so that no older code ran beside a newer schema. */
const released = 'Migration20261127173117';

const migrations = readdirSync(folder)
  .filter((name) => /^Migration\d+\.ts$/.test(name))
  .sort()
  .map((name) => ({ name, source: readFileSync(join(folder, name), 'utf8') }));

/** Why each of them would break the code before it, by name; harmless ones are left out. */
const judged = Object.fromEntries(
  migrations
    .map(({ name, source }, index) => {
      const former = migrations.slice(0, index).map((one) => one.source);
      return [name.replace('.ts', ''), breaksOldCode(source, former)] as const;
    })
    .filter(([, why]) => why.length > 0),
);

const up = (...statements: readonly string[]) => {
  const lines = statements.map((statement) => `    this.addSql(\`${statement}\`);\n`);
  return `  override up(): void {\n${lines.join('')}  }\n\n  override down(): void {}`;
};
const former = [
  up(
    `create table "line" ("id" text not null, "state" text not null, primary key ("id"));`,
    `alter table "line" add constraint "line_state" check ("state" in ('up', 'down'));`,
    `create unique index line_name on line (name);`,
  ),
];

test.each<[what: string, statements: readonly string[], why: string]>([
  ['a dropped column', ['alter table "line" drop column "name";'], 'drops a column'],
  ['a renamed column', ['alter table "line" rename column "a" to "b";'], 'renames'],
  ['a column that must be given', ['alter table "line" add "pace" int not null;'], 'asks for a value'],
  ['a column that may no longer be left out', ['alter table "line" alter "a" set not null;'], 'asks for a'],
  ['a dropped primary key', ['alter table "line" drop constraint "line_pkey";'], 'drops a key'],
  ['a dropped unique index', ['drop index "line_name";'], 'drops a key'],
  ['a new unique index', ['create unique index line_a on line (a);'], 'as a double'],
  ['a new unique constraint', ['alter table "line" add constraint "a" unique ("a");'], 'as a double'],
  ['a new check', ['alter table "line" add constraint "a" check (a > 0);'], 'words or rows'],
  [
    'a check that lets fewer words through',
    [
      'alter table "line" drop constraint "line_state";',
      `alter table "line" add constraint "line_state" check ("state" in ('up', 'resting'));`,
    ],
    'words or rows',
  ],
  ['a dropped function', ['drop function phone_key();'], 'drops a function'],
  ['a right taken away', ['revoke insert on line from treble_app;'], 'takes a right away'],
])('%s is refused: code that runs beside it would fail', (_what, statements, why) => {
  expect(breaksOldCode(up(...statements), former)).toEqual([expect.stringContaining(why)]);
});

test.each<[what: string, source: string]>([
  [
    'columns with a default or without a value',
    up('alter table "line" add "pace" int not null default 1, add "x" text null;'),
  ],
  [
    'a table of its own with keys and checks',
    up(
      'create table "a" ("id" int not null, primary key ("id"));',
      'alter table "a" add constraint "a_id" check (id > 0);',
      'create unique index a_once on a (id);',
    ),
  ],
  [
    'a check that lets more words through',
    up(`alter table "line" add constraint "line_state" check ("state" in ('up', 'down', 'resting'));`),
  ],
  [
    'a check of a column that is new',
    up(
      'alter table "line" add "pace" int not null default 1;',
      'alter table "line" add constraint "line_pace" check (pace > 0);',
    ),
  ],
  ['what was announced', `/** Second step: 0.4 no longer reads it. */${up('drop table "line";')}`],
  ['what is only undone', up('select 1').replace('{}', '{ drop table }')],
])('%s is let pass', (_what, source) => {
  expect(breaksOldCode(source, former)).toEqual([]);
});

test('of the migrations before the first release those that old code could not live with are known', () => {
  const before = Object.entries(judged).filter(([name]) => name <= released);
  expect(Object.fromEntries(before)).toEqual({
    Migration20261127025237: [expect.stringContaining('drops a key'), expect.stringContaining('a double')],
    // `npm run upgrade -- --from` a commit before them: column "next_slot_at" does not exist.
    Migration20261127031617: ['drops a column'],
    // The same: there is no unique or exclusion constraint matching the ON CONFLICT specification.
    Migration20261127031759: [expect.stringContaining('drops a key'), expect.stringContaining('a double')],
    Migration20261127102219: [expect.stringContaining('drops a key'), expect.stringContaining('a double')],
    Migration20261127103500: [expect.stringContaining('asks for a value')],
    Migration20261127104800: ['drops a column'],
    Migration20261127120100: ['takes a right away'],
  });
});

test('every migration since leaves the replicas of the former release working', () => {
  expect(Object.entries(judged).filter(([name]) => name > released)).toEqual([]);
});
