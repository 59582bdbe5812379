import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandsOf } from '../src/bot/bind/features.ts';
import { features } from '../src/bot/features.ts';
import { deploymentStateNames, deploymentStates } from '../src/entities/deployment-state.ts';
import { figureDefinitions } from '../src/entities/figures.ts';
import { said } from '../src/entities/language/say.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|') || '–').join(' | ')} |`)
    .join('\n');

/** Paragraphs of `.env.example`: the comment is the meaning of the settings below it. */
const settings = (): string[][] =>
  readFileSync(join(root, '.env.example'), 'utf8')
    .split(/\n(?=#)/)
    .flatMap((part) => {
      const meaning = [...part.matchAll(/^# (.*)$/gm)].map((match) => match[1]).join(' ');
      const names = [...part.matchAll(/^([A-Z_]+)=/gm)].map((match) => `\`${match[1]}\``);
      return names.length > 0 ? [[names.join(', '), meaning]] : [];
    });

/** Parts of the README that follow from the code. `npx vitest run test/readme.test.ts -u` writes them. */
const generated: Readonly<Record<string, string>> = {
  commands: table(
    ['command', 'what it does'],
    commandsOf(features).map(({ usage, summary }) => [`\`/treble ${usage}\``, summary]),
  ),
  figures: table(
    ['figure', 'what it counts'],
    Object.values(figureDefinitions).map(({ label, definition }) => [said(label), definition]),
  ),
  states: table(
    ['state', 'what happened', 'what to do'],
    deploymentStateNames.map((name) => {
      const { label, explanation, nextStep } = deploymentStates[name];
      return [label, explanation, nextStep];
    }),
  ),
  settings: table(['setting', 'meaning'], settings()),
};

test('the tables of the README are those of the code', async () => {
  const expected = Object.entries(generated).reduce(
    (text, [name, content]) =>
      text.replace(
        new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`),
        () => `<!-- ${name} -->\n${content}\n<!-- /${name} -->`,
      ),
    readme,
  );
  for (const name of Object.keys(generated)) expect(readme).toContain(`<!-- /${name} -->`);
  await expect(expected).toMatchFileSnapshot(join(root, 'README.md'));
});

test('every file, picture and script that the README names is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const paths = [
    ...readme.matchAll(/`((?:src|bench|test)\/[\w./-]+|[\w.-]+\.(?:json|md|example))`|\]\(([\w./-]+)\)/g),
  ];
  const missing = paths
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((path) => !existsSync(join(root, path)));
  expect(missing).toEqual([]);
  const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? '');
  expect(named.filter((script) => !(script in scripts))).toEqual([]);
});

test('every picture of the README is there, says what it shows, and is made by a walk in the browser', () => {
  const walks = ['walk-through', 'flow-walk', 'alert-walk']
    .map((name) => readFileSync(join(root, 'test', 'browser', `${name}.test.ts`), 'utf8'))
    .join();
  const pictures = [...readme.matchAll(/!\[([^\]]*)\]\(docs\/pictures\/([\w-]+)\.png\)/g)];
  expect(pictures.length).toBeGreaterThan(10);
  for (const [, words = '', name = ''] of pictures) {
    expect(words).not.toBe('');
    expect(existsSync(join(root, 'docs', 'pictures', `${name}.png`)), `${name}.png is missing`).toBe(true);
    expect(walks, `nothing makes ${name}.png`).toContain(`picture('${name}')`);
  }
});
