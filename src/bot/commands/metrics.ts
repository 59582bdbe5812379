import type { Command } from '../listener.ts';
import { resultsScreen } from '../views/results-screen.ts';
import { findScope, loadFigures } from '../views/scope-lookup.ts';
import { openScreen } from '../views/show-screen.ts';
import { withRepairs } from '../views/with-repairs.ts';

export const metrics: Command = {
  name: 'metrics',
  usage: 'metrics [conversation|D-n] [version]',
  summary: 'The results of a deployment or a conversation; without a name, of the newest deployment.',
  needs: 'member',
  async run(call) {
    const { context, args } = call;
    const figures = await loadFigures(context, await findScope(context, args));
    const screen = resultsScreen(figures);
    await openScreen(call, await withRepairs(context, figures.description.scope, screen));
  },
};
