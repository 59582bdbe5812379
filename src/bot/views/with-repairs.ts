import type { Scope } from '../../reports/reader.ts';
import { actions } from '../blocks/elements.ts';
import type { BotContext } from '../bot-context.ts';
import { loadRepairButtons } from './repair-buttons.ts';
import type { Screen } from './screen.ts';

/** The screen, and under it what can be repaired of the deployment it is about. */
export async function withRepairs(context: BotContext, scope: Scope, screen: Screen): Promise<Screen> {
  const buttons = await loadRepairButtons(context, scope);
  return buttons.length === 0 ? screen : { ...screen, blocks: [...screen.blocks, actions(buttons)] };
}
