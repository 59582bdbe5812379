import { defineEntity, p } from '@mikro-orm/core';

/** What the person said while an agent has the chat, once each, in the order in which it was handled. */
const HandoverMessageSchema = defineEntity({
  name: 'HandoverMessage',
  tableName: 'handover_message',
  uniques: [{ name: 'handover_message_inbound', properties: ['inboundId'] }],
  indexes: [{ name: 'handover_message_session', properties: ['sessionId', 'id'] }],
  properties: {
    id: p.bigint('number').primary(),
    sessionId: p.bigint('number'),
    /** A row of `inbound`. */
    inboundId: p.text(),
    handledAt: p.datetime().defaultRaw('clock_timestamp()'),
  },
});
export class HandoverMessage extends HandoverMessageSchema.class {}
HandoverMessageSchema.setClass(HandoverMessage);
