import { defineEntity, p } from '@mikro-orm/core';

/**
 * What a webhook told and nobody could use yet: a receipt or quoting reply whose message is not known (`provider_id` set;
 * linked when the send answer arrives), or something this product does not know at all. Kept 8 days.
 */
const ParkedEventSchema = defineEntity({
  name: 'ParkedEvent',
  tableName: 'parked_event',
  indexes: [
    { name: 'parked_event_provider_id', properties: ['providerId'] },
    { name: 'parked_event_received_at', properties: ['receivedAt'] },
  ],
  properties: {
    id: p.bigint('number').primary(),
    gateway: p.text(),
    providerId: p.text().nullable(),
    because: p.text(),
    event: p.json<unknown>(),
    receivedAt: p.datetime().defaultRaw('now()'),
  },
});
export class ParkedEvent extends ParkedEventSchema.class {}
ParkedEventSchema.setClass(ParkedEvent);
