import { defineEntity, p } from '@mikro-orm/core';

/** This channel wants this report, at this time, in this zone. */
const SubscriptionSchema = defineEntity({
  name: 'Subscription',
  tableName: 'subscription',
  indexes: [
    {
      name: 'subscription_once',
      expression: `create unique index subscription_once on subscription (channel_id, report) where ended_at is null`,
    },
  ],
  properties: {
    id: p.integer().primary(),
    report: p.text(),
    channelId: p.text(),
    /** Wall time `HH:MM` in `zone`. */
    at: p.text(),
    /** IANA name. */
    zone: p.text(),
    createdBy: p.text(),
    createdAt: p.datetime().defaultRaw('now()'),
    endedAt: p.datetime().nullable(),
    endedBy: p.text().nullable(),
  },
});
export class Subscription extends SubscriptionSchema.class {}
SubscriptionSchema.setClass(Subscription);
