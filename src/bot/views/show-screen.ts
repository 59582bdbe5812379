import type { ModalView } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import { isLateTrigger } from '../error-reply.ts';
import type { ActionCall, Call } from '../listener.ts';
import { replyWithDocument } from '../private-reply.ts';
import { asMessage, asModal, type Screen } from './screen.ts';

type PressOrCommand = Call & { readonly view?: ActionCall['view'] };

const isError = (error: unknown, word: string): boolean =>
  error instanceof WebAPIPlatformError && error.data.error === word;

const tellInstead = (call: PressOrCommand, screen: Screen): Promise<void> =>
  replyWithDocument(call, asMessage(screen, call.context.simulated));

/** Opens a screen, on top of the one it was asked for from. Too late for a modal, it comes as a private message. */
export async function openScreen(call: PressOrCommand, screen: Screen): Promise<void> {
  const view = asModal(screen, call.context.simulated);
  try {
    if (call.view) await call.client.views.push({ trigger_id: call.triggerId, view });
    else await call.client.views.open({ trigger_id: call.triggerId, view });
  } catch (error) {
    // Three views are the most a modal stacks; the fourth takes the place of the third.
    if (isError(error, 'push_limit_reached')) await replaceScreen(call, screen);
    else if (isLateTrigger(error)) await tellInstead(call, screen);
    else throw error;
  }
}

/** Puts a screen in the place of the one on which the button was pressed. */
export async function replaceScreen(call: PressOrCommand, screen: Screen): Promise<void> {
  if (!call.view) return tellInstead(call, screen);
  const { id, hash } = call.view;
  const view = asModal(screen, call.context.simulated);
  try {
    await call.client.views.update({ view_id: id, view, ...(hash && { hash }) });
  } catch (error) {
    // The person has moved on in the meantime: what they see now is newer than this.
    if (!isError(error, 'hash_conflict')) throw error;
  }
}

/** Opens a form on top of the screen it was asked for from; where three views are open already, in its place. */
export async function openForm(call: PressOrCommand, view: ModalView): Promise<void> {
  if (!call.view) {
    await call.client.views.open({ trigger_id: call.triggerId, view });
    return;
  }
  try {
    await call.client.views.push({ trigger_id: call.triggerId, view });
  } catch (error) {
    if (!isError(error, 'push_limit_reached')) throw error;
    await call.client.views.update({ view_id: call.view.id, view });
  }
}
