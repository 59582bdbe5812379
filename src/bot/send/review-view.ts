import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Review } from '../../dispatch/dispatch.ts';
import { audienceNameWords } from '../../entities/audience-name.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { said, say } from '../../entities/language/say.ts';
import type { UnfilledColumn } from '../../entities/review-counts.ts';
import { categoryWord } from '../../entities/template-words.ts';
import { actions, button, context, fields, header, section, simulatedMark } from '../blocks/elements.ts';
import { formModal } from '../blocks/modal.ts';
import { cutTo, escapeText, mention } from '../blocks/slack-text.ts';
import { whenBlocks } from '../schedule/when-field.ts';
import { speedBlocks } from '../speed/speed-field.ts';
import { openTestButton } from '../test-send/test-form.ts';
import { dailyLimitBlocks } from './daily-limit.ts';
import { recentChoiceBlocks } from './recent-choice.ts';
import { countedCauses, durationText, rejectedCount } from './review-words.ts';
import { sampleBlocks } from './sample-blocks.ts';
import { testNumberBlocks } from './test-numbers-note.ts';
import { writeDraftId } from './view-metadata.ts';
import { literal, nameText } from './words.ts';

export const reviewForm = { callbackId: 'send_review' } as const;
export const openReviewId = 'open_review';
export const downloadRejectedId = 'download_rejected';

const mostColumns = 40;

export const openReviewButton = (draftId: number, label: string): Button =>
  button({ id: openReviewId, label, value: String(draftId) });

/** `firstname (12 users), city (3 users)` */
const columnsText = (columns: readonly UnfilledColumn[]): string =>
  columns
    .slice(0, mostColumns)
    .map(({ column, users }) => `${nameText(column, 50)} (${counted(users, 'user')})`)
    .join(', ');

/** Which columns keep users back, and why. */
function unfilledColumns({ unfilled = [], unusable = [] }: Review): readonly KnownBlock[] {
  return [
    ...(unfilled.length === 0 ? [] : [literal(say`Empty or missing: ${columnsText(unfilled)}.`)]),
    ...(unusable.length === 0
      ? []
      : [
          literal(
            say`With a line break, a tab, more than four spaces in a row or an error of the spreadsheet such as #N/A: ${columnsText(unusable)}.`,
          ),
        ]),
  ];
}

function missingColumns({ missingColumns: columns, fromContacts }: Review): readonly KnownBlock[] {
  if (columns.length === 0) return [];
  const named = columns.slice(0, mostColumns).map((column) => nameText(column, 50));
  const more = columns.length - named.length;
  const names = named.join(', ');
  const list = more > 0 ? say`${names} and ${countText(more)} more` : names;
  if (fromContacts) {
    return [
      literal(
        say`The CRM has no property for ${list}. Start again, and choose under Match variables where it stands.`,
      ),
    ];
  }
  return [
    literal(
      columns.length === 1
        ? say`This message needs a column for ${list}, which your list does not have. Add it to the first line of a CSV file and start again.`
        : say`This message needs columns for ${list}, which your list does not have. Add them to the first line of a CSV file and start again.`,
    ),
  ];
}

/** Why nothing can be sent, and what to do. */
interface Obstacle {
  readonly sentence: string;
  /** The same list may be sendable later. */
  readonly passes: boolean;
  /** Whom to ask. */
  readonly by?: string;
}

function obstacleOf({ notSendable, heldBy, counts, conversation }: Review): Obstacle | undefined {
  if (counts.valid + counts.tooManyTemplates === 0) {
    const empty = say`No row of this list can be sent. Download the rejected rows to see why, correct your list, and start again with /treble send.`;
    return {
      sentence: [empty, cutTo(conversation.notSendable ?? '', 1000)].join(' ').trim(),
      passes: false,
    };
  }
  if (notSendable === undefined) return undefined;
  return {
    sentence: say`This cannot be sent now. ${cutTo(notSendable, 1000)} Your checked list is kept for 24 hours: press Check again when this has changed.`,
    passes: true,
    ...(heldBy !== undefined && { by: heldBy }),
  };
}

/** What pressing Send does, or why nothing can be sent. */
function opening(review: Review, obstacle: Obstacle | undefined): readonly KnownBlock[] {
  const { counts, line, estimatedSeconds, draftId } = review;
  const read = say`${counted(counts.rows, 'row')} read.`;
  if (obstacle) {
    const again = obstacle.passes ? [actions([openReviewButton(draftId, say`Check again`)])] : [];
    const by = obstacle.by === undefined ? [] : [context(say`Held by ${mention(obstacle.by)}.`)];
    return [section(read), literal(obstacle.sentence), ...by, ...again];
  }
  const from = nameText(line.displayPhone ?? line.id, 60);
  return [
    section(say`${read} *Send to ${counted(counts.valid, 'user')}?*`),
    context(
      escapeText(
        say`From line ${from}, in ${durationText(estimatedSeconds)}. Each user is checked once more just before their message leaves.`,
      ),
    ),
  ];
}

function samplesOf(review: Review): readonly KnownBlock[] {
  const samples = sampleBlocks(review.samples);
  if (samples.length === 0) return [];
  return [
    section(review.samples.length > 1 ? say`*Two of the messages*` : say`*One of the messages*`),
    ...samples,
  ];
}

export interface ReviewShown {
  readonly simulated: boolean;
  readonly note?: string;
  /** The date and time that was typed before. */
  readonly moment?: string;
}

/** What will happen if this draft is sent. `note` is said above everything else. */
export function reviewView(review: Review, { simulated, note, moment }: ReviewShown): ModalView {
  const { conversation, counts, draftId } = review;
  const { template } = conversation;
  const obstacle = obstacleOf(review);
  const about = [
    say`Version ${conversation.versionNumber}`,
    say`template ${nameText(template.name, 80)}`,
    nameText(template.language, 20),
    nameText(categoryWord(template.category), 20),
    nameText(audienceNameWords(review.audienceName), 80),
  ];
  const download = button({
    id: downloadRejectedId,
    label: say`Download rejected rows`,
    value: String(draftId),
  });
  return formModal({
    callbackId: reviewForm.callbackId,
    privateMetadata: writeDraftId(draftId),
    title: say`Review`,
    submit: obstacle ? undefined : say`Send`,
    close: say`Cancel`,
    notifyOnClose: true,
    blocks: [
      ...(note === undefined ? [] : [literal(note)]),
      header(conversation.name),
      context(escapeText(about.join(' · '))),
      ...opening(review, obstacle),
      fields(countedCauses(counts).map(({ label, count }) => `*${said(label)}*\n${countText(count)}`)),
      ...testNumberBlocks(review.testUsers),
      ...(obstacle
        ? []
        : [
            ...recentChoiceBlocks(counts),
            ...dailyLimitBlocks(review),
            ...whenBlocks(moment),
            ...speedBlocks(counts.valid, review.estimatedSeconds),
          ]),
      ...missingColumns(review),
      ...unfilledColumns(review),
      ...(rejectedCount(counts) > 0 ? [actions([download])] : []),
      ...samplesOf(review),
      ...(obstacle ? [] : [openTestButton(draftId)]),
      ...simulatedMark(simulated),
    ],
  });
}
