import { text } from '../../entities/language/say.ts';
import type { Command } from '../listener.ts';
import { loadFailedUsersScreen } from '../views/load-failed-users.ts';
import { findScope } from '../views/scope-lookup.ts';
import { openScreen } from '../views/show-screen.ts';

export const failures: Command = {
  name: 'failures',
  usage: 'failures [conversation|D-n]',
  summary: text('Who was not reached and why, with what to do about it.'),
  needs: 'viewer',
  async run(call) {
    const { context, args } = call;
    await openScreen(call, await loadFailedUsersScreen(context, await findScope(context, args)));
  },
};
