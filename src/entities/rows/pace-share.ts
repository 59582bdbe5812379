import { defineEntity, p } from '@mikro-orm/core';

/** What one replica may start per second of a rate that all share: that of a line, or of a deployment with a speed limit. */
const PaceShareSchema = defineEntity({
  name: 'PaceShare',
  tableName: 'pace_share',
  properties: {
    /** `line:<id>` or `deployment:<id>`. */
    subject: p.text().primary(),
    workerId: p.integer().primary(),
    wanted: p.integer(),
    /** The most it may use from now on, or has used within the last second. */
    held: p.integer(),
    leasedUntil: p.datetime(),
  },
});
export class PaceShare extends PaceShareSchema.class {}
PaceShareSchema.setClass(PaceShare);
