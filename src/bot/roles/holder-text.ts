import type { GrantLine } from '../../dispatch/approvals/roles.ts';
import { said, say } from '../../entities/language/say.ts';
import { roleWords } from '../../entities/role.ts';
import { channelMention, escapeText, mention, oneLine } from '../blocks/slack-text.ts';

export const isUserGroup = (id: string): boolean => /^S[A-Z0-9]{2,}$/.test(id);

/** A person or user group as Slack shows it. */
export const holderText = (id: string): string => (isUserGroup(id) ? `<!subteam^${id}>` : mention(id));

/** Where a grant holds, in words. */
function whereText({ channelId, conversationId, conversation }: GrantLine): string {
  const name = escapeText(oneLine(conversation ?? ''), 80).replaceAll('*', '∗');
  if (channelId === null) return conversationId === null ? say`everywhere` : say`for *${name}*`;
  const channel = channelMention(channelId);
  return conversationId === null ? say`in ${channel}` : say`for *${name}* in ${channel}`;
}

/** `Sender: @Beto, in #growth. Given by @Ana.` */
export const grantText = (grant: GrantLine): string =>
  say`*${said(roleWords[grant.role].label)}*: ${holderText(grant.holder)}, ${whereText(grant)}. Given by ${mention(grant.givenBy)}.`;
