import type { WebClient } from '@slack/web-api';

/** Who the app is in the workspace. */
export interface Identity {
  readonly teamId: string;
  readonly botId: string | undefined;
  readonly botUserId: string | undefined;
}

/** Asks Slack once; a failed question is asked again the next time. */
export function createIdentity(client: WebClient) {
  let known: Identity | undefined;
  let asking: Promise<Identity> | undefined;

  async function ask(): Promise<Identity> {
    const answer = await client.auth.test();
    if (!answer.team_id) throw new Error('Slack did not say which workspace the token belongs to.');
    known = { teamId: answer.team_id, botId: answer.bot_id, botUserId: answer.user_id };
    return known;
  }

  return {
    /** What is known already; never waits. */
    known: (): Identity | undefined => known,
    async load(): Promise<Identity> {
      if (known) return known;
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
  };
}
