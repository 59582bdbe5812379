import type { ModalView } from '@slack/types';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  type WebClient,
} from '@slack/web-api';
import { say } from '../../entities/language/say.ts';
import { isLateTrigger } from '../error-reply.ts';
import { type Call, type Reply, UsageError } from '../listener.ts';

/** A modal that is on somebody's screen and may be closed there at any time. */
export interface Screen {
  /** `gone`: the person closed it, moved on, or Slack cannot be reached; the words have to go another way. */
  show(view: ModalView): Promise<'shown' | 'gone'>;
}

/** Slack's words of views.update for a view that is closed, expired or has changed since. */
const goneCodes: ReadonlySet<string> = new Set(['not_found', 'view_not_found', 'hash_conflict']);

const outOfReach = (error: unknown): boolean =>
  error instanceof WebAPIRequestError ||
  error instanceof WebAPIHTTPError ||
  error instanceof WebAPIRateLimitedError ||
  (error instanceof WebAPIPlatformError && goneCodes.has(error.data.error));

/** With `hash`, only a screen that nobody has changed since is written to. */
export function screenAt(client: WebClient, viewId: string, hash?: string): Screen {
  let known = hash;
  return {
    async show(view) {
      try {
        const answer = await client.views.update({
          view_id: viewId,
          view,
          ...(known ? { hash: known } : {}),
        });
        if (known) known = answer.view?.hash ?? known;
        return 'shown';
      } catch (error) {
        if (outOfReach(error)) return 'gone';
        throw error;
      }
    },
  };
}

/** Shows a view; to somebody who closed the window the words are said directly. */
export async function showOrTell(call: Call, screen: Screen, view: ModalView, words: Reply): Promise<void> {
  if ((await screen.show(view)) === 'gone') await call.reply(words);
}

/** Opens a modal; `again` says how to get a new trigger. Rejects with `UsageError` when the three seconds are over. */
export async function openModal(
  client: WebClient,
  triggerId: string,
  view: ModalView,
  again: string,
): Promise<Screen> {
  try {
    const opened = await client.views.open({ trigger_id: triggerId, view });
    return screenAt(client, opened.view?.id ?? '');
  } catch (error) {
    if (!isLateTrigger(error)) throw error;
    throw new UsageError(say`Slack allows three seconds to open a form, and they were over. ${again}`);
  }
}
