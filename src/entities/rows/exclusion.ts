import { defineEntity, p } from '@mikro-orm/core';

/**
 * A phone the company decided not to reach, or whose owner opted out. One row per source, so that neither takes the other
 * away: a person's exclusion ends without ending an opt-out.
 */
const ExclusionSchema = defineEntity({
  name: 'Exclusion',
  tableName: 'exclusion',
  uniques: [{ name: 'exclusion_phone_source', properties: ['phone', 'source'] }],
  properties: {
    /** Names it in buttons, which carry no phones. */
    id: p.bigint('number').primary(),
    /** E.164. */
    phone: p.text(),
    source: p.enum(['person', 'opt_out', 'provider']),
    because: p.text(),
    createdBy: p.text().nullable(),
    /** With an opt-out: when the person said so. */
    createdAt: p.datetime().defaultRaw('now()'),
    /** From then on the phone may be reached again; with an opt-out: when the person took it back. */
    expiresAt: p.datetime().nullable(),
  },
});
export class Exclusion extends ExclusionSchema.class {}
ExclusionSchema.setClass(Exclusion);
