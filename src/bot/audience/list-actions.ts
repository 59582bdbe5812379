import type { SavedListLine } from '../../dispatch/audience/audiences.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say } from '../../entities/language/say.ts';
import { section } from '../blocks/elements.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import { type Action, UsageError } from '../listener.ts';
import { openModal } from '../send/modal-screen.ts';
import { openSendForm } from '../send/open-send-form.ts';
import { savedListOption } from '../send/saved-list-field.ts';
import { openForm, openScreen, type PressOrCommand, replaceScreen } from '../views/show-screen.ts';
import { readChange, type UploadTarget, uploadFormView } from './list-upload-form.ts';
import { deleteListId, listFormId, listScreen, sendToListId, showListId } from './lists-screen.ts';

const showList: Action = {
  id: showListId,
  needs: 'viewer',
  run: async (call) => openScreen(call, listScreen(await call.context.audiences.lists.load(call.value))),
};

/** On top of the screen where the button was, or by itself. */
export async function openUploadForm(call: PressOrCommand, target: UploadTarget): Promise<void> {
  const { client, triggerId, context } = call;
  const view = uploadFormView({ ...target, simulated: context.simulated });
  if (call.view) await openForm(call, view);
  else await openModal(client, triggerId, view, say`Start again with /treble lists.`);
}

const openListForm: Action = {
  id: listFormId,
  needs: 'sender',
  async run(call) {
    const [word, ...name] = call.value.split(':');
    const change = readChange(word);
    if (!change) throw new UsageError(say`This button is no longer valid. Open /treble lists again.`);
    await openUploadForm(call, { change, name: name.join(':') });
  },
};

export const deletedText = ({ name, users }: SavedListLine): string =>
  say`Deleted the list *${escapeText(oneLine(name), 120).replaceAll('*', '∗')}* with ${counted(users, 'user')}. Deployments that used it keep their users.`;

const deleteList: Action = {
  id: deleteListId,
  needs: 'sender',
  async run(call) {
    const text = deletedText(await call.context.audiences.lists.remove(call.value, call.userId));
    await replaceScreen(call, { title: say`Saved list`, lines: [text], blocks: [section(text)] });
  },
};

const sendToList: Action = {
  id: sendToListId,
  needs: 'sender',
  async run(call) {
    const list = savedListOption(await call.context.audiences.lists.load(call.value));
    await openSendForm(call, { list });
  },
};

export const listActions: readonly Action[] = [showList, openListForm, deleteList, sendToList];
