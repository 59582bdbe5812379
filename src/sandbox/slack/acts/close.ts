import type { PageAnswer } from '../page-protocol.ts';
import { viewClosed } from '../payloads.ts';
import { type Acting, type ActOf, done, ownView, refuse } from './acting.ts';

/** Cancel or the cross; the app hears of it only where it asked to (`notify_on_close`). */
export async function close(act: ActOf<'close'>, acting: Acting): Promise<PageAnswer> {
  const { workspace, dispatcher } = acting;
  const view = ownView(acting, act.user, act.view_id);
  if (view?.type !== 'modal') return refuse('not_found', 'This window is no longer open.');
  const whole = act.all === true || view.clear_on_close;
  const closed = whole ? workspace.views.stack(act.user) : [view];
  if (whole) workspace.views.clear(act.user);
  else workspace.views.close(view.id);
  const told = closed.filter((each) => each.notify_on_close);
  await Promise.all(told.map((each) => dispatcher.interaction(viewClosed(workspace, each, whole))));
  return done;
}
