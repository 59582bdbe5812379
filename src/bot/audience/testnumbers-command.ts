import type { TestNumbersChanged } from '../../dispatch/audience/audiences.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say, text } from '../../entities/language/say.ts';
import { maskPhone } from '../../entities/phone-mask.ts';
import { type Command, type CommandCall, UsageError } from '../listener.ts';
import { invalidWords } from './read-words.ts';

/** What a test number is, and which there are. In mrkdwn. */
function numbersText(phones: readonly string[]): string {
  if (phones.length === 0) {
    return say`There are no test numbers. Add your own phones with \`/treble testnumbers add\`: they are sent to like any other and left out of every figure.`;
  }
  const are = `${counted(phones.length, 'test number')}: ${phones.map(maskPhone).join(', ')}.`;
  return say`${are}\nThey are sent to like any other and left out of every figure, from the next list that is reviewed on.`;
}

function changedText(done: (count: string) => string, changed: TestNumbersChanged): string {
  return [
    done(counted(changed.changed, 'test number')),
    ...invalidWords(changed),
    numbersText(changed.phones),
  ].join('\n');
}

function phonesOf(args: readonly string[], word: string): string {
  if (args.length > 0) return args.join(' ');
  throw new UsageError(say`Which phones? For example: /treble testnumbers ${word} +57 300 555 0101`);
}

const parts: ReadonlyMap<string, (call: CommandCall, args: readonly string[]) => Promise<string>> = new Map([
  ['list', async ({ context }) => numbersText(await context.audiences.testNumbers.list())],
  [
    'add',
    async ({ context, userId }, args) =>
      changedText(
        (count) => say`Added ${count}.`,
        await context.audiences.testNumbers.add(phonesOf(args, 'add'), userId),
      ),
  ],
  [
    'remove',
    async ({ context, userId }, args) =>
      changedText(
        (count) => say`Removed ${count}.`,
        await context.audiences.testNumbers.remove(phonesOf(args, 'remove'), userId),
      ),
  ],
]);

export const testnumbers: Command = {
  name: 'testnumbers',
  usage: 'testnumbers [add|remove|list]',
  summary: text('Phones of your own that are left out of every figure.'),
  needs: 'admin',
  async run(call) {
    const [word = 'list', ...args] = call.args;
    const part = parts.get(word.toLowerCase());
    if (!part) {
      throw new UsageError(
        say`Expected add, remove or list, found “${word}”. For example: /treble testnumbers add +57 300 555 0101`,
      );
    }
    await call.reply({ text: await part(call, args) });
  },
};
