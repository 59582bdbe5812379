import { defineEntity, p } from '@mikro-orm/core';
import { givenRoles } from '../role.ts';
import { Conversation } from './conversation.ts';

/** A Slack user or user group has a role: everywhere, or in one channel, for one conversation, or both. */
const RoleGrantSchema = defineEntity({
  name: 'RoleGrant',
  tableName: 'role_grant',
  indexes: [
    {
      name: 'role_grant_once',
      expression: `create unique index role_grant_once on role_grant (holder, role, coalesce(channel_id, ''), coalesce(conversation_id, 0))`,
    },
  ],
  properties: {
    id: p.integer().primary(),
    /** A user's id, or a user group's, which begins with S. */
    holder: p.text(),
    role: p.enum(givenRoles),
    channelId: p.text().nullable(),
    conversation: () => p.manyToOne(Conversation).nullable(),
    givenBy: p.text(),
    givenAt: p.datetime().defaultRaw('now()'),
  },
});
export class RoleGrant extends RoleGrantSchema.class {}
RoleGrantSchema.setClass(RoleGrant);
