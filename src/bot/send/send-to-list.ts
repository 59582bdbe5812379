import type { WebClient } from '@slack/web-api';
import { say } from '../../entities/language/say.ts';
import { escapeText } from '../blocks/slack-text.ts';
import { type MessageShortcut, type Submission, UsageError } from '../listener.ts';
import { noticeView } from '../views/notice.ts';
import { isListName, type ListFile, loadFile } from './list-file.ts';
import {
  answerListForm,
  type ListFormState,
  listForm,
  listFormView,
  parseListForm,
  typedInListForm,
} from './list-form.ts';
import { openModal } from './modal-screen.ts';
import { reviewAudience } from './review-audience.ts';
import { sentenceOf } from './shown-error.ts';
import { readOrigin } from './view-metadata.ts';
import { nameText } from './words.ts';

const mostFiles = 50;

/** Message shortcut for lists that are larger than a form takes. */
export const sendToList: MessageShortcut = {
  callbackId: 'send_to_list',
  name: 'Send to this list',
  description: 'Send a WhatsApp conversation to the CSV file of this message',
  needs: 'sender',
  async run({ files, channelId, client, triggerId, context }) {
    const lists = files.filter(({ name }) => isListName(name)).slice(0, mostFiles);
    if (lists.length === 0) {
      const names = files.map(({ name }) => nameText(name, 60)).slice(0, 5);
      const found = names.length > 0 ? names.join(', ') : say`no file`;
      throw new UsageError(
        say`Expected a message with a .csv, .tsv or .txt file, found ${found}. Share the list as a file and use the shortcut on that message.`,
      );
    }
    const origin = { channelId, files: lists.map(({ id }) => id) };
    const view = listFormView({ origin, files: lists, simulated: context.simulated });
    await openModal(client, triggerId, view, say`Choose “Send to this list” on the message again.`);
  },
};

/** The files that are still there, and why the chosen one is not. */
async function loadFiles(
  client: WebClient,
  ids: readonly string[],
): Promise<{ readonly files: readonly ListFile[]; readonly problems: ReadonlyMap<string, string> }> {
  const problems = new Map<string, string>();
  const loaded = await Promise.all(
    ids.map(async (id) => {
      try {
        return [await loadFile(client, id)];
      } catch (error) {
        const sentence = sentenceOf(error);
        if (sentence === undefined) throw error;
        problems.set(id, sentence);
        return [];
      }
    }),
  );
  return { files: loaded.flat(), problems };
}

export const listFormSubmission: Submission = {
  callbackId: listForm.callbackId,
  needs: 'sender',
  answer: ({ values }) => answerListForm(values),
  async work(call) {
    const { values, context, client } = call;
    const { simulated } = context;
    const parsed = parseListForm(values);
    if (!parsed.ok) throw new UsageError(Object.values(parsed.errors).join(' '));
    const origin = readOrigin(call.privateMetadata);
    const { files, problems } = await loadFiles(client, origin.files);
    const file = files.find(({ id }) => id === parsed.fileId);
    const state: ListFormState = { origin, files, ...typedInListForm(values), simulated };
    await reviewAudience(call, {
      channelId: origin.channelId,
      versionId: parsed.versionId,
      formWith: (problem) =>
        files.length > 0 ? listFormView({ ...state, problem }) : noticeView(escapeText(problem), simulated),
      async loadAudience() {
        if (!file) throw new UsageError(problems.get(parsed.fileId) ?? say`Choose the file again.`);
        return { kind: 'csv', fileName: file.name, bytes: await context.files.fetch(file.url) };
      },
    });
  },
};
