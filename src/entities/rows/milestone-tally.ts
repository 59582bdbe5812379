import { defineEntity, p } from '@mikro-orm/core';
import { Deployment } from './deployment.ts';

/**
 * How many recipients of a deployment came so far in its flow: `step:<name>` or a word of `milestones`. Moved in the
 * transaction that moves the session; sharded as the tally is. Test numbers are not counted.
 */
const MilestoneTallySchema = defineEntity({
  name: 'MilestoneTally',
  tableName: 'milestone_tally',
  properties: {
    deployment: () => p.manyToOne(Deployment).primary().createForeignKeyConstraint(false),
    milestone: p.text().primary(),
    shard: p.smallint().primary(),
    count: p.bigint('number'),
  },
});
export class MilestoneTally extends MilestoneTallySchema.class {}
MilestoneTallySchema.setClass(MilestoneTally);
