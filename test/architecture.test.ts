import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const source = join(root, 'src');

const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => ending.test(path) && !path.includes('node_modules'));

/** What each part of `src` may import beside itself. `contract` is the gateway's contract; `root` the files directly in `src`. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  entities: [],
  http: [],
  flows: ['entities'],
  contract: ['entities'],
  gateways: ['entities', 'http', 'contract'],
  sources: ['entities', 'http'],
  dispatch: ['entities', 'contract', 'sources', 'flows'],
  reports: ['entities', 'flows'],
  bot: ['entities', 'http', 'dispatch', 'reports', 'flows'],
  sandbox: [],
  doctor: ['entities', 'http', 'root'],
  root: [
    'doctor',
    'entities',
    'http',
    'flows',
    'contract',
    'gateways',
    'sources',
    'dispatch',
    'reports',
    'bot',
    'sandbox',
  ],
};

/** Packages that only some parts may know, by the package's name. */
const knowers: readonly { readonly packages: RegExp; readonly parts: readonly string[] }[] = [
  { packages: /^undici$/, parts: ['http'] },
  { packages: /^@slack\/(bolt|web-api)$/, parts: ['bot'] },
  { packages: /^(@mikro-orm\/.*|kysely)$/, parts: ['entities', 'dispatch', 'reports', 'doctor', 'root'] },
  { packages: /^libphonenumber-js/, parts: ['sources'] },
  { packages: /^node-cron$/, parts: ['root'] },
  { packages: /^yaml$/, parts: ['flows'] },
];

const contract = 'gateways/gateway.ts';

function partOf(path: string): string {
  const inside = relative(source, path).split(sep).join('/');
  if (inside === contract) return 'contract';
  return inside.includes('/') ? (inside.split('/')[0] ?? '') : 'root';
}

const importsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap(
    (match) => match[1] ?? [],
  );

const files = filesBelow(source, /\.ts$/);

/** The code alone, line by line: without comments, imports, and what stands in quotes. */
const codeOf = (path: string): string =>
  readFileSync(path, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/`(?:\\[\s\S]|[^`\\])*`/g, (text) => text.replace(/[^\n]/g, ''))
    .replace(/^(import|export) [\s\S]*? from '.*';$/gm, (line) => line.replace(/[^\n]/g, ''))
    .replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''")
    .replace(/\/\/.*$/gm, '');

test('every import goes in an allowed direction', () => {
  const wrong = files.flatMap((path) =>
    importsOf(path)
      .filter((name) => name.startsWith('.'))
      .map((name) => ({ from: partOf(path), to: partOf(join(dirname(path), name)), path, name }))
      .filter(({ from, to }) => from !== to && !(mayImport[from] ?? []).includes(to))
      .map(({ path: where, name }) => `${relative(root, where)} imports ${name}`),
  );
  expect(wrong).toEqual([]);
});

test('only the parts that should know a package import it', () => {
  const wrong = files.flatMap((path) =>
    importsOf(path)
      .filter((name) =>
        knowers.some(({ packages, parts }) => packages.test(name) && !parts.includes(partOf(path))),
      )
      .map((name) => `${relative(root, path)} imports ${name}`),
  );
  expect(wrong).toEqual([]);
});

test('the environment and the process are touched in main.ts alone', () => {
  const wrong = files
    .filter((path) => !path.endsWith(join('src', 'main.ts')) && !path.includes('migrations'))
    .filter((path) => /\bprocess\./.test(codeOf(path)) || importsOf(path).includes('node:process'));
  expect(wrong.map((path) => relative(root, path))).toEqual([]);
});

test('no file is longer than 300 lines', () => {
  const tooLong = ['src', 'test', 'bench']
    .flatMap((folder) => filesBelow(join(root, folder), /\.(ts|css)$/))
    .filter((path) => readFileSync(path, 'utf8').split('\n').length - 1 > 300);
  expect(tooLong.map((path) => relative(root, path))).toEqual([]);
});

test('no file has a name that says nothing', () => {
  const vague = files.filter((path) =>
    /(^|[/\\])(utils?|helpers?|common|types|interfaces|managers?|services?)(\.ts|[/\\])/.test(path),
  );
  expect(vague.map((path) => relative(root, path))).toEqual([]);
});

test('the compiler is nowhere told to be quiet', () => {
  const quiet = /\bas (?!const\b)[A-Za-z{[(]|: any\b|<any\b|\w!(?=[.;,)\]])/;
  const wrong = files.flatMap((path) => {
    const told = /@ts-(ignore|expect-error|nocheck)|biome-ignore/.test(readFileSync(path, 'utf8'));
    const lines = codeOf(path).split('\n');
    const places = lines.flatMap((line, index) =>
      quiet.test(line) ? [`${relative(root, path)}:${index + 1}`] : [],
    );
    return told ? [relative(root, path), ...places] : places;
  });
  expect(wrong).toEqual([]);
});

test('nothing waits to be done later, and nothing prints past the log', () => {
  const wrong = files
    .filter((path) => !path.includes(join('sandbox', 'page')))
    .filter((path) => /\bconsole\.|TODO|FIXME/.test(readFileSync(path, 'utf8')));
  expect(wrong.map((path) => relative(root, path))).toEqual([]);
});
