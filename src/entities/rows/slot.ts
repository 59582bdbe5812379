import { defineEntity, p } from '@mikro-orm/core';
import { Subscription } from './subscription.ts';

/** One due time of a subscription and its one outcome. `key` is local date, wall time and zone, so DST cannot split or merge it. */
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
  },
});
export class Slot extends SlotSchema.class {}
SlotSchema.setClass(Slot);
