import { defineEntity, p } from '@mikro-orm/core';

/** One WhatsApp number that sends, and the pace shared by all replicas. */
const LineSchema = defineEntity({
  name: 'Line',
  tableName: 'line',
  properties: {
    id: p.text().primary(),
    gateway: p.text(),
    displayPhone: p.text().nullable(),
    messagesPerSecond: p.integer(),
    /** Start of the next free sending slot; moved forward by every reservation. */
    nextSlotAt: p.datetime().defaultRaw('now()'),
    /** Sending from this line stops while this is set; the reason is for people. */
    stoppedAt: p.datetime().nullable(),
    stoppedBecause: p.text().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
export class Line extends LineSchema.class {}
LineSchema.setClass(Line);
