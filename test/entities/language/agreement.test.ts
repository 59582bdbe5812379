import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { agreed } from '../../../src/entities/language/agreement.ts';
import { catalogues } from '../../../src/entities/language/catalogues.ts';
import { type Language, languages } from '../../../src/entities/language/language.ts';
import { saidAgain } from '../../../src/entities/language/said-again.ts';
import { speaking, tongues } from '../../../src/entities/language/say.ts';
import { literalsIn } from './source-literals.ts';

const source = join(import.meta.dirname, '..', '..', '..', 'src');

const isCount = /\b(?:countText|counted|countedNoun)\(|\.length$/;

/** Each number that code writes into a text: its key, and which hole. */
const counts = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('sandbox'))
  .map((name) => readFileSync(join(source, name), 'utf8'))
  .flatMap((code) =>
    [...code.matchAll(/\b(?:say|sayWords)(`(?:[^`\\]|\\.|\$\{(?:[^{}`]|\{[^{}]*\}|`[^`]*`)*\})*`)/g)].flatMap(
      ([, template = '']) => {
        const [key] = literalsIn(template).filter(({ value }) => Object.hasOwn(catalogues.es, value));
        const values = [...template.matchAll(/\$\{((?:[^{}]|\{[^{}]*\})*)\}/g)].map(
          ([, value = '']) => value,
        );
        return values.flatMap((value, hole) =>
          key && isCount.test(value) ? [{ key: key.value, hole }] : [],
        );
      },
    ),
  );

const sentence = (language: Language, key: string): string =>
  language === 'en' ? key : (catalogues[language][key] ?? '');

/** What follows a number of many, and cannot follow one. */
const many: Readonly<Record<Language, RegExp>> = {
  en: /(?:^|[^\d.,–]) ?1 (?:more )?(?:users|rows|tables|messages|hours|outcomes|deployments|conversations|are|keep|take|have)\b/,
  es: /(?:[\p{L}]+[ae]n )?\b1 (?:(?:no|ya|se|más|no se) )*(?:[\p{L}]+(?:[aei]d[ao]s|[ao]s|aron|ieron|arán|irán)|están|son|van|quedan|siguen|tardan|pueden|fallaron)\b/u,
  pt: /\b1 (?:(?:não|já) )*(?:[\p{L}]+(?:[ai]d[ao]s|ues|[ao]s|aram|eram|iram|rão)|estão|são|vão|ficam|levam|podem)\b/u,
};

/** Never one: they stand where the code has asked for more, or are fixed. */
const neverOne: ReadonlySet<string> = new Set([
  'Nobody knows whether these {0} users got the message: WhatsApp never answered. Whoever got it may receive it twice. Your decision is recorded.',
  'WhatsApp asked us to slow down: the line sends {0} messages per second instead of {1} and speeds up by itself, to full speed by {2}.',
  '{0} test numbers were sent to as well and left out of these figures.',
  '{0} things wait for someone:',
  '*{0}*\n{1}, the latest {2} shown, the newest first.',
  'The last digits can be looked for among {0} users, and these are {1}. Type the whole number with its country code, or narrow the list first.',
  '{0}: expected at most {1} rows, found more; split the list into several files.',
  'Only up to {0} users can be sorted, so these are in the order of the list. Filter to make them fewer.',
  '{0} of the latest {1} users called on line {2} failed ({3}).',
  'WhatsApp accepted the latest {0} messages of line {1} more than 5 minutes ago and has told nothing of them since.',
  'HubSpot: {0} contacts match, and a search gives at most {1}. Make it a list in HubSpot and choose that.',
]);

test('every number that is said is found', () => {
  expect(counts.length).toBeGreaterThan(100);
});

test.each(languages)('in %s, nothing that stands for many follows a one', (language) => {
  const wrong = counts
    .filter(({ key }) => !neverOne.has(key))
    .map(({ key, hole }) => {
      const values: string[] = [];
      values[hole] = '1';
      return agreed(sentence(language, key), values, language).replaceAll(`{${hole}}`, '1');
    })
    .filter((said) => many[language].test(said));
  expect([...new Set(wrong)]).toEqual([]);
});

test.each(languages)('in %s, words agree only with values that are there', (language) => {
  const wrong = Object.keys(catalogues.es).filter((key) =>
    [...sentence(language, key).matchAll(/\{(\d+)\|/g)].some(([, hole]) => !key.includes(`{${hole}}`)),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ['1', 'row'],
  ['1 user', 'row'],
  ['0', 'rows'],
  ['2', 'rows'],
  ['21', 'rows'],
  ['1,000', 'rows'],
  ['1.5', 'rows'],
  ['0.1 %', 'rows'],
  ['12025550199', 'rows'],
  ['nobody', 'rows'],
])('after %s stands %s', (value, word) => {
  expect(agreed('{0|row|rows}', [value], 'en')).toBe(word);
});

test('a stored sentence agrees again in the language of its reader', () => {
  const inSpanish = (english: string) => speaking(tongues.es, () => saidAgain(english));
  expect(inSpanish('has 1 cell, the header has 3')).toBe('tiene 1 celda y el encabezado tiene 3');
  expect(inSpanish('has 2 cells, the header has 3')).toBe('tiene 2 celdas y el encabezado tiene 3');
});
