import { defineEntity, p } from '@mikro-orm/core';
import { ConversationVersion } from './conversation-version.ts';

/** What is sent: a template plus an optional flow; every edit makes a new numbered version. */
const ConversationSchema = defineEntity({
  name: 'Conversation',
  tableName: 'conversation',
  indexes: [
    {
      name: 'conversation_name',
      expression: `create unique index conversation_name on conversation (lower(name)) where archived_at is null`,
    },
  ],
  properties: {
    id: p.integer().primary(),
    name: p.text(),
    gateway: p.text(),
    /** `template`: offered by itself because its template is approved; `editor`: written by a person. */
    origin: p.enum(['template', 'editor']),
    createdBy: p.text().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    /** Every deployment of it waits for an approver. */
    needsApproval: p.boolean().default(false),
    archivedAt: p.datetime().nullable(),
    versions: () => p.oneToMany(ConversationVersion).mappedBy('conversation'),
  },
});
export class Conversation extends ConversationSchema.class {}
ConversationSchema.setClass(Conversation);
