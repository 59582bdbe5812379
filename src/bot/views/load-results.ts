import type { Scope } from '../../reports/reader.ts';
import { withAudience } from '../audience/from-deployment.ts';
import type { BotContext } from '../bot-context.ts';
import { resultsScreen } from './results-screen.ts';
import { describeScope } from './scope-lookup.ts';
import type { Screen } from './screen.ts';
import { withRepairs } from './with-repairs.ts';

/** The results of a deployment, a version or a whole conversation, with what can be repaired. */
export async function loadResultsScreen(context: BotContext, scope: Scope): Promise<Screen> {
  const [description, cells, times, groups, funnel] = await Promise.all([
    describeScope(context, scope),
    context.reader.cells(scope),
    context.reader.times(scope),
    context.reader.groups(scope),
    context.reader.funnel(scope),
  ]);
  const screen = resultsScreen({ description, cells, times, groups, funnel });
  return withAudience(context, scope, await withRepairs(context, scope, screen));
}
