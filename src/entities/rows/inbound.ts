import { defineEntity, p } from '@mikro-orm/core';
import { Attempt } from './attempt.ts';

/** Something a person sent to one of our lines, and the attempt it answers when there is one. */
const InboundSchema = defineEntity({
  name: 'Inbound',
  tableName: 'inbound',
  indexes: [
    { name: 'inbound_phone', properties: ['phone', 'at'] },
    { name: 'inbound_received_at', properties: ['receivedAt'] },
    {
      name: 'inbound_raw',
      expression: `create index inbound_raw on inbound (received_at) where raw <> '{}'`,
    },
  ],
  properties: {
    providerId: p.text().primary(),
    lineId: p.text(),
    /** E.164 when the provider tells the number. */
    phone: p.text().nullable(),
    userId: p.text().nullable(),
    type: p.text(),
    text: p.text(),
    contextId: p.text().nullable(),
    at: p.datetime(),
    receivedAt: p.datetime().defaultRaw('now()'),
    attempt: () => p.manyToOne(Attempt).nullable(),
    raw: p.json<unknown>(),
  },
});
export class Inbound extends InboundSchema.class {}
InboundSchema.setClass(Inbound);
