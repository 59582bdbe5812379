import { say } from '../entities/language/say.ts';
import type { ReportDocument } from './report-document.ts';
import { sayWords } from './say-words.ts';
import { reasonText } from './slot-reasons.ts';
import type { ClaimedSlot } from './slot-store.ts';

/** Told directly to the owner of a subscription when their report did not arrive: why, and what to do. */
export function composeRefusalNotice(
  { report, channelId, dueAt }: Pick<ClaimedSlot, 'report' | 'channelId' | 'dueAt'>,
  because: string,
  certain: boolean,
): ReportDocument {
  const reason = reasonText(because);
  return {
    title: certain
      ? say`Your report “${report}” was not posted`
      : say`Your report “${report}” may be missing`,
    summary: certain
      ? say`The report “${report}” that you subscribed a channel to was not posted. ${reason}`
      : say`The report “${report}” that you subscribed a channel to may be missing. ${reason}`,
    context: [sayWords`Channel ${{ channel: channelId }}, due ${{ at: dueAt }}.`],
    figures: [],
    tables: [],
    charts: [],
    notes: [
      sayWords`The next one is tried at its usual time. To read it now, type ${{ bold: `/treble report ${report}` }}; to stop it, type ${{ bold: `/treble unsubscribe ${report}` }} in the channel.`,
    ],
    actions: [],
  };
}
