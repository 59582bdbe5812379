import { defineEntity, p } from '@mikro-orm/core';
import { agentActs } from '../agent-act.ts';

/** What was done with a chat in its thread; told there once, in order of id. Rows are only ever added. */
const AgentActEntrySchema = defineEntity({
  name: 'AgentActEntry',
  tableName: 'agent_act',
  indexes: [
    { name: 'agent_act_thread', properties: ['threadId', 'id'] },
    {
      name: 'agent_act_sent',
      expression: `create index agent_act_sent on agent_act (id) where deployment_id is not null and settled_at is null`,
    },
    {
      name: 'agent_act_untold',
      expression: `create index agent_act_untold on agent_act (id) where told_at is null`,
    },
  ],
  properties: {
    id: p.bigint('number').primary(),
    threadId: p.bigint('number'),
    kind: p.enum(agentActs),
    /** A Slack user id; null: it happened by itself. */
    by: p.text().nullable(),
    /** Whose lines go to the customer from then on; null: nobody's, or as before. */
    holder: p.text().nullable(),
    at: p.datetime().defaultRaw('clock_timestamp()'),
    detail: p.json<unknown>(),
    toldAt: p.datetime().nullable(),
    /** The template that was sent. */
    deploymentId: p.integer().nullable(),
    /** Its fate is known, and told where it did not arrive. */
    settledAt: p.datetime().nullable(),
  },
});
export class AgentActEntry extends AgentActEntrySchema.class {}
AgentActEntrySchema.setClass(AgentActEntry);
