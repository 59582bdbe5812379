import { defineEntity, p } from '@mikro-orm/core';
import { deploymentStateNames } from '../deployment-state.ts';
import { Deployment } from './deployment.ts';

/**
 * How many recipients of a deployment are in one cell. Moved in the transaction that moves the recipients; each writer
 * has a shard of its own so that writers do not queue behind one row. A figure is a sum over rows.
 */
const TallySchema = defineEntity({
  name: 'Tally',
  tableName: 'tally',
  properties: {
    deployment: () => p.manyToOne(Deployment).primary(),
    /** Start of the 15-minute UTC bucket of the recipients' deployment date; the epoch while the deployment is a draft. */
    bucket: p.datetime().primary(),
    state: p.enum(deploymentStateNames).primary(),
    cause: p.text().primary(),
    code: p.text().primary(),
    sent: p.boolean().primary(),
    responded: p.boolean().primary(),
    shard: p.smallint().primary(),
    /** Test numbers are counted apart and add to no figure. */
    isTest: p.boolean().primary().default(false),
    count: p.bigint('number'),
  },
});
export class Tally extends TallySchema.class {}
TallySchema.setClass(Tally);
