import type { App } from '@slack/bolt';
import { textAt } from '../payload.ts';

/** Keeps something of what Slack said about people. */
export interface KnowsPeople {
  changed(userId: string, locale: string | undefined): void;
}

/** A new language, or an account that became a guest's, counts from the event on, and not when a memory runs out. */
export function bindPeople(app: App, memories: readonly KnowsPeople[]): void {
  app.event('user_change', async ({ event }) => {
    const userId = textAt(event, 'user', 'id');
    if (userId === undefined) return;
    for (const memory of memories) memory.changed(userId, textAt(event, 'user', 'locale'));
  });
}
