import { expect, test } from 'vitest';
import { startFakeSlack, team } from '../bot/support/fake-slack.ts';
import { startSandboxApp } from '../support/sandbox-app.ts';
import { until } from '../support/until.ts';
import { startWebSocketServer } from '../support/web-socket-server.ts';

test('with SLACK_APP_TOKEN alone the whole product hears over sockets, and stops in order', async () => {
  const slack = await startFakeSlack();
  const far = await startWebSocketServer();
  slack.always('apps.connections.open', () => ({ ok: true, url: far.url }));
  const app = await startSandboxApp({
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_APP_TOKEN: 'xapp-test',
    SLACK_SOCKETS: '3',
    SLACK_API_URL: slack.apiUrl,
    ADMIN_USERS: 'U0ANA',
    HOST: '127.0.0.1',
  });
  const peers = await until(
    async () => far.peers,
    (open) => open.length === 3,
  );
  peers[2]?.send(
    JSON.stringify({
      type: 'slash_commands',
      envelope_id: 'help-1',
      accepts_response_payload: true,
      payload: {
        command: '/treble',
        text: 'help',
        user_id: 'U0ANA',
        team_id: team,
        channel_id: 'C1',
        response_url: slack.responseUrl,
        trigger_id: 't1',
      },
    }),
  );
  const [help] = await until(
    async () => slack.of('response'),
    (said) => said.length === 1,
  );
  expect(JSON.stringify(help)).toContain('/treble send');
  // It is acknowledged on its socket; what was said goes by another connection.
  await until(
    async () => peers[2]?.heard.join(),
    (heard) => heard?.includes('help-1') === true,
  );
  expect((await fetch(`${app.url}/slack/events`, { method: 'POST', body: 'command=%2Ftreble' })).status).toBe(
    404,
  );
  await app.close();
  expect(far.peers.map((peer) => peer.isClosed())).toEqual([true, true, true]);
  await far.close();
  await slack.stop();
});
