import type { ModalView } from '@slack/types';
import { counted } from '../../entities/language/nouns.ts';
import { say } from '../../entities/language/say.ts';
import { section } from '../blocks/elements.ts';
import { shownModal } from '../blocks/modal.ts';

/** Stands while a list is read. */
export const readingView = (rows = 0): ModalView =>
  shownModal({
    title: say`Reading your list`,
    blocks: [
      section(rows > 0 ? say`Reading… ${counted(rows, 'row')} so far.` : say`Reading…`),
      section(say`You may close this window: the result then comes to you as a direct message.`),
    ],
  });
