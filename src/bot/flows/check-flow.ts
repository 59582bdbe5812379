import { say } from '../../entities/language/say.ts';
import { readNewFlow } from '../../flows/read-new-flow.ts';
import { escapeText, oneLine, sentenceText } from '../blocks/slack-text.ts';
import { readEditorOrigin } from '../conversations/editor-origin.ts';
import { type Submission, type SubmissionCall, UsageError } from '../listener.ts';
import { loadFile } from '../send/list-file.ts';
import { screenAt, showOrTell } from '../send/modal-screen.ts';
import { sentenceOf } from '../send/shown-error.ts';
import { noticeView } from '../views/notice.ts';
import {
  flowForm,
  flowFormView,
  type GivenFlow,
  longestTyped,
  problemsText,
  readFlowForm,
} from './flow-form.ts';
import { outlineView } from './outline-view.ts';

const largestFile = 200_000;

async function readSource({ context, client }: SubmissionCall, given: GivenFlow): Promise<string> {
  if (!given.file) {
    if (given.typed.trim() === '') throw new UsageError(say`Type the flow or give a file.`);
    return given.typed;
  }
  const url = given.file.url ?? (await loadFile(client, given.file.id)).url;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of await context.files.fetch(url)) {
    bytes += chunk.length;
    if (bytes > largestFile) throw new UsageError(say`The file is larger than a flow can be.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Reads the flow and shows it in words, or the form again with every problem and its place. */
export const checkSubmission: Submission = {
  callbackId: flowForm.callbackId,
  needs: 'sender',
  answer: () => ({ kind: 'update', view: noticeView(say`Reading the flow…`, false) }),
  async work(call) {
    const { context, client, viewId, userId } = call;
    const { conversation } = readEditorOrigin(call.privateMetadata);
    if (!conversation) throw new UsageError(say`This form is no longer valid. Open the flow again.`);
    const screen = screenAt(client, viewId);
    const { name } = await context.conversations.load(conversation.id);
    const { simulated } = context;
    const given = readFlowForm(call.values);
    const again = async (problem: string, source: string) =>
      showOrTell(
        call,
        screen,
        flowFormView({
          origin: { conversation },
          name,
          source: source.slice(0, longestTyped),
          problem,
          simulated,
        }),
        { text: sentenceText(problem) },
      );
    let source: string;
    try {
      source = await readSource(call, given);
    } catch (error) {
      const problem = sentenceOf(error);
      if (problem === undefined) throw error;
      return again(problem, given.typed);
    }
    const parsed = readNewFlow(source);
    if (!parsed.ok) return again(problemsText(parsed.problems), given.file ? '' : source);
    const draftId = await context.conversations.draftFlow(
      conversation.id,
      conversation.basedOn,
      source,
      userId,
    );
    const shown = escapeText(oneLine(name), 120);
    const words = { text: say`The flow of ${shown} can be read. Open it again to save it.` };
    await showOrTell(call, screen, outlineView(draftId, parsed.flow, simulated), words);
  },
};
