import { recordAt, textAt } from '../entities/json.ts';
import { bad, type Check, good } from './check.ts';
import { askSlack, isTheirs, later } from './far-side.ts';

/** Slack opens sockets for the app token. Asking for an address opens none. */
export const slackSockets: Check = {
  name: 'Socket Mode',
  async run({ config: { slack } }) {
    if (slack.kind === 'local' || !slack.sockets) return [];
    const answer = await askSlack(slack.apiUrl, 'apps.connections.open', slack.sockets.appToken);
    const { json, status } = answer;
    if (recordAt({ json }, 'json').ok === true) return [good('Slack opens sockets for the app.')];
    return [
      bad(
        `Slack opens no socket for SLACK_APP_TOKEN: ${textAt(json, 'error') ?? `HTTP status ${status}`}.`,
        isTheirs(answer)
          ? later
          : 'Switch Socket Mode on, and make an app-level token (xapp-…) with the scope connections:write.',
      ),
    ];
  },
};
