import { defineEntity, p } from '@mikro-orm/core';

/**
 * Something that happened to a chat and has not been handled yet: written in the transaction that stores it, taken away in
 * the one that handles it, in order of id. Whoever writes one takes no lock.
 */
const SessionEventSchema = defineEntity({
  name: 'SessionEvent',
  tableName: 'session_event',
  indexes: [{ name: 'session_event_chat', properties: ['phone', 'lineId', 'id'] }],
  properties: {
    id: p.bigint('number').primary(),
    /** E.164. */
    phone: p.text(),
    lineId: p.text(),
    /** The person wrote; a template was accepted for them; a webhook of the flow answered. */
    kind: p.enum(['message', 'deployed', 'answered']),
    at: p.datetime(),
    inboundId: p.text().nullable(),
    /** With a message: the attempt it answers. With a deployment: the accepted attempt. */
    attemptId: p.bigint('number').nullable(),
    sessionId: p.bigint('number').nullable(),
    body: p.json<unknown>(),
  },
});
export class SessionEvent extends SessionEventSchema.class {}
SessionEventSchema.setClass(SessionEvent);
