import type { ModalView } from '@slack/types';
import { plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { counted } from '../blocks/slack-text.ts';
import { literal } from './words.ts';

const waiting = (title: string, ...sentences: readonly string[]): ModalView => ({
  type: 'modal',
  title: plain(title, limits.modalTitle),
  close: plain('Close', limits.modalTitle),
  blocks: sentences.map(literal),
});

export const checkingView = (rows = 0): ModalView =>
  waiting(
    'Checking your list',
    rows > 0 ? `Checking your list… Read ${counted(rows, 'row')}.` : 'Checking your list…',
    'You may close this window: the result then comes to you as a direct message. Nothing is sent yet.',
  );

export const startingView = (): ModalView => waiting('Starting', 'Starting…');

export const openingView = (): ModalView => waiting('Review', 'Opening the review…');
