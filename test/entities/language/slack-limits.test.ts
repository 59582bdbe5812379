import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { limits } from '../../../src/bot/blocks/limits.ts';
import { catalogues } from '../../../src/entities/language/catalogues.ts';

const source = join(import.meta.dirname, '..', '..', '..', 'src', 'bot');

const literal = String.raw`(?:say\`((?:[^\`$]|\$\{[^}]*\})*)\`|(?:text|said)\((?:text\()?'((?:[^'\\]|\\.)*)'\)+)`;

/** Where a text stands that Slack limits, and how long it may be: https://docs.slack.dev/reference/block-kit */
const places: readonly { readonly of: string; readonly shown: string; readonly most?: number }[] = [
  { of: 'what is cut to fit', shown: String.raw`plain\(\s*${literal},\s*([\w.]+),?\s*\)` },
  {
    of: 'the title of a window',
    shown: String.raw`(?<=Modal\(\{\s*(?:(?:callbackId|privateMetadata)[^\n]*\s*)*title: [^\n,]*|(?:incidentForm|waiting)\(\s*)${literal}`,
    most: limits.modalTitle,
  },
  {
    of: 'a way out of a window',
    shown: String.raw`(?<=\b(?:submit|close): [^\n,]*)${literal}`,
    most: limits.modalTitle,
  },
  {
    of: 'the name of a field',
    shown: String.raw`(?<=\binput\(\s*(?:\w+\([^()]*\)|[^\s(),]+),\s*)${literal}`,
    most: limits.inputLabel,
  },
  {
    of: 'what is said under a field',
    shown: String.raw`(?<=\bhint: [^\n'\`]*)${literal}`,
    most: limits.inputHint,
  },
  { of: 'a button', shown: String.raw`\bbutton\(\{[^{}]*?label: ${literal}`, most: limits.buttonText },
  { of: 'the title of a question', shown: String.raw`confirm: \{\s*title: ${literal}`, most: 100 },
  { of: 'an answer to a question', shown: String.raw`\b(?:yes|no): ${literal}`, most: 30 },
];

const isLimit = (name: string): name is keyof typeof limits => Object.hasOwn(limits, name);
const lengthOf = (written: string): number => {
  const name = written.replace(/^limits\./, '');
  return isLimit(name) ? limits[name] : Number(name);
};

interface Limited {
  readonly text: string;
  readonly most: number;
  readonly where: string;
}

function textsAt({ shown, most }: (typeof places)[number]): Limited[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(source, name))
    .flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(new RegExp(shown, 'g'))].map(
        ([, template, quoted, written = '']) => {
          let hole = 0;
          const text = (template ?? quoted ?? '').replace(/\$\{[^}]*\}/g, () => `{${hole++}}`);
          return { text, most: most ?? lengthOf(written), where: relative(source, path) };
        },
      ),
    );
}

/** A value may be of any length and is cut; what is said around it must not be. */
const wordsOf = (text: string): string => text.replace(/\{\d+\}/g, '');

test.each(places)('$of fits into Slack’s limit in every language', (place) => {
  const texts = textsAt(place);
  expect(texts.length).toBeGreaterThan(5);
  expect(texts.filter(({ most }) => Number.isNaN(most))).toEqual([]);
  const tooLong = texts.flatMap(({ text, most, where }) =>
    [text, catalogues.es[text] ?? '', catalogues.pt[text] ?? '']
      .filter((told) => wordsOf(told).length > most)
      .map((told) => `${where}: ${told} (${wordsOf(told).length} of ${most})`),
  );
  expect(tooLong).toEqual([]);
});

test('a title is among what is checked', () => {
  const checked = places.flatMap(textsAt);
  const titled = { text: 'Approve {0}', most: 24, where: 'approve/approval-view.ts' };
  const named = { text: 'Reason', most: 150, where: 'audience/exclusion-import-form.ts' };
  const passedOn = { text: 'Snooze', most: 24, where: 'incidents/snooze.ts' };
  const left = { text: 'Subscribe', most: 24, where: 'reports/subscription-form.ts' };
  expect(checked).toEqual(expect.arrayContaining([titled, named, passedOn, left]));
});
