import type { ModalView } from '@slack/types';
import { section, simulatedMark } from '../blocks/elements.ts';
import { shownModal } from '../blocks/modal.ts';
import type { Call } from '../listener.ts';

/** One sentence, in mrkdwn, in a modal. */
export const noticeView = (sentence: string, simulated: boolean): ModalView =>
  shownModal({
    callbackId: 'notice',
    title: 'Treble',
    blocks: [section(sentence), ...simulatedMark(simulated)],
  });

/** Puts the sentence in the place of a view; where that is closed already, the person is told directly. */
export async function replaceByNotice(call: Call, sentence: string, viewId: string): Promise<void> {
  const view = noticeView(sentence, call.context.simulated);
  const shown = await call.client.views.update({ view_id: viewId, view }).then(
    () => true,
    () => false,
  );
  if (!shown) await call.reply({ text: sentence });
}

/** Shows the sentence in a window of its own, over Home or nothing at all; too late for that, the person is told directly. */
export async function showNoticeAlone(call: Call, sentence: string): Promise<void> {
  const view = noticeView(sentence, call.context.simulated);
  const shown = await call.client.views.open({ trigger_id: call.triggerId, view }).then(
    () => true,
    () => false,
  );
  if (!shown) await call.reply({ text: sentence });
}

/** Puts the sentence on top of a view, so that what is under it stays; without room, in its place. */
export async function showNotice(
  call: Call,
  sentence: string,
  under: { readonly id: string },
): Promise<void> {
  const view = noticeView(sentence, call.context.simulated);
  const shown = await call.client.views.push({ trigger_id: call.triggerId, view }).then(
    () => true,
    () => false,
  );
  if (!shown) await replaceByNotice(call, sentence, under.id);
}
