import type { KnownBlock, ModalView } from '@slack/types';
import { plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import type { SubmissionAnswer, ViewValues } from '../listener.ts';
import {
  chosenConversation,
  conversationField,
  conversationInput,
  parseConversation,
} from './conversation-field.ts';
import { isListName, listEndings } from './list-file.ts';
import { type FormOrigin, writeOrigin } from './view-metadata.ts';
import { type ChosenOption, type GivenFile, givenFiles, typedText } from './view-values.ts';
import { checkingView } from './waiting-views.ts';
import { nameText, problemBlocks, simulatedMark } from './words.ts';

export const sendForm = { callbackId: 'send_form' } as const;

const recipients = { block: 'recipients', action: 'phones' } as const;
const csvFile = { block: 'csv_file', action: 'file' } as const;
const longestPaste = 3000;

export interface SendFormState {
  readonly origin: FormOrigin;
  readonly conversation?: ChosenOption | undefined;
  readonly pasted?: string;
  /** A file that was given before: Slack cannot put it back into the field. */
  readonly fileName?: string | undefined;
  readonly problem?: string;
  readonly simulated: boolean;
}

const fileHint = (fileName: string | undefined): string =>
  `${fileName === undefined ? '' : `Choose ${nameText(fileName)} again. `}Up to 10 MB, with a column for the phone and one for each variable. ` +
  'Larger: share the file in a channel and use the message shortcut “Send to this list”.';

export function sendFormView(state: SendFormState): ModalView {
  const { origin, conversation, pasted = '', fileName, problem, simulated } = state;
  const recipientsInput: KnownBlock = {
    type: 'input',
    block_id: recipients.block,
    optional: true,
    label: plain('Recipients', 75),
    hint: plain(
      'Phone numbers with country code, one per line. For more, or for variables, use a CSV file.',
      2000,
    ),
    element: {
      type: 'plain_text_input',
      action_id: recipients.action,
      multiline: true,
      max_length: longestPaste,
      placeholder: plain('+12025550123', 150),
      ...(pasted ? { initial_value: pasted.slice(0, longestPaste) } : {}),
    },
  };
  const fileInput: KnownBlock = {
    type: 'input',
    block_id: csvFile.block,
    optional: true,
    label: plain('CSV file', 75),
    hint: plain(fileHint(fileName), 2000),
    element: {
      type: 'file_input',
      action_id: csvFile.action,
      filetypes: [...listEndings],
      max_files: 1,
    },
  };
  return {
    type: 'modal',
    callback_id: sendForm.callbackId,
    private_metadata: writeOrigin(origin),
    title: plain('Send a conversation', limits.modalTitle),
    submit: plain('Review', limits.modalTitle),
    close: plain('Cancel', limits.modalTitle),
    blocks: [
      ...problemBlocks(problem),
      conversationInput(conversation),
      recipientsInput,
      fileInput,
      ...simulatedMark(simulated),
    ],
  };
}

export interface SendFormInput {
  readonly versionId: number;
  readonly audience:
    | { readonly kind: 'pasted'; readonly text: string }
    | { readonly kind: 'csv'; readonly file: GivenFile };
}

type Parsed =
  | { readonly ok: true; readonly input: SendFormInput }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

function parseAudience(values: ViewValues): SendFormInput['audience'] | { block: string; problem: string } {
  const text = typedText(values, recipients.block, recipients.action);
  const [file] = givenFiles(values, csvFile.block, csvFile.action);
  const hasText = text.trim() !== '';
  if (hasText && file) {
    const problem = 'Expected pasted recipients or a CSV file, found both. Remove one of them.';
    return { block: csvFile.block, problem };
  }
  if (hasText) return { kind: 'pasted', text };
  if (!file) {
    const problem = 'Paste at least one phone number here, or choose a CSV file below.';
    return { block: recipients.block, problem };
  }
  if (isListName(file.name)) return { kind: 'csv', file };
  const problem = `Expected a file that ends in .csv, .tsv or .txt, found ${nameText(file.name)}.`;
  return { block: csvFile.block, problem };
}

export function parseSendForm(values: ViewValues): Parsed {
  const conversation = parseConversation(values);
  const audience = parseAudience(values);
  if ('versionId' in conversation && 'kind' in audience)
    return { ok: true, input: { versionId: conversation.versionId, audience } };
  return {
    ok: false,
    errors: {
      ...('problem' in conversation ? { [conversationField.block]: conversation.problem } : {}),
      ...('problem' in audience ? { [audience.block]: audience.problem } : {}),
    },
  };
}

/** What was typed, for showing the form again. */
export const typedInSendForm = (
  values: ViewValues,
): Pick<SendFormState, 'conversation' | 'pasted' | 'fileName'> => ({
  conversation: chosenConversation(values),
  pasted: typedText(values, recipients.block, recipients.action),
  fileName: givenFiles(values, csvFile.block, csvFile.action)[0]?.name,
});

export function answerSendForm(values: ViewValues): SubmissionAnswer {
  const parsed = parseSendForm(values);
  return parsed.ok ? { kind: 'update', view: checkingView() } : { kind: 'errors', errors: parsed.errors };
}
