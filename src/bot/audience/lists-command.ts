import type { ListChange } from '../../dispatch/audience/audiences.ts';
import { say, text } from '../../entities/language/say.ts';
import { type Command, type CommandCall, UsageError } from '../listener.ts';
import { refusedWithout } from '../refuse-without.ts';
import { openScreen } from '../views/show-screen.ts';
import { deletedText, openUploadForm } from './list-actions.ts';
import { listScreen, listsScreen, mostLists } from './lists-screen.ts';

type Part = (call: CommandCall, name: string) => Promise<void>;

const show: Part = async (call, name) =>
  openScreen(call, listScreen(await call.context.audiences.lists.load(name)));

const remove: Part = async (call, name) => {
  if (await refusedWithout('sender', call)) return;
  await call.reply({ text: deletedText(await call.context.audiences.lists.remove(name, call.userId)) });
};

/** A list that is to be changed has to be there before anybody gives a file for it. */
const upload =
  (change: ListChange): Part =>
  async (call, name) => {
    if (await refusedWithout('sender', call)) return;
    const known = change === 'new' ? name : (await call.context.audiences.lists.load(name)).name;
    await openUploadForm(call, { change, name: known });
  };

const parts: ReadonlyMap<string, Part> = new Map([
  ['new', upload('new')],
  ['show', show],
  ['replace', upload('replace')],
  ['append', upload('append')],
  ['delete', remove],
]);

export const lists: Command = {
  name: 'lists',
  usage: 'lists [new|show|replace|append|delete] [name]',
  summary: text('Audiences that are kept under a name: look at them, upload, append, replace, delete.'),
  needs: 'viewer',
  async run(call) {
    const [typed, ...rest] = call.args;
    if (typed === undefined) {
      return openScreen(call, listsScreen(await call.context.audiences.lists.find('', mostLists + 1)));
    }
    const word = typed.toLowerCase();
    const part = parts.get(word);
    if (!part) {
      throw new UsageError(
        say`Expected new, show, replace, append or delete, found “${typed}”. For example: /treble lists append vips`,
      );
    }
    const name = rest.join(' ').trim();
    if (name === '' && word !== 'new') {
      throw new UsageError(say`Which list? For example: /treble lists ${word} vips`);
    }
    await part(call, name);
  },
};
