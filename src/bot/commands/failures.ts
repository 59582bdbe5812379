import type { Command } from '../listener.ts';
import { failedUsersScreen } from '../views/failed-users-screen.ts';
import { findScope, loadFigures } from '../views/scope-lookup.ts';
import { openScreen } from '../views/show-screen.ts';
import { withRepairs } from '../views/with-repairs.ts';

export const failures: Command = {
  name: 'failures',
  usage: 'failures [conversation|D-n]',
  summary: 'Who was not reached and why, with what to do about it.',
  needs: 'member',
  async run(call) {
    const { context, args } = call;
    const figures = await loadFigures(context, await findScope(context, args));
    const screen = failedUsersScreen(figures, context.supportContact);
    await openScreen(call, await withRepairs(context, figures.description.scope, screen));
  },
};
