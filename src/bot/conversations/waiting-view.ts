import type { ModalView } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { section } from '../blocks/elements.ts';
import { shownModal } from '../blocks/modal.ts';

export const savingView = (): ModalView =>
  shownModal({
    title: say`Saving`,
    blocks: [section(say`Saving…`)],
  });
