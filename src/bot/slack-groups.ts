import type { WebClient } from '@slack/web-api';

/** Asks Slack at each press: who left a group has lost what the group may do. */
export async function isInGroup(client: WebClient, groupId: string, userId: string): Promise<boolean> {
  const { users = [] } = await client.usergroups.users.list({ usergroup: groupId });
  return users.includes(userId);
}
