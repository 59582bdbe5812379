import type { SendableConversation } from '../../dispatch/dispatch.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { say, text } from '../../entities/language/say.ts';
import { sentenceText } from '../blocks/slack-text.ts';
import { type Action, type Command, type Submission, UsageError } from '../listener.ts';
import { openModal, screenAt, showOrTell } from '../send/modal-screen.ts';
import { parseDraftValue } from '../send/open-review.ts';
import { sentenceOf } from '../send/shown-error.ts';
import { noticeView } from '../views/notice.ts';
import { openForm } from '../views/show-screen.ts';
import {
  answerTestForm,
  mostTestColumns,
  openTestId,
  readTestForm,
  type TestFormState,
  testForm,
  testFormView,
} from './test-form.ts';

/** A row's value for a column, ignoring case. */
const valueAt = (row: Readonly<Record<string, string>>, column: string): string =>
  Object.entries(row).find(([name]) => name.toLowerCase() === column.toLowerCase())?.[1] ?? '';

function fieldsOf(
  { columns }: SendableConversation,
  row: Readonly<Record<string, string>>,
): TestFormState['values'] {
  if (columns.length > mostTestColumns) {
    throw new UsageError(
      say`This message has ${columns.length} variables, more than a form takes. Test it with a list of one row.`,
    );
  }
  return columns.map((column) => ({ column, value: valueAt(row, column) }));
}

/** From the review: filled in with what its first row would be sent. */
export const openTest: Action = {
  id: openTestId,
  needs: 'sender',
  async run(call) {
    const { dispatch, simulated } = call.context;
    const { versionId, channelId, values } = await dispatch.testSample(parseDraftValue(call.value));
    const conversation = await dispatch.loadVersion(versionId);
    const form = testFormView({
      versionId,
      channelId,
      conversation: conversation.name,
      values: fieldsOf(conversation, values),
      simulated,
    });
    await openForm(call, form);
  },
};

/** Where the phone begins: at a plus, since it may be typed with spaces, or in the last word; -1 without one. */
function phoneStart(words: readonly string[]): number {
  const plus = words.findIndex((word) => /^\+\d/.test(word));
  if (plus !== -1) return plus;
  return /^\d[\d().-]{6,}$/.test(words.at(-1) ?? '') ? words.length - 1 : -1;
}

export const testCommand: Command = {
  name: 'test',
  usage: 'test <conversation> [phone]',
  summary: text('Send one message of a conversation to one number; it counts in no figure.'),
  needs: 'sender',
  async run({ args, channelId, client, triggerId, context }) {
    const at = phoneStart(args);
    const name = (at === -1 ? args : args.slice(0, at)).join(' ');
    if (name === '')
      throw new UsageError(say`Which conversation? For example: /treble test spring_sale +12025550123`);
    const conversation = await context.dispatch.loadConversation(name);
    const form = testFormView({
      versionId: conversation.versionId,
      channelId,
      conversation: conversation.name,
      values: fieldsOf(conversation, {}),
      phone: at === -1 ? '' : args.slice(at).join(' '),
      simulated: context.simulated,
    });
    await openModal(client, triggerId, form, say`Type the command again.`);
  },
};

export const testSubmission: Submission = {
  callbackId: testForm.callbackId,
  needs: 'sender',
  answer: ({ values }) => answerTestForm(values),
  async work(call) {
    const { context, client, userId } = call;
    const { dispatch, simulated } = context;
    const typed = readTestForm(call.values, call.privateMetadata);
    const { versionId, channelId, phone } = typed;
    const screen = screenAt(client, call.viewId);
    const conversation = await dispatch.loadVersion(versionId);
    const values = conversation.columns.map((column, index) => ({ column, value: typed.valueAt(index) }));
    try {
      const sent = await dispatch.sendTest({
        versionId,
        channelId,
        phone,
        by: userId,
        variables: Object.fromEntries(values.map(({ column, value }) => [column, value])),
        ...(typed.anyway && { recently: 'send' }),
      });
      const text = say`Test ${deploymentCode(sent.id)} to …${phone.slice(-4)} is on its way. The result comes in a direct message from Treble and is kept up to date.`;
      await showOrTell(call, screen, noticeView(sentenceText(text), simulated), { text: sentenceText(text) });
    } catch (error) {
      const problem = sentenceOf(error);
      if (problem === undefined) throw error;
      const form = {
        versionId,
        channelId,
        conversation: conversation.name,
        values,
        phone,
        problem,
        simulated,
      };
      await showOrTell(call, screen, testFormView(form), { text: sentenceText(problem) });
    }
  },
};
