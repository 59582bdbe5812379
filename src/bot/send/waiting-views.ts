import type { ModalView } from '@slack/types';
import { counted } from '../../entities/language/nouns.ts';
import { say } from '../../entities/language/say.ts';
import { shownModal } from '../blocks/modal.ts';
import { literal } from './words.ts';

const waiting = (title: string, ...sentences: readonly string[]): ModalView =>
  shownModal({
    title,
    blocks: sentences.map(literal),
  });

export const checkingView = (rows = 0): ModalView =>
  waiting(
    say`Checking your list`,
    rows > 0 ? say`Checking your list… Read ${counted(rows, 'row')}.` : say`Checking your list…`,
    say`You may close this window: the result then comes to you as a direct message. Nothing is sent yet.`,
  );

export const readingContactsView = (): ModalView =>
  waiting(say`Match variables`, say`Reading the first rows from your CRM…`);

export const startingView = (): ModalView => waiting(say`Starting`, say`Starting…`);

export const openingView = (): ModalView => waiting(say`Review`, say`Opening the review…`);
