import type { KnownBlock } from '@slack/types';
import type { Review } from '../../dispatch/dispatch.ts';
import { actions, section, simulatedNote } from '../blocks/elements.ts';
import { counted, countText, escapeText } from '../blocks/slack-text.ts';
import type { Reply } from '../listener.ts';
import { openReviewButton } from './review-view.ts';
import { countedCauses } from './review-words.ts';
import { nameText, simulatedMark } from './words.ts';

/** A finished review for somebody whose form is no longer open. */
export function reviewMessage(review: Review, simulated: boolean): Reply & { blocks: KnownBlock[] } {
  const name = escapeText(nameText(review.conversation.name));
  const counts = countedCauses(review.counts).map(({ label, count }) => `${label} ${countText(count)}`);
  const text =
    `Your list for ${name} is checked: ${counted(review.counts.rows, 'row')} read. ${counts.join(', ')}. ` +
    'Nothing is sent yet: open the review to send it. It is kept for 24 hours.';
  return {
    text: simulated ? `${text} ${simulatedNote}` : text,
    blocks: [
      section(text),
      actions([openReviewButton(review.draftId, 'Open review')]),
      ...simulatedMark(simulated),
    ],
  };
}
