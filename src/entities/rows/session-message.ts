import { defineEntity, p } from '@mikro-orm/core';
import { attemptOutcomes } from '../attempt-outcome.ts';
import type { MessageContent } from '../message-content.ts';

/**
 * One message of ours within a chat, by the flow or by an agent: written with what caused it, called for in order of id
 * within the chat. `started_at` is committed before the call; from then on it is never called again.
 */
const SessionMessageSchema = defineEntity({
  name: 'SessionMessage',
  tableName: 'session_message',
  uniques: [{ name: 'session_message_provider_id', properties: ['providerId'] }],
  indexes: [
    { name: 'session_message_session', properties: ['sessionId', 'id'] },
    { name: 'session_message_chat', properties: ['phone', 'lineId', 'id'] },
    {
      name: 'session_message_waiting',
      expression: `create index session_message_waiting on session_message (line_id, id) where started_at is null and outcome is null`,
    },
    {
      name: 'session_message_open',
      expression: `create index session_message_open on session_message (phone, line_id, id) where outcome is null or outcome = 'uncertain'`,
    },
    {
      name: 'session_message_called',
      expression: `create index session_message_called on session_message (worker_id) where started_at is not null and outcome is null`,
    },
  ],
  properties: {
    id: p.bigint('number').primary(),
    sessionId: p.bigint('number'),
    phone: p.text(),
    lineId: p.text(),
    /** The Slack user who wrote it; null: the flow. */
    author: p.text().nullable(),
    /** The step of the flow. */
    step: p.text().nullable(),
    content: p.json<MessageContent>(),
    madeAt: p.datetime().defaultRaw('clock_timestamp()'),
    /** Not called for before: the answer to a try that was refused and can succeed later. */
    notBefore: p.datetime().nullable(),
    tries: p.smallint().default(0),
    workerId: p.integer().nullable(),
    startedAt: p.datetime().nullable(),
    outcome: p.enum(attemptOutcomes).nullable(),
    because: p.text().nullable(),
    providerId: p.text().nullable(),
    acceptedAt: p.datetime().nullable(),
    sentAt: p.datetime().nullable(),
    deliveredAt: p.datetime().nullable(),
    readAt: p.datetime().nullable(),
    failedAt: p.datetime().nullable(),
    failure: p.text().nullable(),
    code: p.text().nullable(),
    detail: p.text().nullable(),
  },
});
export class SessionMessage extends SessionMessageSchema.class {}
SessionMessageSchema.setClass(SessionMessage);
