import type { KnownBlock, ModalView } from '@slack/types';
import type { OfferedTemplate } from '../../dispatch/conversations/conversations.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say } from '../../entities/language/say.ts';
import { placeholdersOf } from '../../entities/template-definition.ts';
import { sourcesFor, type VariableSource } from '../../entities/variable-source.ts';
import { context, input, plain, section, simulatedMark } from '../blocks/elements.ts';
import { formModal } from '../blocks/modal.ts';
import type { SubmissionAnswer, ViewValues } from '../listener.ts';
import { typedText } from '../send/view-values.ts';
import { editorButtons } from './editor-buttons.ts';
import { type EditorOrigin, writeEditorOrigin } from './editor-origin.ts';
import { previewBlocks } from './preview-blocks.ts';
import { readSources, sourceBlocks, sourceProblems } from './source-fields.ts';
import { chosenTemplate, templateField, templateInput } from './template-field.ts';
import { savingView } from './waiting-view.ts';

export const editorForm = { callbackId: 'conversation_editor' } as const;

const nameField = { block: 'name', action: 'editor_name' } as const;
const noteField = { block: 'note', action: 'editor_note' } as const;
const longestName = 150;
const longestNote = 300;
/** A modal takes 100 blocks; further variables keep where their values come from. */
const mostVariables = 25;

export interface EditorState {
  readonly origin: EditorOrigin;
  readonly name: string;
  /** Undefined until one is chosen. */
  readonly template: OfferedTemplate | undefined;
  readonly sources: readonly VariableSource[];
  readonly note: string;
  /** Why the form is here again, in mrkdwn. */
  readonly problem?: string;
  readonly simulated: boolean;
}

function variableBlocks({ definition }: OfferedTemplate, sources: readonly VariableSource[]): KnownBlock[] {
  const placeholders = placeholdersOf(definition);
  const all = sourcesFor(definition, sources);
  const fields = all.slice(0, mostVariables).flatMap((source, index) => {
    const placeholder = placeholders[index];
    return placeholder ? sourceBlocks(definition, placeholder, source) : [];
  });
  const left = all.length - mostVariables;
  const note =
    left > 0
      ? [
          context(
            say`${counted(left, 'more variable')} of this template {0|keeps where its value comes|keep where their values come} from.`,
          ),
        ]
      : [];
  return [...fields, ...note, ...previewBlocks(definition, all)];
}

const openingText = ({ conversation }: EditorOrigin): string =>
  conversation === undefined
    ? say`Choose a template and where the values of its variables come from.`
    : say`You are editing version ${conversation.basedOn}. Saving makes a new version; what was sent or reviewed before keeps its own.`;

export function editorView(state: EditorState): ModalView {
  const { origin, name, template, sources, note, problem, simulated } = state;
  return formModal({
    callbackId: editorForm.callbackId,
    privateMetadata: writeEditorOrigin(origin),
    title: origin.conversation ? say`Edit conversation` : say`New conversation`,
    submit: say`Save`,
    close: say`Cancel`,
    blocks: [
      ...(problem === undefined ? [] : [section(`:warning: ${problem}`)]),
      context(openingText(origin)),
      input(nameField.block, say`Name`, {
        type: 'plain_text_input',
        action_id: nameField.action,
        max_length: longestName,
        placeholder: plain(say`Spring sale`, 150),
        ...(name ? { initial_value: name.slice(0, longestName) } : {}),
      }),
      templateInput(template),
      ...(template ? variableBlocks(template, sources) : []),
      input(
        noteField.block,
        say`Note`,
        {
          type: 'plain_text_input',
          action_id: noteField.action,
          max_length: longestNote,
          ...(note ? { initial_value: note.slice(0, longestNote) } : {}),
        },
        { optional: true, hint: say`What changed and why, for those who compare the versions later.` },
      ),
      ...editorButtons(origin, name),
      ...simulatedMark(simulated),
    ],
  });
}

export interface EditorInput {
  readonly name: string;
  readonly templateId: string | undefined;
  readonly sources: readonly VariableSource[];
  readonly note: string;
}

/** What the form holds, complete or not. */
export const readEditor = (values: ViewValues): EditorInput => ({
  name: typedText(values, nameField.block, nameField.action),
  templateId: chosenTemplate(values),
  sources: readSources(values),
  note: typedText(values, noteField.block, noteField.action),
});

export function answerEditor(values: ViewValues): SubmissionAnswer {
  const { name, templateId, sources } = readEditor(values);
  const errors = {
    ...(name.trim() === '' ? { [nameField.block]: say`Type a name for the conversation.` } : {}),
    ...(templateId === undefined ? { [templateField.block]: say`Choose the template to send.` } : {}),
    ...sourceProblems(sources),
  };
  return Object.keys(errors).length > 0 ? { kind: 'errors', errors } : { kind: 'update', view: savingView() };
}
