import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { loggable } from '../error-reply.ts';
import { textAt } from '../payload.ts';
import { closedHomeView, homeView } from '../views/home-view.ts';
import { loadHome } from '../views/load-home.ts';
import { attend, type Desk, type Person } from './desk.ts';

async function publish(desk: Desk, { userId }: Person, client: WebClient): Promise<void> {
  const mayAct = (await desk.context.access.refusal({ userId }, 'sender')) === undefined;
  const view = homeView(await loadHome(desk.context, userId, mayAct));
  await client.views.publish({ user_id: userId, view });
}

/**
 * Brings a person's Home up to date after something they did. Nobody waits for it, so it goes through the background
 * client and gives way when Slack is busy; opening Home makes it anew in any case.
 */
export async function refreshHome(desk: Desk, person: Person): Promise<void> {
  try {
    await publish(desk, person, desk.context.background);
  } catch (error) {
    desk.log.warn(loggable(error), 'Home could not be brought up to date.');
  }
}

/** The Home tab is made anew each time a person opens it. */
export function bindHome(app: App, desk: Desk): void {
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    const userId = event.user;
    const teamId = textAt(body, 'team_id');
    const person: Person = { userId, ...(teamId && { teamId }) };
    await attend(desk, {
      person,
      right: 'viewer',
      tell: async (sentence) => {
        await desk.client.views.publish({ user_id: userId, view: closedHomeView(sentence) });
      },
      work: () => publish(desk, person, desk.client),
    });
  });
}
