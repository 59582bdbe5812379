import type { ModalView } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { plain } from './elements.ts';
import { limits } from './limits.ts';

const label = (words: string) => plain(words, limits.modalTitle);

interface Shown {
  readonly title: string;
  readonly blocks: ModalView['blocks'];
  readonly callbackId?: string;
}

/** A window in which there is nothing to submit. */
export const shownModal = ({ title, blocks, callbackId }: Shown): ModalView => ({
  type: 'modal',
  ...(callbackId !== undefined && { callback_id: callbackId }),
  title: label(title),
  close: label(say`Close`),
  blocks,
});

interface Form {
  readonly callbackId: string;
  /** Comes back with what was filled in. */
  readonly privateMetadata?: string;
  readonly title: string;
  /** Undefined where there is nothing that could be submitted as it stands. */
  readonly submit: string | undefined;
  readonly close: string;
  /** We want to hear when it is closed without being submitted. */
  readonly notifyOnClose?: boolean;
  readonly blocks: ModalView['blocks'];
}

/** A window that is filled in, or decided upon. */
export const formModal = (form: Form): ModalView => ({
  type: 'modal',
  callback_id: form.callbackId,
  ...(form.privateMetadata !== undefined && { private_metadata: form.privateMetadata }),
  title: label(form.title),
  ...(form.submit !== undefined && { submit: label(form.submit) }),
  close: label(form.close),
  ...(form.notifyOnClose && { notify_on_close: true }),
  blocks: form.blocks,
});
