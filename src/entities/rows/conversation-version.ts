import { defineEntity, p } from '@mikro-orm/core';
import { Conversation } from './conversation.ts';
import { Template } from './template.ts';

/** Where a placeholder's value comes from. `key` is a `placeholderKey`, `column` a column of the audience, ignoring case. */
export interface VariableSource {
  readonly key: string;
  readonly column: string;
}

const ConversationVersionSchema = defineEntity({
  name: 'ConversationVersion',
  tableName: 'conversation_version',
  uniques: [{ name: 'conversation_version_number', properties: ['conversation', 'number'] }],
  properties: {
    id: p.integer().primary(),
    conversation: () => p.manyToOne(Conversation),
    number: p.integer(),
    template: () => p.manyToOne(Template),
    variables: p.json<readonly VariableSource[]>(),
    note: p.text().nullable(),
    createdBy: p.text().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
export class ConversationVersion extends ConversationVersionSchema.class {}
ConversationVersionSchema.setClass(ConversationVersion);
