import type { KnownBlock, ModalView } from '@slack/types';
import { type ListChange, listChanges } from '../../dispatch/audience/audiences.ts';
import { readJson } from '../../entities/json.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { input, plain, section, simulatedMark } from '../blocks/elements.ts';
import { formModal } from '../blocks/modal.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import { answerParsed, type FieldProblem } from '../field-problem.ts';
import { type SubmissionAnswer, UsageError, type ViewValues } from '../listener.ts';
import { textAt } from '../payload.ts';
import {
  type GivenChoice,
  givenAudienceInputs,
  nothingGiven,
  parseGiven,
  type TypedAudience,
} from '../send/given-audience.ts';
import { typedText } from '../send/view-values.ts';
import { problemBlocks } from '../send/words.ts';
import { readingView } from './reading-view.ts';

export const listUploadForm = { callbackId: 'list_upload' } as const;
const nameField = { block: 'list_name', action: 'name' } as const;

/** What the form was opened for; a new list gets its name in the form. */
export interface UploadTarget {
  readonly change: ListChange;
  readonly name: string;
}

export interface UploadFormState extends UploadTarget, TypedAudience {
  readonly problem?: string;
  readonly simulated: boolean;
}

const words: Readonly<Record<ListChange, { title: string; submit: string; says: string }>> = {
  new: { title: text('New list'), submit: text('Save'), says: text('The list is kept with its variables.') },
  append: {
    title: text('Append to a list'),
    submit: text('Append'),
    says: text('Phones that are on the list already get the new variables.'),
  },
  replace: {
    title: text('Replace a list'),
    submit: text('Replace'),
    says: text('Everybody who is on the list now leaves it, once the new one is read completely.'),
  },
};

const hints = () => ({
  pasted: say`Phone numbers with country code, one per line. For more, or for variables, use a CSV file.`,
  file: say`Up to 10 MB, with a column for the phone and one for each variable.`,
});

const isChange = (word: string | undefined): word is ListChange =>
  listChanges.some((change) => change === word);

export const readChange = (word: string | undefined): ListChange | undefined =>
  isChange(word) ? word : undefined;

export function uploadFormView(state: UploadFormState): ModalView {
  const { change, name, problem, simulated } = state;
  const { title, submit, says } = words[change];
  const nameInput: KnownBlock = input(nameField.block, say`Name`, {
    type: 'plain_text_input',
    action_id: nameField.action,
    max_length: 60,
    placeholder: plain('vips', 150),
    ...(name ? { initial_value: name.slice(0, 60) } : {}),
  });
  const about = section(`*${escapeText(oneLine(name), 120).replaceAll('*', '∗')}*`);
  return formModal({
    callbackId: listUploadForm.callbackId,
    privateMetadata: JSON.stringify({ change, name }),
    title: said(title),
    submit: said(submit),
    close: say`Cancel`,
    blocks: [
      ...problemBlocks(problem),
      change === 'new' ? nameInput : about,
      section(said(says)),
      ...givenAudienceInputs(state, hints()),
      ...simulatedMark(simulated),
    ],
  });
}

/** Throws `UsageError`. */
export function readTarget(privateMetadata: string, values: ViewValues): UploadTarget {
  const outdated = new UsageError(
    say`This form is no longer valid. Close it and start again with /treble lists.`,
  );
  const read = readJson(privateMetadata);
  const change = readChange(textAt(read, 'change'));
  if (!change) throw outdated;
  const typed = typedText(values, nameField.block, nameField.action);
  return { change, name: change === 'new' ? typed : (textAt(read, 'name') ?? '') };
}

export function parseUploadForm(values: ViewValues): GivenChoice | FieldProblem {
  return parseGiven(values) ?? nothingGiven();
}

export const answerUploadForm = (values: ViewValues): SubmissionAnswer =>
  answerParsed(parseUploadForm(values), readingView);
