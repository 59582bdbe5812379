import type { KnownBlock, ModalView } from '@slack/types';
import { said, text } from '../../entities/language/say.ts';
import type { ReportChart } from '../../reports/report-document.ts';
import { chartBlock } from '../blocks/chart-blocks.ts';
import type { DocumentMessage, MessageBlock } from '../blocks/document-blocks.ts';
import { linesWithin } from '../blocks/document-text.ts';
import { header, section, simulatedMark, simulatedNote } from '../blocks/elements.ts';
import { fitsMessage, limits } from '../blocks/limits.ts';
import { shownModal } from '../blocks/modal.ts';

/** Something to look at, as a modal where one can be opened and as a message where not. */
export interface Screen {
  readonly title: string;
  /** Everything the blocks say, in mrkdwn. */
  readonly lines: readonly string[];
  /** Blocks that both modals and messages take. */
  readonly blocks: readonly KnownBlock[];
  /** Drawn in messages only: modals take no charts, and the blocks say the same. */
  readonly charts?: readonly ReportChart[];
}

/** Where a screen has no user to tell about. */
export const nobodyYet = text('This was not sent to anybody yet. Start with `/treble send`.');

export const asModal = (screen: Screen, simulated: boolean): ModalView =>
  shownModal({
    callbackId: 'screen',
    title: screen.title,
    blocks: [...screen.blocks.slice(0, limits.blocksPerView - 1), ...simulatedMark(simulated)],
  });

/** The fullest form that Slack takes in a message: with charts, without, in words alone. */
export function asMessage(screen: Screen, simulated: boolean): DocumentMessage {
  const marks = simulatedMark(simulated);
  const text = linesWithin(
    [screen.title, ...(simulated ? [said(simulatedNote)] : []), ...screen.lines],
    3_900,
  );
  const top = [header(screen.title)];
  const charts = (screen.charts ?? []).flatMap((chart) => chartBlock(chart) ?? []);
  const forms: readonly (readonly MessageBlock[])[] = [
    [...top, ...screen.blocks, ...charts, ...marks],
    [...top, ...screen.blocks, ...marks],
  ];
  const blocks = forms.find(fitsMessage) ?? [
    ...top,
    section(linesWithin(screen.lines, limits.textOfSection) || '–'),
    ...marks,
  ];
  return { text, blocks };
}
