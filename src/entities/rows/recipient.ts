import { defineEntity, p } from '@mikro-orm/core';
import { deploymentStateNames } from '../deployment-state.ts';
import { Deployment } from './deployment.ts';

/**
 * One phone in one deployment: the unit of truth. `state`, `cause`, `sent` and `responded` are its cell, derived from the
 * facts of its attempts; `tally` counts recipients per cell.
 */
const RecipientSchema = defineEntity({
  name: 'Recipient',
  tableName: 'recipient',
  checks: [
    { name: 'recipient_phone', expression: `phone is not null or state in ('invalid_number', 'cancelled')` },
    { name: 'recipient_delivered_was_sent', expression: `state <> 'success' or sent` },
    { name: 'recipient_responded_was_delivered', expression: `not responded or state = 'success'` },
  ],
  // Phone first: the same index keeps a phone once per deployment and finds a person's history.
  uniques: [{ name: 'recipient_phone_deployment', properties: ['phone', 'deployment'] }],
  indexes: [
    { name: 'recipient_page', properties: ['deployment', 'id'] },
    {
      name: 'recipient_failed',
      expression: `create index recipient_failed on recipient (deployment_id, state, id) where state not in ('in_process', 'success')`,
    },
    {
      name: 'recipient_retry',
      expression: `create index recipient_retry on recipient (retry_at) where retry_at is not null`,
    },
    {
      name: 'recipient_offered',
      expression: `create index recipient_offered on recipient (deployment_id, offered_at) where offered_at is not null`,
    },
  ],
  properties: {
    id: p.bigint('number').primary(),
    deployment: () => p.manyToOne(Deployment),
    rowNumber: p.integer(),
    /** E.164; null only for an invalid number, whose raw text is kept. */
    phone: p.text().nullable(),
    rawPhone: p.text().nullable(),
    variables: p.json<Readonly<Record<string, string>>>(),
    state: p.enum(deploymentStateNames).default('in_process'),
    /** A word of `inProcessCauses` or a failure class; what the state alone does not tell. */
    cause: p.text(),
    sent: p.boolean().default(false),
    responded: p.boolean().default(false),
    /** The provider's own code of the failure that decided, as it came. */
    code: p.text().nullable(),
    detail: p.text().nullable(),
    retryAt: p.datetime().nullable(),
    /** A failure that time heals: from then on a person may try again. */
    offeredAt: p.datetime().nullable(),
    lastActivityAt: p.datetime().nullable(),
  },
});
export class Recipient extends RecipientSchema.class {}
RecipientSchema.setClass(Recipient);
