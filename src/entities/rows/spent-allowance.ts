import { defineEntity, p } from '@mikro-orm/core';
import { Deployment } from './deployment.ts';

/** What a deployment takes of the number of users a person may send to on a day. */
const SpentAllowanceSchema = defineEntity({
  name: 'SpentAllowance',
  tableName: 'spent_allowance',
  indexes: [{ name: 'spent_allowance_person', properties: ['person', 'day'] }],
  properties: {
    deployment: () => p.manyToOne(Deployment).primary().deleteRule('cascade'),
    /** Slack user id. */
    person: p.text().primary(),
    day: p.date(),
    recipients: p.integer(),
  },
});
export class SpentAllowance extends SpentAllowanceSchema.class {}
SpentAllowanceSchema.setClass(SpentAllowance);
