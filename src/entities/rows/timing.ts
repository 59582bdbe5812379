import { defineEntity, p } from '@mikro-orm/core';
import { timedWords } from '../time-steps.ts';
import { Deployment } from './deployment.ts';

/**
 * How many recipients of a deployment took about how long. Moved in the transaction that moves the recipients, as the
 * tally is; a median is read from these counts. `step` is a place in `timeSteps`.
 */
const TimingSchema = defineEntity({
  name: 'Timing',
  tableName: 'timing',
  properties: {
    deployment: () => p.manyToOne(Deployment).primary(),
    timed: p.enum(timedWords).primary(),
    step: p.smallint().primary(),
    shard: p.smallint().primary(),
    count: p.bigint('number'),
  },
});
export class Timing extends TimingSchema.class {}
TimingSchema.setClass(Timing);
