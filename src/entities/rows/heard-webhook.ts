import { defineEntity, p } from '@mikro-orm/core';

/** Which webhooks a provider has sent at all, and when one came last, to a minute. */
const HeardWebhookSchema = defineEntity({
  name: 'HeardWebhook',
  tableName: 'heard_webhook',
  properties: {
    gateway: p.text().primary(),
    name: p.text().primary(),
    firstAt: p.datetime().defaultRaw('now()'),
    lastAt: p.datetime().defaultRaw('now()'),
  },
});
export class HeardWebhook extends HeardWebhookSchema.class {}
HeardWebhookSchema.setClass(HeardWebhook);
