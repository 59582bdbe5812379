import { defineEntity, p } from '@mikro-orm/core';
import { sessionEnds, sessionKinds } from '../session-kind.ts';
import { Line } from './line.ts';

/**
 * One chat with a phone on a line, from its first message to its end. At most one of a phone on a line is not closed; it
 * changes only while the phone is locked (`lockPhones`).
 */
const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  checks: [{ name: 'session_closed', expression: `(kind = 'closed') = (closed_at is not null)` }],
  indexes: [
    { name: 'session_chat', properties: ['phone', 'line', 'id'] },
    {
      name: 'session_standing',
      expression: `create unique index session_standing on session (phone, line_id) where kind <> 'closed'`,
    },
    {
      name: 'session_due',
      expression: `create index session_due on session (wake_at) where kind <> 'closed' and wake_at is not null`,
    },
  ],
  properties: {
    id: p.bigint('number').primary(),
    /** E.164. */
    phone: p.text(),
    line: () => p.manyToOne(Line).createForeignKeyConstraint(false),
    kind: p.enum(sessionKinds),
    /** Whose conversation it is; null where an agent began it. */
    recipientId: p.bigint('number').nullable(),
    /** The version whose flow is walked: a session keeps the one it began with. */
    versionId: p.integer().nullable(),
    /** Where in the flow it is, with its variables. */
    state: p.json<unknown>().nullable(),
    /** When the flow has to be looked at though nothing was heard. */
    wakeAt: p.datetime().nullable(),
    /** The latest message of the person that was handled; free texts are allowed for 24 hours from then. */
    heardAt: p.datetime().nullable(),
    openedAt: p.datetime().defaultRaw('now()'),
    /** When it closes by itself; from then on it counts as closed, whatever `kind` says. */
    closesAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    closedBecause: p.enum(sessionEnds).nullable(),
    /** The words that the flow's finish or the agent gave. */
    outcome: p.text().nullable(),
  },
});
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);
