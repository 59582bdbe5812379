import { readFileSync } from 'node:fs';
import { listAt, readJson, recordAt, textAt } from '../entities/json.ts';
import { bad, type Check, good, warning } from './check.ts';
import { askSlack, isTheirs, later } from './far-side.ts';

/** What the manifest asks for is what the product uses. */
function neededScopes(): readonly string[] {
  const manifest = readJson(readFileSync(new URL('../../slack-manifest.json', import.meta.url), 'utf8'));
  return listAt(recordAt(recordAt(manifest, 'oauth_config'), 'scopes'), 'bot').map(String);
}

/** Slack takes the bot's token, and it has the scopes of the manifest. */
export const slackApp: Check = {
  name: 'Slack app',
  async run({ config: { slack } }) {
    if (slack.kind === 'local') return [good('The local Slack of the sandbox.')];
    const answer = await askSlack(slack.apiUrl, 'auth.test', slack.botToken);
    if (recordAt({ answer: answer.json }, 'answer').ok !== true) {
      return [
        bad(
          `Slack refuses SLACK_BOT_TOKEN: ${textAt(answer.json, 'error') ?? `HTTP status ${answer.status}`}.`,
          isTheirs(answer)
            ? later
            : 'Install the app again (OAuth & Permissions) and copy the Bot User OAuth Token.',
        ),
      ];
    }
    const team = textAt(answer.json, 'team') ?? 'the workspace';
    const told = answer.header('x-oauth-scopes');
    if (told === undefined) {
      return [
        good(`Slack knows the bot of ${team}.`),
        warning(
          'Slack did not tell the scopes of the token.',
          'Compare them with slack-manifest.json by hand.',
        ),
      ];
    }
    const has = new Set(told.split(',').map((scope) => scope.trim()));
    const needed = neededScopes();
    const missing = needed.filter((scope) => !has.has(scope));
    const surplus = [...has].filter((scope) => scope !== '' && !needed.includes(scope));
    return [
      good(`Slack knows the bot of ${team}.`),
      missing.length === 0
        ? good('It has every scope it needs.')
        : bad(
            `It lacks the scopes ${missing.join(', ')}.`,
            'Update the app from slack-manifest.json (App Manifest) and install it again.',
          ),
      ...(surplus.length === 0
        ? []
        : [
            warning(
              `It has scopes that nothing uses: ${surplus.join(', ')}.`,
              'Remove them and install it again.',
            ),
          ]),
    ];
  },
};
