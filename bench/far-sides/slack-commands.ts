import { createHmac } from 'node:crypto';
import { slackSigningSecret } from '../cast.ts';
import { requestBytes } from './prepared-requests.ts';

/** What people look at while a deployment runs. */
const looks = ['status', 'metrics', 'failures', 'users'] as const;

/** A signed `/treble …` of one of several people, each with a signature of its own; the answer comes to `replyUrl`. */
export function slackCommand(index: number, code: string, replyUrl: string): Buffer {
  const body = new URLSearchParams({
    command: '/treble',
    text: `${looks[index % looks.length]} ${code}`,
    user_id: `U0BENCH${index % 20}`,
    user_name: 'bench',
    team_id: 'T0BENCH',
    channel_id: 'C0BENCH',
    trigger_id: `${index}.${Date.now()}`,
    response_url: `${replyUrl}/${index}`,
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', slackSigningSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return requestBytes('/slack/events', body, {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
  });
}
