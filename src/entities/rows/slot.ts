import { defineEntity, p } from '@mikro-orm/core';
import { Subscription } from './subscription.ts';

/** What a posted report said, for the one after it. */
export interface SaidReport {
  /** Equal for reports that say the same of different days. */
  readonly fingerprint: string;
  /** The cohort it counted, and what it knew of it. */
  readonly cohort?: {
    readonly from: string;
    readonly to: string;
    readonly delivered: number;
    readonly responses: number;
    readonly sendFailure: number;
  };
}

/**
 * One due time of a subscription, or one deployment that it is told of, and its one outcome. `key` is local date, wall time
 * and zone, so DST cannot split or merge it; or the deployment's code and the moment at which it finished.
 */
const SlotSchema = defineEntity({
  name: 'Slot',
  tableName: 'slot',
  checks: [
    { name: 'slot_settled', expression: `(outcome is null) = (settled_at is null)` },
    { name: 'slot_reason', expression: `outcome is null or outcome = 'posted' or because is not null` },
  ],
  indexes: [
    { name: 'slot_open', expression: `create index slot_open on slot (due_at) where outcome is null` },
  ],
  properties: {
    subscription: () => p.manyToOne(Subscription).primary(),
    key: p.text().primary(),
    dueAt: p.datetime(),
    /** While this is in the future somebody is working on the slot. */
    leasedUntil: p.datetime().nullable(),
    outcome: p.enum(['posted', 'skipped', 'failed']).nullable(),
    because: p.text().nullable(),
    settledAt: p.datetime().nullable(),
    /** When it was written down, by whichever process saw first that it was due. */
    knownAt: p.datetime().defaultRaw('now()'),
    said: p.json<SaidReport>().nullable(),
  },
});
export class Slot extends SlotSchema.class {}
SlotSchema.setClass(Slot);
