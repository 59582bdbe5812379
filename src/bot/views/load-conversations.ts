import type { BotContext } from '../bot-context.ts';
import { conversationsScreen } from './conversations-screen.ts';
import type { Screen } from './screen.ts';

/** More than a person pages through. */
export const mostConversations = 1_000;

export const loadConversationsScreen = async (context: BotContext, offset: number): Promise<Screen> =>
  conversationsScreen(await context.dispatch.findConversations('', mostConversations), offset);
