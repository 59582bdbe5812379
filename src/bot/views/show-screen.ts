import type { ModalView } from '@slack/types';
import { type ViewsUpdateResponse, WebAPIPlatformError } from '@slack/web-api';
import { isLateTrigger } from '../error-reply.ts';
import type { ActionCall, Call } from '../listener.ts';
import { replyWithDocument } from '../private-reply.ts';
import { asMessage, asModal, type Screen } from './screen.ts';

/** A press in a view or a message, or a command. */
export type PressOrCommand = Call & { readonly view?: ActionCall['view'] };

const isError = (error: unknown, word: string): boolean =>
  error instanceof WebAPIPlatformError && error.data.error === word;

const tellInstead = (call: PressOrCommand, screen: Screen): Promise<void> =>
  replyWithDocument(call, asMessage(screen, call.context.simulated));

/** A view that a person has before them, and how it was when it was shown. */
export interface ShownView {
  readonly id: string;
  readonly hash: string | undefined;
}

const shownOf = ({ view }: ViewsUpdateResponse): ShownView | undefined =>
  view?.id === undefined ? undefined : { id: view.id, hash: view.hash };

/** Shows a screen in the place of a view; undefined when the person has moved on from it. */
export async function updateView(
  { client, context }: Call,
  { id, hash }: ShownView,
  screen: Screen,
): Promise<ShownView | undefined> {
  const view = asModal(screen, context.simulated);
  try {
    return shownOf(await client.views.update({ view_id: id, view, ...(hash && { hash }) }));
  } catch (error) {
    // What they see now is newer than this.
    if (isError(error, 'hash_conflict') || isError(error, 'not_found')) return undefined;
    throw error;
  }
}

/** As `openScreen`; what was opened can be updated, a message cannot. */
export async function openView(call: PressOrCommand, screen: Screen): Promise<ShownView | undefined> {
  const view = asModal(screen, call.context.simulated);
  try {
    if (!call.view) return shownOf(await call.client.views.open({ trigger_id: call.triggerId, view }));
    return shownOf(await call.client.views.push({ trigger_id: call.triggerId, view }));
  } catch (error) {
    // Three views are the most a modal stacks; the fourth takes the place of the third.
    if (isError(error, 'push_limit_reached')) return replaceView(call, screen);
    if (!isLateTrigger(error)) throw error;
    await tellInstead(call, screen);
    return undefined;
  }
}

/** As `replaceScreen`; what was put there can be updated, a message cannot. */
export async function replaceView(call: PressOrCommand, screen: Screen): Promise<ShownView | undefined> {
  if (call.view) return updateView(call, { id: call.view.id, hash: call.view.hash }, screen);
  await tellInstead(call, screen);
  return undefined;
}

/** Opens a screen, on top of the one it was asked for from. Too late for a modal, it comes as a private message. */
export async function openScreen(call: PressOrCommand, screen: Screen): Promise<void> {
  await openView(call, screen);
}

/** Puts a screen in the place of the one on which the button was pressed. */
export async function replaceScreen(call: PressOrCommand, screen: Screen): Promise<void> {
  await replaceView(call, screen);
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
