import type { ListChange, StoredList } from '../../dispatch/audience/audiences.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { say } from '../../entities/language/say.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import { type Submission, UsageError } from '../listener.ts';
import { loadGiven, typedAudience } from '../send/given-audience.ts';
import {
  answerUploadForm,
  listUploadForm,
  parseUploadForm,
  readTarget,
  uploadFormView,
} from './list-upload-form.ts';
import { invalidWords } from './read-words.ts';
import { uploadList } from './upload-list.ts';

const done: Readonly<Record<ListChange, (name: string, stored: StoredList) => string>> = {
  new: (name, { list }) => say`*${name}* is kept, with ${counted(list.users, 'user')}.`,
  replace: (name, { list }) => say`*${name}* is replaced and has ${counted(list.users, 'user')} now.`,
  append: (name, { list, added }) =>
    say`*${name}* has ${counted(list.users, 'user')} now, ${countText(added)} more than before.`,
};

function storedText(change: ListChange, stored: StoredList): string {
  const name = escapeText(oneLine(stored.list.name), 120).replaceAll('*', '∗');
  const twice =
    stored.duplicate === 0
      ? []
      : [say`${counted(stored.duplicate, 'row')} repeated a phone of an earlier row; the first one counts.`];
  return [
    [done[change](name, stored), say`${counted(stored.rows, 'row')} read.`].join(' '),
    ...twice,
    ...invalidWords(stored),
    say`Choose it in \`/treble send\` under Saved list.`,
  ].join('\n');
}

export const uploadSavedList: Submission = {
  callbackId: listUploadForm.callbackId,
  needs: 'sender',
  answer: ({ values }) => answerUploadForm(values),
  async work(call) {
    const { values, context, userId } = call;
    const target = readTarget(call.privateMetadata, values);
    const given = parseUploadForm(values);
    if ('problem' in given) throw new UsageError(given.problem);
    await uploadList(call, {
      formWith: (problem) =>
        uploadFormView({ ...target, ...typedAudience(values), problem, simulated: context.simulated }),
      async read(onProgress) {
        const upload = { ...target, by: userId, onProgress };
        return storedText(
          target.change,
          await context.audiences.lists.store(await loadGiven(call, given), upload),
        );
      },
    });
  },
};
