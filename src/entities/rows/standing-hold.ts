import { defineEntity, p } from '@mikro-orm/core';
import { standingHoldKinds } from '../standing-hold.ts';

/** A person holds a template or a line: every deployment of it, those there are and those to come, until it is released. */
const StandingHoldSchema = defineEntity({
  name: 'StandingHold',
  tableName: 'standing_hold',
  properties: {
    kind: p.enum(standingHoldKinds).primary(),
    /** A template's name, whatever its language, or a line's id. */
    subject: p.text().primary(),
    /** For people: why. */
    because: p.text(),
    createdBy: p.text(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
export class StandingHold extends StandingHoldSchema.class {}
StandingHoldSchema.setClass(StandingHold);
