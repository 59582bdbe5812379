import { text } from '../../entities/language/say.ts';
import type { Command } from '../listener.ts';
import { loadResultsScreen } from '../views/load-results.ts';
import { findScope } from '../views/scope-lookup.ts';
import { openScreen } from '../views/show-screen.ts';

export const metrics: Command = {
  name: 'metrics',
  usage: 'metrics [conversation|D-n] [version]',
  summary: text(
    'The results of a deployment or a conversation: its current version, another one, or all; without a name, of the newest deployment.',
  ),
  needs: 'viewer',
  async run(call) {
    const { context, args } = call;
    await openScreen(call, await loadResultsScreen(context, await findScope(context, args)));
  },
};
