import type { App } from '@slack/bolt';
import { writtenLine } from '../agents/written-line.ts';
import type { ThreadLines } from '../listener.ts';
import { textAt } from '../payload.ts';
import { attend, callOf, type Desk } from './desk.ts';

/** What people write in threads; chats with customers are kept before this, by `keepLines`. */
export function bindThreadLines(app: App, desk: Desk, listeners: readonly ThreadLines[]): void {
  async function hear(body: unknown): Promise<void> {
    const line = writtenLine(body);
    if (!line) return;
    const { channelId, threadTs, author: userId, text, files } = line;
    const teamId = textAt(body, 'team_id');
    for (const { needs, concerns, run } of listeners) {
      if (!(await concerns(desk.context, channelId, threadTs))) continue;
      const call = callOf(desk, body, { userId, channelId, respond: undefined });
      const fileTypes = files.map(({ mimetype }) => mimetype);
      await attend(desk, {
        person: { userId, ...(teamId && { teamId }) },
        right: needs,
        channelId,
        tell: (sentence) => call.reply({ text: sentence }),
        work: () => run({ ...call, channelId, threadTs, text, fileTypes }),
      });
    }
  }
  app.event('message', ({ body }) => desk.track(hear(body)));
}
