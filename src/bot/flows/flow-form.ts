import type { KnownBlock, ModalView } from '@slack/types';
import type { EditedConversation } from '../../dispatch/conversations/conversations.ts';
import { said, say } from '../../entities/language/say.ts';
import type { FlowProblem } from '../../flows/flow.ts';
import { readyFlows } from '../../flows/gallery/index.ts';
import { actions, button, context, input, plain, section, simulatedMark } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { formModal } from '../blocks/modal.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import { type EditorOrigin, writeEditorOrigin } from '../conversations/editor-origin.ts';
import type { ViewValues } from '../listener.ts';
import { chosenOption, type GivenFile, givenFiles, typedText } from '../send/view-values.ts';
import { problemBlocks } from '../send/words.ts';
import { removeFlowId } from './flow-id.ts';

export const flowForm = { callbackId: 'flow_form' } as const;
export const galleryField = { block: 'flow_gallery', action: 'flow_gallery' } as const;
const sourceField = { block: 'flow_source', action: 'flow_source' } as const;
const fileField = { block: 'flow_file', action: 'flow_file' } as const;

/** Slack's own limit of a text field; longer flows come as files. */
export const longestTyped = 3_000;

export interface FlowFormState {
  readonly origin: EditorOrigin;
  readonly name: string;
  readonly source: string;
  /** The field is filled anew when its block has another id. */
  readonly filling?: string;
  /** There is one that can be removed. */
  readonly hasFlow?: boolean;
  readonly problem?: string;
  readonly simulated: boolean;
}

export const stateOf = (
  { conversationId, version, name, flow = '' }: EditedConversation,
  simulated: boolean,
): FlowFormState => ({
  origin: { conversation: { id: conversationId, basedOn: version } },
  name,
  source: flow,
  hasFlow: flow !== '',
  simulated,
});

const galleryBlock = (): KnownBlock =>
  input(
    galleryField.block,
    say`Start from a ready flow`,
    {
      type: 'static_select',
      action_id: galleryField.action,
      placeholder: plain(say`Choose a flow`, 150),
      options: readyFlows.map(({ key, title }) => ({
        text: plain(said(title), limits.optionText),
        value: key,
      })),
    },
    { optional: true, dispatches: true },
  );

const removeButton = (origin: EditorOrigin): KnownBlock =>
  actions([
    button({
      id: removeFlowId,
      label: say`Remove the flow`,
      value: writeEditorOrigin(origin),
      style: 'danger',
      confirm: {
        title: say`Remove the flow?`,
        text: say`The conversation then says nothing after its template. Chats that are running go on to their end.`,
        yes: say`Remove`,
        no: say`Back`,
      },
    }),
  ]);

export function flowFormView({
  origin,
  name,
  source,
  filling = '',
  hasFlow = false,
  problem,
  simulated,
}: FlowFormState): ModalView {
  const isLong = source.length > longestTyped;
  return formModal({
    callbackId: flowForm.callbackId,
    privateMetadata: writeEditorOrigin(origin),
    title: say`Flow`,
    submit: say`Check`,
    close: say`Cancel`,
    blocks: [
      ...problemBlocks(problem),
      section(say`What *${escapeText(oneLine(name), 120).replaceAll('*', '∗')}* says after its template.`),
      ...(isLong
        ? [context(say`The flow is too long for this field. Give the changed flow as a file.`)]
        : []),
      galleryBlock(),
      input(
        `${sourceField.block}${filling && `:${filling}`}`,
        say`Flow (YAML)`,
        {
          type: 'plain_text_input',
          action_id: sourceField.action,
          multiline: true,
          max_length: longestTyped,
          ...(source !== '' && !isLong ? { initial_value: source } : {}),
        },
        { optional: true },
      ),
      input(
        fileField.block,
        say`Flow file`,
        {
          type: 'file_input',
          action_id: fileField.action,
          filetypes: ['yaml', 'yml', 'text', 'txt'],
          max_files: 1,
        },
        { optional: true, hint: say`For flows of more than 3,000 characters. A file goes before the field.` },
      ),
      ...(hasFlow ? [removeButton(origin)] : []),
      ...simulatedMark(simulated),
    ],
  });
}

export interface GivenFlow {
  readonly typed: string;
  readonly file: GivenFile | undefined;
  readonly gallery: string | undefined;
}

export function readFlowForm(values: ViewValues): GivenFlow {
  const block = Object.keys(values).find((id) => id.split(':', 1)[0] === sourceField.block) ?? '';
  return {
    typed: typedText(values, block, sourceField.action),
    file: givenFiles(values, fileField.block, fileField.action)[0],
    gallery: chosenOption(values, galleryField.block, galleryField.action)?.value,
  };
}

export const fileBlock = fileField.block;

const mostProblems = 10;

/** Every problem with its place, a line each. */
export function problemsText(problems: readonly FlowProblem[]): string {
  const lines = problems
    .slice(0, mostProblems)
    .map(({ line, column, message }) => say`Line ${line}, column ${column}: ${message}`);
  const left = problems.length - lines.length;
  return [...lines, ...(left > 0 ? [say`And ${left} more.`] : [])].join('\n');
}
