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
    /** The rate when WhatsApp last said that the line is too fast; from then on it grows back. */
    loweredTo: p.integer().nullable(),
    loweredAt: p.datetime().nullable(),
    /** WhatsApp asked for a rest: no call starts before. */
    restsUntil: p.datetime().nullable(),
    /** Sending from this line stops while this is set; the reason is for people. */
    stoppedAt: p.datetime().nullable(),
    stoppedBecause: p.text().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
export class Line extends LineSchema.class {}
LineSchema.setClass(Line);
