/** What a migration does, from its source; what it lets be undone is left out. */
export function upOf(source: string): string {
  const up = /\bup\(\)[\s\S]*?(?=\n {2}(?:override )?(?:async )?down\(\)|$)/.exec(source)?.[0] ?? '';
  return up.replaceAll('"', '').replaceAll(/\s+/g, ' ');
}

/** What the former release knew: the migrations before. */
type Former = string;
type Rule = (up: string, former: Former) => boolean;

const says =
  (pattern: RegExp): Rule =>
  (up) =>
    pattern.test(up);

const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);
/** Statements about tables that the former release writes to. */
const onOldTables = (up: string, pattern: RegExp): string[] => {
  const made = new Set(namesIn(up, /create table (\w+)/g));
  return [...up.matchAll(pattern)]
    .filter(([, table = '']) => !made.has(table))
    .map(([statement]) => statement);
};

/** `on conflict` of old code names columns that a key or a unique index must cover. */
const dropsKey: Rule = (up, former) => {
  const unique = new Set([
    ...namesIn(former, /create unique index (\w+)/g),
    ...namesIn(former, /add constraint (\w+) unique/g),
  ]);
  const dropped = [
    ...namesIn(up, /drop constraint (?:if exists )?(\w+)/g),
    ...namesIn(up, /drop index (?:if exists )?(\w+)/g),
  ];
  return dropped.some((name) => unique.has(name) || name.endsWith('_pkey'));
};

const addsKey: Rule = (up) =>
  onOldTables(up, /alter table (\w+) (?:[^;]* )?add (?:constraint \w+ )?(?:unique|primary key)/g).length >
    0 || onOldTables(up, /create unique index \w+ on (\w+)/g).length > 0;

const wordsOf = (check: string): string[] => namesIn(check, /'([^']*)'/g);

/** A check may be replaced by one that lets all the former words through, or be about a column that is new as well. */
const narrowsCheck: Rule = (up, former) =>
  onOldTables(up, /alter table (\w+) [^;]*?add constraint \w+ check \([^;]*/g).some((statement) => {
    const name = /add constraint (\w+)/.exec(statement)?.[1] ?? '';
    const check = statement.slice(statement.indexOf(' check '));
    const before = [...former.matchAll(new RegExp(`add constraint ${name} check [^;]*`, 'g'))].at(-1)?.[0];
    if (before === undefined) {
      return !namesIn(up, / add (?:column )?(\w+) (?!check)/g).some((column) => check.includes(column));
    }
    const words = new Set(wordsOf(check));
    return wordsOf(before).length === 0 || !wordsOf(before).every((word) => words.has(word));
  });

/** What breaks the statements of a replica that still runs the former release. */
const breaking: readonly [why: string, breaks: Rule][] = [
  ['drops a column', says(/\bdrop column\b/i)],
  ['drops a table', says(/\bdrop table\b/i)],
  ['drops a function', says(/\bdrop (?:function|routine|type)\b/i)],
  ['renames', says(/\brename (?:column|constraint|to)\b/i)],
  ['changes a type', says(/\balter column \w+ (?:set data )?type\b/i)],
  [
    'asks for a value that old code does not give',
    says(
      /\badd (?!constraint\b)(?:column )?\w+ (?![^,;]*\bdefault\b)[^,;]*\bnot null\b|\bset not null\b|\bdrop default\b/i,
    ),
  ],
  ['drops a key that old code names in “on conflict”', dropsKey],
  ['refuses rows that old code writes as a double', addsKey],
  ['refuses words or rows that old code writes', narrowsCheck],
  ['takes a right away', says(/\brevoke\b[^;]* from treble_app\b/i)],
];

/** Says that the former release no longer reads it. */
const secondStep = /Second step: /;

/** Why replicas of the former release would fail beside this migration; `former` are those before it. */
export function breaksOldCode(source: string, former: readonly string[]): string[] {
  if (secondStep.test(source)) return [];
  const known = former.map(upOf).join(' ');
  return breaking.filter(([, breaks]) => breaks(upOf(source), known)).map(([why]) => why);
}
