import type { KnownBlock, ModalView } from '@slack/types';
import { readJson } from '../../entities/json.ts';
import { say } from '../../entities/language/say.ts';
import { actions, button, context, input, plain, simulatedMark } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { formModal, shownModal } from '../blocks/modal.ts';
import { type SubmissionAnswer, UsageError, type ViewValues } from '../listener.ts';
import { listAt, numberAt, textAt } from '../payload.ts';
import { typedText } from '../send/view-values.ts';
import { literal, nameText, problemBlocks } from '../send/words.ts';

export const testForm = { callbackId: 'send_test_form' } as const;
export const openTestId = 'send_test';

const phone = { block: 'test_phone', action: 'phone' } as const;
const anyway = { block: 'test_anyway', action: 'choice' } as const;
const blockOf = (index: number): string => `test_value_${index}`;
const valueAction = 'value';
const longestValue = 1_024;
/** More fields than a person fills in; such a message is tested with a list of one row. */
export const mostTestColumns = 40;

export const openTestButton = (draftId: number) =>
  actions([button({ id: openTestId, label: say`Send a test`, value: String(draftId) })]);

export interface TestFormState {
  readonly versionId: number;
  readonly channelId: string;
  readonly conversation: string;
  /** Columns in order, each with what it is filled in with. */
  readonly values: readonly { readonly column: string; readonly value: string }[];
  readonly phone?: string;
  readonly problem?: string;
  readonly simulated: boolean;
}

function valueInput({ column, value }: TestFormState['values'][number], index: number): KnownBlock {
  return input(blockOf(index), nameText(column, limits.optionText), {
    type: 'plain_text_input',
    action_id: valueAction,
    max_length: longestValue,
    ...(value === '' ? {} : { initial_value: value.slice(0, longestValue) }),
  });
}

const anywayOption = () => ({
  text: plain(say`Also if it got a template less than 24 hours ago`, 75),
  value: 'send',
});

/** Asks for one number and for the values of the message to it. */
export function testFormView(state: TestFormState): ModalView {
  const { versionId, channelId, conversation, values, problem, simulated } = state;
  return formModal({
    callbackId: testForm.callbackId,
    privateMetadata: JSON.stringify({ versionId, channelId }),
    title: say`Send a test`,
    submit: say`Send test`,
    close: say`Back`,
    blocks: [
      ...problemBlocks(problem),
      literal(say`One message of ${nameText(conversation, 100)} to one number. It counts in no figure.`),
      input(phone.block, say`Phone`, {
        type: 'plain_text_input',
        action_id: phone.action,
        max_length: 40,
        placeholder: plain('+12025550123', limits.header),
        ...(state.phone ? { initial_value: state.phone.slice(0, 40) } : {}),
      }),
      ...values.map(valueInput),
      input(
        anyway.block,
        say`Send`,
        { type: 'checkboxes', action_id: anyway.action, options: [anywayOption()] },
        { optional: true },
      ),
      context(say`You are told the result in a direct message from Treble, which is kept up to date.`),
      ...simulatedMark(simulated),
    ],
  });
}

/** What Slack sends back for the form. */
export interface TypedTest {
  readonly versionId: number;
  readonly channelId: string;
  readonly phone: string;
  readonly valueAt: (index: number) => string;
  readonly anyway: boolean;
}

/** Throws `UsageError`. */
export function readTestForm(values: ViewValues, privateMetadata: string): TypedTest {
  const about = readJson(privateMetadata);
  const versionId = numberAt(about, 'versionId');
  const channelId = textAt(about, 'channelId');
  if (versionId === undefined || !Number.isSafeInteger(versionId) || !channelId) {
    throw new UsageError(say`This form is no longer valid. Close it and start again with /treble test.`);
  }
  return {
    versionId,
    channelId,
    phone: typedText(values, phone.block, phone.action).trim(),
    valueAt: (index) => typedText(values, blockOf(index), valueAction),
    anyway: listAt(values, anyway.block, anyway.action, 'selected_options').length > 0,
  };
}

export const answerTestForm = (values: ViewValues): SubmissionAnswer =>
  typedText(values, phone.block, phone.action).trim() === ''
    ? { kind: 'errors', errors: { [phone.block]: say`Type the number to send the test to.` } }
    : { kind: 'update', view: testWaitingView() };

const testWaitingView = (): ModalView =>
  shownModal({
    title: say`Send a test`,
    blocks: [literal(say`Sending…`)],
  });
