import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { catalogues } from '../../../src/entities/language/catalogues.ts';
import { englishUses } from '../../../src/entities/language/english-uses.ts';
import { literalsIn } from './source-literals.ts';

const source = join(import.meta.dirname, '..', '..', '..', 'src');
const rooms = join(source, 'entities', 'language');
const others = ['es', 'pt'] as const;

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

const isSaid = /^(say|sayWords|text)$/;

/** Every text that is said, and where. */
const said = new Map(
  filesBelow(source)
    .filter((path) => !path.startsWith(join(source, 'sandbox')))
    .flatMap((path) => {
      const code = readFileSync(path, 'utf8');
      if (!/from '[^']*\/(say|say-words)\.ts'/.test(code)) return [];
      return literalsIn(code.replaceAll('§', '$'))
        .filter(({ of }) => isSaid.test(of))
        .map(({ value, line }) => [value, `${relative(source, path)}:${line}`] as const);
    }),
);

const holesOf = (text: string): string[] => [...new Set(text.match(/\{\d+\}/g))].sort();
const commandsOf = (text: string): string[] =>
  (text.match(/\/invite\b|\/treble(?: [a-z]+\b)?/g) ?? []).sort();

test('the scanner sees every way in which a text is said', () => {
  const code = [
    '// say`no`',
    'say`a §{say`b\\n§{1}`} c §{/`/.test(x)}`;',
    "text('it\\'s'); text(\n  'long',\n);",
    "const y = `d`; say('e' / 2 / 1)",
  ].join('\n');
  expect(
    literalsIn(code.replaceAll('§', '$'))
      .filter(({ of }) => isSaid.test(of))
      .map(({ value }) => value),
  ).toEqual(['b\n{0}', 'a {0} c {1}', "it's", 'long', 'e']);
});

test('every use of an English word that is kept apart is said, and each of the others has a word of its own', () => {
  for (const [key, english] of Object.entries(englishUses)) {
    expect([...said.keys()]).toEqual(expect.arrayContaining([key, english]));
    for (const language of others) {
      expect(catalogues[language][key]).not.toBe(catalogues[language][english]);
    }
  }
});

test.each(others)('every text that is said has its %s', (language) => {
  const missing = [...said].filter(([text]) => !Object.hasOwn(catalogues[language], text));
  expect(missing.map(([text, where]) => `${where}: ${text}`)).toEqual([]);
});

test.each(others)('nothing is kept in %s that is not said any more', (language) => {
  expect(Object.keys(catalogues[language]).filter((text) => !said.has(text))).toEqual([]);
});

test.each(others)('in %s, values and commands stand where the English has them', (language) => {
  const wrong = Object.entries(catalogues[language]).filter(
    ([english, translation]) =>
      translation.trim() === '' ||
      /^\s/.test(english) !== /^\s/.test(translation) ||
      /\s$/.test(english) !== /\s$/.test(translation) ||
      holesOf(english).join() !== holesOf(translation).join() ||
      commandsOf(english).join() !== commandsOf(translation).join(),
  );
  expect(wrong).toEqual([]);
});

test.each(others)('no sentence is left in English in %s', (language) => {
  const same = Object.entries(catalogues[language]).filter(
    ([english, translation]) => english === translation && (english.match(/[A-Za-z]{2,}/g) ?? []).length > 2,
  );
  expect(same).toEqual([]);
});

test.each(others)('no text is translated in two rooms of %s, and every room is listed', async (language) => {
  const kept = new Map<string, string>();
  const doubled: string[] = [];
  for (const path of filesBelow(rooms).filter((file) => file.startsWith(join(rooms, language)))) {
    const room: Readonly<Record<string, Readonly<Record<string, string>>>> = await import(path);
    for (const [english, translation] of Object.values(room).flatMap(Object.entries)) {
      if (kept.has(english)) doubled.push(english);
      kept.set(english, String(translation));
    }
  }
  expect(doubled).toEqual([]);
  expect(catalogues[language]).toEqual(Object.fromEntries(kept));
});
