import type { App } from '@slack/bolt';
import { textAt } from '../payload.ts';
import { closedHomeView, homeView } from '../views/home-view.ts';
import { attend, type Desk } from './desk.ts';

const looked = 50;
const listed = 15;

/** The Home tab is made anew each time a person opens it. */
export function bindHome(app: App, desk: Desk): void {
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    const userId = event.user;
    const teamId = textAt(body, 'team_id');
    await attend(desk, {
      person: { userId, ...(teamId && { teamId }) },
      right: 'member',
      tell: async (sentence) => {
        await desk.client.views.publish({ user_id: userId, view: closedHomeView(sentence) });
      },
      work: async () => {
        const { reader, supportContact, simulated } = desk.context;
        const latest = await reader.deployments(looked);
        const running = latest.filter(({ phase }) => phase === 'sending' || phase === 'scheduled');
        const view = homeView(running.slice(0, listed), supportContact, simulated);
        await desk.client.views.publish({ user_id: userId, view });
      },
    });
  });
}
