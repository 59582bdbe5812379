import type { ReportDocument } from './report-document.ts';
import type { ClaimedSlot } from './slot-store.ts';

const wasNotPosted = 'was not posted';
const mayBeMissing = 'may be missing';

/** Told directly to whoever subscribed when their report did not arrive. */
export function composeRefusalNotice(
  { report, channelId, owner, dueAt }: ClaimedSlot,
  because: string,
  certain: boolean,
): ReportDocument {
  const what = certain ? wasNotPosted : mayBeMissing;
  return {
    title: `Your ${report} report ${what}`,
    summary: `The ${report} report that you subscribed a channel to ${what}. ${because}`,
    context: [
      ['Channel ', { channel: channelId }, ', due ', { at: dueAt }, ', subscribed by ', { user: owner }, '.'],
    ],
    figures: [],
    tables: [],
    charts: [],
    notes: [
      [
        'The next one is tried at its usual time. To read it now, type ',
        { bold: `/treble report ${report}` },
        '; to stop it, type ',
        { bold: `/treble unsubscribe ${report}` },
        ' in the channel.',
      ],
    ],
    actions: [],
  };
}
