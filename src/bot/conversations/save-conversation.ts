import type { OfferedTemplate, Saved } from '../../dispatch/conversations/conversations.ts';
import { say } from '../../entities/language/say.ts';
import { escapeText, mention, oneLine, sentenceText } from '../blocks/slack-text.ts';
import { type Submission, type SubmissionCall, UsageError } from '../listener.ts';
import { screenAt, showOrTell } from '../send/modal-screen.ts';
import { sentenceOf } from '../send/shown-error.ts';
import { answerEditor, type EditorInput, editorForm, editorView, readEditor } from './editor-form.ts';
import { type EditorOrigin, readEditorOrigin } from './editor-origin.ts';
import { type SavedKind, saySaved } from './saved-view.ts';

type Outcome =
  | { readonly kind: SavedKind; readonly saved: Saved['conversation']; readonly note: string }
  | { readonly kind: 'overtaken'; readonly saved: Extract<Saved, { kind: 'overtaken' }> };

async function store(call: SubmissionCall, origin: EditorOrigin, input: EditorInput): Promise<Outcome> {
  const { context, userId } = call;
  const { name, templateId, sources, note } = input;
  if (templateId === undefined) throw new UsageError(say`Choose the template to send.`);
  const wish = { name, templateId, sources, note };
  if (!origin.conversation) {
    return { kind: 'created', saved: await context.conversations.create(wish, userId), note };
  }
  const { id, basedOn } = origin.conversation;
  const saved = await context.conversations.save(id, basedOn, wish, userId);
  if (saved.kind === 'overtaken') return { kind: 'overtaken', saved };
  return { kind: saved.kind, saved: saved.conversation, note: saved.kind === 'saved' ? saved.note : note };
}

/** In mrkdwn: who was quicker, with what, and what happens to the person's own words. */
function overtakenText({ latest }: Extract<Saved, { kind: 'overtaken' }>): string {
  const who = latest.createdBy === null ? say`A change of the template` : mention(latest.createdBy);
  const note = latest.note === null ? '' : ` (${escapeText(oneLine(latest.note), 300)})`;
  const what = [say`${who} made version ${latest.number} while you were editing`, note].join('');
  return say`${what}. Nothing of yours is lost: it stands below, unsaved. Look at theirs under Versions; press Save once more to make yours version ${latest.number + 1}.`;
}

async function formAgain(
  call: SubmissionCall,
  origin: EditorOrigin,
  input: EditorInput,
  problem: string,
): Promise<void> {
  const { context, client, viewId } = call;
  const template: OfferedTemplate | undefined =
    input.templateId === undefined
      ? undefined
      : await context.conversations.loadTemplate(input.templateId).catch((error: unknown) => {
          if (sentenceOf(error) === undefined) throw error;
          return undefined;
        });
  const view = editorView({ ...input, origin, template, problem, simulated: context.simulated });
  await showOrTell(call, screenAt(client, viewId), view, { text: problem });
}

export const saveSubmission: Submission = {
  callbackId: editorForm.callbackId,
  needs: 'sender',
  answer: ({ values }) => answerEditor(values),
  async work(call) {
    const { context, client, userId, viewId } = call;
    const origin = readEditorOrigin(call.privateMetadata);
    const input = readEditor(call.values);
    let outcome: Outcome;
    try {
      outcome = await store(call, origin, input);
    } catch (error) {
      const problem = sentenceOf(error);
      if (problem === undefined) throw error;
      return formAgain(call, origin, input, sentenceText(problem, 2_400));
    }
    if (outcome.kind === 'overtaken') {
      const { conversationId, version } = outcome.saved.conversation;
      const now = { conversation: { id: conversationId, basedOn: version } };
      return formAgain(call, now, input, overtakenText(outcome.saved));
    }
    const { kind, saved, note } = outcome;
    // Before anything is said: whatever Slack does, what was saved is written down.
    if (kind !== 'unchanged') {
      await context.audit({
        actor: userId,
        act: kind === 'created' ? 'conversation.create' : 'conversation.edit',
        subject: `conversation:${saved.conversationId}`,
        detail: {
          before: kind === 'created' ? null : saved.version - 1,
          after: saved.version,
          template: saved.template.name,
          note,
        },
      });
    }
    const { view, reply } = saySaved(kind, saved, context.simulated);
    await showOrTell(call, screenAt(client, viewId), view, reply);
  },
};
