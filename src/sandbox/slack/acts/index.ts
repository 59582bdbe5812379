import type { PageAct, PageAnswer } from '../page-protocol.ts';
import { type Acting, refuse } from './acting.ts';
import { close } from './close.ts';
import { options } from './options.ts';
import { press } from './press.ts';
import { say } from './say.ts';
import { globalShortcut, messageShortcut } from './shortcuts.ts';
import { submit } from './submit.ts';
import { dismiss, inviteBot, openHome, speak } from './visits.ts';

export type { Acting } from './acting.ts';

/** Does what a person did on the page, and answers once the app has answered or failed to. */
export async function perform(act: PageAct, acting: Acting): Promise<PageAnswer> {
  if (!acting.workspace.seed.users.some(({ id }) => id === act.user))
    return refuse('user_not_found', `There is nobody called ${act.user} here.`);
  switch (act.act) {
    case 'say':
      return say(act, acting);
    case 'press':
      return press(act, acting);
    case 'submit':
      return submit(act, acting);
    case 'close':
      return close(act, acting);
    case 'options':
      return options(act, acting);
    case 'message_shortcut':
      return messageShortcut(act, acting);
    case 'global_shortcut':
      return globalShortcut(act, acting);
    case 'open_home':
      return openHome(act, acting);
    case 'speak':
      return speak(act, acting);
    case 'dismiss':
      return dismiss(act, acting);
    case 'invite_bot':
      return inviteBot(act, acting);
  }
}
