import type { KnownBlock } from '@slack/types';
import type { Review } from '../../dispatch/dispatch.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { said, say } from '../../entities/language/say.ts';
import { actions, section, simulatedMark, simulatedNote } from '../blocks/elements.ts';
import { escapeText } from '../blocks/slack-text.ts';
import type { Reply } from '../listener.ts';
import { openReviewButton } from './review-view.ts';
import { countedCauses } from './review-words.ts';
import { nameText } from './words.ts';

/** A finished review for somebody whose form is no longer open. */
export function reviewMessage(review: Review, simulated: boolean): Reply & { blocks: KnownBlock[] } {
  const name = escapeText(nameText(review.conversation.name));
  const counts = countedCauses(review.counts).map(({ label, count }) => `${said(label)} ${countText(count)}`);
  const text = say`Your list for ${name} is checked: ${counted(review.counts.rows, 'row')} read. ${counts.join(', ')}. Nothing is sent yet: open the review to send it. It is kept for 24 hours.`;
  return {
    text: simulated ? `${text} ${said(simulatedNote)}` : text,
    blocks: [
      section(text),
      actions([openReviewButton(review.draftId, say`Open review`)]),
      ...simulatedMark(simulated),
    ],
  };
}
