import type { App, ViewResponseAction } from '@slack/bolt';
import { errorSentence } from '../error-reply.ts';
import type { Submission, SubmissionAnswer, ViewValues } from '../listener.ts';
import { textAt, valueAt } from '../payload.ts';
import { noticeView, replaceByNotice } from '../views/notice.ts';
import { attend, callOf, type Desk, personOf } from './desk.ts';

function responseOf(answer: SubmissionAnswer): ViewResponseAction | undefined {
  if (answer.kind === 'close') return undefined;
  if (answer.kind === 'close_all') return { response_action: 'clear' };
  if (answer.kind === 'errors') return { response_action: 'errors', errors: { ...answer.errors } };
  return { response_action: answer.kind, view: answer.view };
}

export function valuesOf(body: unknown): ViewValues {
  const values = valueAt(body, 'view', 'state', 'values');
  const blocks = typeof values === 'object' && values !== null ? Object.entries(values) : [];
  return Object.fromEntries(
    blocks.map(([block, elements]: [string, unknown]) => [
      block,
      typeof elements === 'object' && elements !== null ? Object.fromEntries(Object.entries(elements)) : {},
    ]),
  );
}

export function bindSubmissions(app: App, desk: Desk, submissions: readonly Submission[]): void {
  const byId = new Map(submissions.map((submission) => [submission.callbackId, submission]));

  app.view(/.*/, async ({ ack, body, respond }) => {
    const submission = byId.get(body.view.callback_id);
    if (!submission) return ack();
    const values = valuesOf(body);
    const privateMetadata = textAt(body, 'view', 'private_metadata') ?? '';
    let answer: SubmissionAnswer;
    try {
      answer = submission.answer({ values, privateMetadata });
    } catch (error) {
      const view = noticeView(errorSentence(error, desk.log), desk.context.simulated);
      return ack({ response_action: 'update', view });
    }
    const response = responseOf(answer);
    await (response ? ack(response) : ack());
    if (answer.kind === 'errors') return;

    const person = personOf(body);
    const call = callOf(desk, body, { userId: person.userId, channelId: undefined, respond });
    await attend(desk, {
      person,
      right: submission.needs,
      tell: (sentence) => replaceByNotice(call, sentence, body.view.id),
      work: () => submission.work({ ...call, viewId: body.view.id, values, privateMetadata }),
    });
  });

  app.view({ type: 'view_closed', callback_id: /.*/ }, async ({ ack }) => {
    await ack();
  });
}
