import { say } from '../../entities/language/say.ts';
import { sentenceText } from '../blocks/slack-text.ts';
import { type Submission, UsageError } from '../listener.ts';
import { screenAt, showOrTell } from '../send/modal-screen.ts';
import { noticeView } from '../views/notice.ts';
import { agentRight } from './agent-right.ts';
import {
  aboutTemplate,
  chooseTemplateForm,
  chosenVersion,
  conversationBlock,
  fillTemplateForm,
  fillTemplateView,
  mostColumns,
  templateWaitingView,
  typedValues,
} from './template-form.ts';
import { threadOf } from './thread-value.ts';

/** Which template, then what stands in it. */
export const chooseTemplate: Submission = {
  callbackId: chooseTemplateForm.callbackId,
  needs: agentRight,
  answer: ({ values }) =>
    chosenVersion(values) === undefined
      ? { kind: 'errors', errors: { [conversationBlock]: say`Choose a conversation.` } }
      : { kind: 'update', view: templateWaitingView() },
  async work(call) {
    const version = await call.context.dispatch.loadVersion(chosenVersion(call.values) ?? 0);
    if (version.columns.length > mostColumns) {
      throw new UsageError(
        say`This message has ${version.columns.length} variables, more than this form takes. Choose another one.`,
      );
    }
    const view = fillTemplateView(threadOf(call.privateMetadata), version);
    await screenAt(call.client, call.viewId).show(view);
  },
};

export const fillTemplate: Submission = {
  callbackId: fillTemplateForm.callbackId,
  needs: agentRight,
  answer: () => ({ kind: 'update', view: templateWaitingView() }),
  async work(call) {
    const { context, client, viewId, values, userId } = call;
    const about = aboutTemplate(call.privateMetadata);
    if (!about) throw new UsageError(say`This form is no longer valid. Press the button again.`);
    const { columns } = await context.dispatch.loadVersion(about.versionId);
    await context.agents.sendTemplate({ ...about, by: userId, variables: typedValues(values, columns) });
    const text = sentenceText(say`The template is on its way. The thread tells you when it does not arrive.`);
    await showOrTell(call, screenAt(client, viewId), noticeView(text, context.simulated), { text });
  },
};
