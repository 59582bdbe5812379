import { defineEntity, p } from '@mikro-orm/core';
import type { VariableSource } from '../variable-source.ts';
import { Conversation } from './conversation.ts';
import { Template } from './template.ts';

const ConversationVersionSchema = defineEntity({
  name: 'ConversationVersion',
  tableName: 'conversation_version',
  uniques: [{ name: 'conversation_version_number', properties: ['conversation', 'number'] }],
  indexes: [
    {
      name: 'conversation_version_flow',
      expression: `create index conversation_version_flow on conversation_version (conversation_id) where flow is not null`,
    },
  ],
  properties: {
    id: p.integer().primary(),
    conversation: () => p.manyToOne(Conversation),
    number: p.integer(),
    template: () => p.manyToOne(Template),
    variables: p.json<readonly VariableSource[]>(),
    /** What the conversation says after the template, in the flow language; null: nothing. */
    flow: p.text().nullable(),
    note: p.text().nullable(),
    createdBy: p.text().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
export class ConversationVersion extends ConversationVersionSchema.class {}
ConversationVersionSchema.setClass(ConversationVersion);
