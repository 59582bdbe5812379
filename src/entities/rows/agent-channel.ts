import { defineEntity, p } from '@mikro-orm/core';

/** A Slack channel in which agents answer. Several share the work, as Slack takes one post a second in each. */
const AgentChannelSchema = defineEntity({
  name: 'AgentChannel',
  tableName: 'agent_channel',
  properties: {
    channelId: p.text().primary(),
    /** Takes the chats that flows hand to this team; empty: takes any. */
    team: p.text(),
    addedBy: p.text(),
    addedAt: p.datetime().defaultRaw('now()'),
    /** Slack's word when it refused the last new thread; nothing is opened there until somebody adds it again. */
    refusedBecause: p.text().nullable(),
  },
});
export class AgentChannel extends AgentChannelSchema.class {}
AgentChannelSchema.setClass(AgentChannel);
