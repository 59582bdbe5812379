import type { App, ViewResponseAction } from '@slack/bolt';
import { errorSentence } from '../error-reply.ts';
import type { Closing, Submission, SubmissionAnswer, ViewValues } from '../listener.ts';
import { storable, textAt, valueAt } from '../payload.ts';
import { noticeView, replaceByNotice } from '../views/notice.ts';
import { attend, callOf, type Desk, personOf, speakingTo } from './desk.ts';
import { refreshHome } from './home.ts';

function responseOf(answer: SubmissionAnswer): ViewResponseAction | undefined {
  if (answer.kind === 'close') return undefined;
  if (answer.kind === 'close_all') return { response_action: 'clear' };
  if (answer.kind === 'errors') return { response_action: 'errors', errors: { ...answer.errors } };
  return { response_action: answer.kind, view: answer.view };
}

export function valuesOf(body: unknown): ViewValues {
  const values = storable(valueAt(body, 'view', 'state', 'values'));
  const blocks = typeof values === 'object' && values !== null ? Object.entries(values) : [];
  return Object.fromEntries(
    blocks.map(([block, elements]: [string, unknown]) => [
      block,
      typeof elements === 'object' && elements !== null ? Object.fromEntries(Object.entries(elements)) : {},
    ]),
  );
}

/** `isLast`: nothing is to be done after it. */
function answered(
  desk: Desk,
  submission: Submission,
  call: Parameters<Submission['answer']>[0],
): { readonly answer: SubmissionAnswer; readonly isLast: boolean } {
  try {
    const answer = submission.answer(call);
    return { answer, isLast: answer.kind === 'errors' };
  } catch (error) {
    const view = noticeView(errorSentence(error, desk.log), desk.context.simulated);
    return { answer: { kind: 'update', view }, isLast: true };
  }
}

export function bindSubmissions(
  app: App,
  desk: Desk,
  submissions: readonly Submission[],
  closings: readonly Closing[],
): void {
  const byId = new Map(submissions.map((submission) => [submission.callbackId, submission]));

  app.view(/.*/, async ({ ack, body, respond }) => {
    const submission = byId.get(body.view.callback_id);
    if (!submission) return ack();
    const values = valuesOf(body);
    const privateMetadata = textAt(body, 'view', 'private_metadata') ?? '';
    const person = personOf(body);
    const { answer, isLast } = speakingTo(desk, person, () =>
      answered(desk, submission, { values, privateMetadata }),
    );
    const response = responseOf(answer);
    await (response ? ack(response) : ack());
    if (isLast) return;

    const call = callOf(desk, body, { userId: person.userId, channelId: undefined, respond });
    await attend(desk, {
      person,
      right: submission.needs,
      tell: (sentence) => replaceByNotice(call, sentence, body.view.id),
      async work() {
        await submission.work({ ...call, viewId: body.view.id, values, privateMetadata });
        if (submission.changesHome) await refreshHome(desk, person);
      },
    });
  });

  const closingOf = new Map(closings.map((closing) => [closing.callbackId, closing]));
  app.view({ type: 'view_closed', callback_id: /.*/ }, async ({ ack, body }) => {
    await ack();
    const closing = closingOf.get(body.view.callback_id);
    if (!closing) return;
    const person = personOf(body);
    const call = callOf(desk, body, { userId: person.userId, channelId: undefined, respond: undefined });
    const privateMetadata = textAt(body, 'view', 'private_metadata') ?? '';
    await attend(desk, {
      person,
      right: closing.needs,
      tell: (text) => call.reply({ text }),
      async work() {
        await closing.run({ ...call, viewId: body.view.id, values: valuesOf(body), privateMetadata });
        await refreshHome(desk, person);
      },
    });
  });
}
