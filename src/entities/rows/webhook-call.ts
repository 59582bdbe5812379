import { defineEntity, p } from '@mikro-orm/core';

/** A call that a step of a flow wants made. Repeated until it is answered or its tries are used up, always with its id. */
const WebhookCallSchema = defineEntity({
  name: 'WebhookCall',
  tableName: 'webhook_call',
  indexes: [{ name: 'webhook_call_due', properties: ['dueAt'] }],
  properties: {
    id: p.bigint('number').primary(),
    sessionId: p.bigint('number'),
    phone: p.text(),
    lineId: p.text(),
    step: p.text(),
    request: p.json<unknown>(),
    tries: p.smallint().default(0),
    /** Nobody takes it before; moved on by whoever takes it. */
    dueAt: p.datetime().defaultRaw('clock_timestamp()'),
  },
});
export class WebhookCall extends WebhookCallSchema.class {}
WebhookCallSchema.setClass(WebhookCall);
