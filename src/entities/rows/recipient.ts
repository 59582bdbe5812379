import { defineEntity, p } from '@mikro-orm/core';
import { conversationStageNames } from '../conversation-stage.ts';
import { deploymentStateNames } from '../deployment-state.ts';
import { sessionStatusNames } from '../session-status.ts';
import { Deployment } from './deployment.ts';

/**
 * One phone in one deployment: the unit of truth. `state`, `cause`, `sent` and `responded` are its cell, derived from the
 * facts of its attempts; `tally` counts recipients per cell.
 */
const RecipientSchema = defineEntity({
  name: 'Recipient',
  tableName: 'recipient',
  checks: [
    {
      name: 'recipient_phone',
      expression: `phone is not null or state in ('invalid_number', 'cancelled') or erased_at is not null`,
    },
    { name: 'recipient_delivered_was_sent', expression: `state <> 'success' or sent` },
    { name: 'recipient_responded_was_delivered', expression: `not responded or state = 'success'` },
  ],
  // Phone first: the same index keeps a phone once per deployment and finds a person's history.
  uniques: [{ name: 'recipient_phone_deployment', properties: ['phone', 'deployment'] }],
  indexes: [
    { name: 'recipient_page', properties: ['deployment', 'id'] },
    // Whatever state is looked for, its users are found in one piece: the few still in process among ten million, too.
    { name: 'recipient_state', properties: ['deployment', 'state', 'id'] },
    {
      name: 'recipient_responded',
      expression: `create index recipient_responded on recipient (deployment_id, id) where responded`,
    },
    {
      name: 'recipient_stage',
      expression: `create index recipient_stage on recipient (deployment_id, stage, id) where stage <> 'none'`,
    },
    {
      name: 'recipient_session',
      expression: `create index recipient_session on recipient (deployment_id, session, id) where session <> 'none'`,
    },
    {
      name: 'recipient_retry',
      expression: `create index recipient_retry on recipient (deployment_id, retry_at) where retry_at is not null`,
    },
    {
      name: 'recipient_offered',
      expression: `create index recipient_offered on recipient (deployment_id, offered_at) where offered_at is not null`,
    },
  ],
  properties: {
    id: p.bigint('number').primary(),
    // Written only while the deployment's row is locked, once for a thousand recipients instead of checked for each.
    deployment: () => p.manyToOne(Deployment).createForeignKeyConstraint(false),
    rowNumber: p.integer(),
    /** E.164; null only for an invalid number, whose raw text is kept, and for somebody who was erased. */
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
    /** How far the flow came; who answered without a flow is in it all the same (`stageOf`). */
    stage: p.enum(conversationStageNames).default('none'),
    /** Who has had the chat last. */
    session: p.enum(sessionStatusNames).default('none'),
    /** What the flow learnt from the person. */
    captured: p.json<Readonly<Record<string, string>>>().nullable(),
    /** A test number when the list was reviewed: counted apart, in no figure. */
    isTest: p.boolean().default(false),
    /** Who it was is not known any more: it is counted as before and never sent to again. */
    erasedAt: p.datetime().nullable(),
  },
});
export class Recipient extends RecipientSchema.class {}
RecipientSchema.setClass(Recipient);
