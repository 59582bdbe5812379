import { defineEntity, p } from '@mikro-orm/core';

/**
 * A thread in an agents' channel about one chat. A chat that moves to another channel gets another thread; at most one of
 * them goes on. Changes only while the phone is locked (`lockPhones`), but for what its posts say of themselves.
 */
const AgentThreadSchema = defineEntity({
  name: 'AgentThread',
  tableName: 'agent_thread',
  indexes: [
    {
      name: 'agent_thread_standing',
      expression: `create unique index agent_thread_standing on agent_thread (session_id) where ended_at is null`,
    },
    {
      name: 'agent_thread_followed',
      expression: `create index agent_thread_followed on agent_thread (id) where settled_at is null`,
    },
    { name: 'agent_thread_session', properties: ['sessionId'] },
  ],
  properties: {
    id: p.bigint('number').primary(),
    sessionId: p.bigint('number'),
    phone: p.text(),
    lineId: p.text(),
    channelId: p.text(),
    openedAt: p.datetime().defaultRaw('now()'),
    /** Whose lines go to the customer; null: nobody has claimed it. */
    holder: p.text().nullable(),
    /** The first line of an agent that was queued for the customer. */
    firstAnswerAt: p.datetime().nullable(),
    /** The latest row of `handover_message` that stands in the thread. */
    toldUpto: p.bigint('number').default(0),
    /** A post that says everything up to this row may have left; null: none is under way. */
    tellingUpto: p.bigint('number').nullable(),
    /** The end of the 24 hours that the thread was told of last. */
    windowTold: p.datetime().nullable(),
    /** Nothing goes to the customer from here any more. */
    endedAt: p.datetime().nullable(),
    /** Everything that will ever be said here is said. */
    settledAt: p.datetime().nullable(),
  },
});
export class AgentThread extends AgentThreadSchema.class {}
AgentThreadSchema.setClass(AgentThread);
