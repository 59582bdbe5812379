import type { Delivery, Dispatcher } from '../dispatcher.ts';
import type { PageAct, PageAnswer } from '../page-protocol.ts';
import type { StoredView } from '../view-store.ts';
import type { Workspace } from '../workspace.ts';

/** What an act works with. */
export interface Acting {
  readonly workspace: Workspace;
  readonly dispatcher: Dispatcher;
}

export type ActOf<Name extends PageAct['act']> = Extract<PageAct, { act: Name }>;

export const done: PageAnswer = { ok: true };

export const refuse = (error: string, message: string): PageAnswer => ({ ok: false, error, message });

export const troubleConnecting = 'We had some trouble connecting. Try again?';

/** Interactions other than commands and submissions only need to be acknowledged. */
export const acknowledged = (delivery: Delivery): PageAnswer =>
  delivery.ok
    ? done
    : refuse(
        delivery.error,
        delivery.error === 'operation_timeout'
          ? 'This app did not answer within three seconds.'
          : 'This app answered with an error.',
      );

export function ownView({ workspace }: Acting, user: string, id: string): StoredView | undefined {
  const view = workspace.views.find(id);
  return view?.user === user ? view : undefined;
}
