import type { ModalView, PlainTextOption } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { input, plain, simulatedMark } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { formModal } from '../blocks/modal.ts';
import type { SubmissionAnswer, ViewValues } from '../listener.ts';
import {
  chosenConversation,
  conversationField,
  conversationInput,
  parseConversation,
} from './conversation-field.ts';
import { type FormOrigin, writeOrigin } from './view-metadata.ts';
import { type ChosenOption, chosenOption } from './view-values.ts';
import { checkingView } from './waiting-views.ts';
import { problemBlocks } from './words.ts';

export const listForm = { callbackId: 'send_list_form' } as const;

const sharedFile = { block: 'shared_file', action: 'file' } as const;

export interface ListFormState {
  readonly origin: FormOrigin;
  /** At least one; a single one is chosen already. */
  readonly files: readonly { readonly id: string; readonly name: string }[];
  readonly chosenFile?: string | undefined;
  readonly conversation?: ChosenOption | undefined;
  readonly problem?: string;
  readonly simulated: boolean;
}

/** The form behind the message shortcut: the list is a file that was shared in a channel, of any size. */
export function listFormView(state: ListFormState): ModalView {
  const { origin, files, conversation, problem, simulated } = state;
  const options = files.map(
    ({ id, name }): PlainTextOption => ({ text: plain(name, limits.optionText), value: id }),
  );
  const only = options.length === 1 ? options[0] : undefined;
  const chosen = options.find(({ value }) => value === state.chosenFile) ?? only;
  return formModal({
    callbackId: listForm.callbackId,
    privateMetadata: writeOrigin(origin),
    title: say`Send to this list`,
    submit: say`Review`,
    close: say`Cancel`,
    blocks: [
      ...problemBlocks(problem),
      conversationInput(conversation),
      input(sharedFile.block, say`CSV file`, {
        type: 'static_select',
        action_id: sharedFile.action,
        options,
        ...(chosen ? { initial_option: chosen } : {}),
      }),
      ...simulatedMark(simulated),
    ],
  });
}

type Parsed =
  | { readonly ok: true; readonly versionId: number; readonly fileId: string }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

export function parseListForm(values: ViewValues): Parsed {
  const conversation = parseConversation(values);
  const file = chosenOption(values, sharedFile.block, sharedFile.action);
  if ('versionId' in conversation && file)
    return { ok: true, versionId: conversation.versionId, fileId: file.value };
  return {
    ok: false,
    errors: {
      ...('problem' in conversation ? { [conversationField.block]: conversation.problem } : {}),
      ...(file ? {} : { [sharedFile.block]: say`Choose the file to send to.` }),
    },
  };
}

/** What was chosen, for showing the form again. */
export const typedInListForm = (values: ViewValues): Pick<ListFormState, 'conversation' | 'chosenFile'> => ({
  conversation: chosenConversation(values),
  chosenFile: chosenOption(values, sharedFile.block, sharedFile.action)?.value,
});

export function answerListForm(values: ViewValues): SubmissionAnswer {
  const parsed = parseListForm(values);
  return parsed.ok ? { kind: 'update', view: checkingView() } : { kind: 'errors', errors: parsed.errors };
}
