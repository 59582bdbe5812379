import type { ModalView } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { plain, section } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';

export const savingView = (): ModalView => ({
  type: 'modal',
  title: plain(say`Saving`, limits.modalTitle),
  close: plain(say`Close`, limits.modalTitle),
  blocks: [section(say`Saving…`)],
});
