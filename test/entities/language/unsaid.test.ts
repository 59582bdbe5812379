import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { unsaidErrorsIn, unsaidIn } from './unsaid.ts';

const source = join(import.meta.dirname, '..', '..', '..', 'src');
const filesBelow = (folder: string): string[] =>
  readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(source, folder, name));

/** Read by nobody in Slack, or the same in every language. */
const saidNowhere: ReadonlySet<string> = new Set([
  // The log's.
  'A chart could not be drawn; its figures are told in words.',
  'A person could not be told what went wrong.',
  'A private reply could not be delivered.',
  'A request could not be checked and was not carried out.',
  'A request from Slack could not be handled.',
  'A request from Slack failed.',
  'A request over a socket was not carried out.',
  'A request was refused: its signature or time stamp is wrong.',
  'A socket closed before its request was acknowledged.',
  'Home could not be brought up to date.',
  'It could not be looked up who wrote a line.',
  'Slack cannot be reached over a socket; tried again.',
  'Slack did not say in which language a place is; what was known still counts.',
  'Slack did not say who somebody is, so nothing was done for them.',
  'The choices of a menu could not be read.',
  'A line for a customer could not be kept; Slack brings it again.',
  // The audit's.
  'last digits',
  // A value of the code alone.
  'it changes',
  'whole number',
  // The manifest's: Slack shows shortcuts under the one name that is registered there.
  'Send a WhatsApp conversation to a list: choose, review, send',
  'Send a WhatsApp conversation to the CSV file of this message',
  'Send a conversation',
  'Send to this list',
  'Show the results of the deployment that this message is about',
  'Show this deployment',
  // Names.
  'English',
  'Treble',
  'WhatsApp Cloud API',
]);

/** Keys of tables whose texts are said elsewhere, and what people type in their own language. */
const tables: ReadonlySet<string> = new Set(['bot/schedule/typed-words.ts']);
const countedNoun =
  /^(archived|different|failed|invalid|missing|more|open|other|rejected|test) (chat|conversation|line|number|phone|reason|row|template|user|variable)$/;

const found = (paths: readonly string[], look: typeof unsaidIn): string[] =>
  paths
    .map((path) => ({ path, name: relative(source, path) }))
    .filter(({ name }) => !tables.has(name))
    .flatMap(({ path, name }) =>
      look(readFileSync(path, 'utf8'))
        .filter(({ value }) => !saidNowhere.has(value) && !countedNoun.test(value))
        .map(({ value, line }) => `${name}:${line}: ${value}`),
    );

test('what is not said is seen', () => {
  const code = "const a = 'Nobody failed.'; say`Nobody failed.`; throw new Error('It broke off.');";
  expect(unsaidIn(code).map(({ value }) => value)).toEqual(['Nobody failed.']);
});

test('the bot says nothing past the catalogues', () => {
  expect(found(filesBelow('bot'), unsaidIn)).toEqual([]);
});

test('nobody is told of a mistake past the catalogues', () => {
  const paths = ['dispatch', 'reports', 'sources'].flatMap(filesBelow);
  expect(found(paths, unsaidErrorsIn)).toEqual([]);
});
