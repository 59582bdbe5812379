import { defineEntity, p } from '@mikro-orm/core';

/** A signed Slack request that was accepted: the same signature is not accepted again, on any replica. Kept 15 minutes. */
const SlackRequestSchema = defineEntity({
  name: 'SlackRequest',
  tableName: 'slack_request',
  indexes: [{ name: 'slack_request_received_at', properties: ['receivedAt'] }],
  properties: {
    signature: p.text().primary(),
    receivedAt: p.datetime().defaultRaw('now()'),
  },
});
export class SlackRequest extends SlackRequestSchema.class {}
SlackRequestSchema.setClass(SlackRequest);
