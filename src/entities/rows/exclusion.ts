import { defineEntity, p } from '@mikro-orm/core';

/** A phone the company decided not to reach, or whose owner opted out. */
const ExclusionSchema = defineEntity({
  name: 'Exclusion',
  tableName: 'exclusion',
  properties: {
    /** E.164. */
    phone: p.text().primary(),
    source: p.enum(['person', 'opt_out', 'provider']),
    because: p.text(),
    createdBy: p.text().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    expiresAt: p.datetime().nullable(),
  },
});
export class Exclusion extends ExclusionSchema.class {}
ExclusionSchema.setClass(Exclusion);
