import { defineEntity, p } from '@mikro-orm/core';
import { Deployment } from './deployment.ts';

/** Somebody other than the author is asked to approve exactly this; void as soon as any of it changes. */
const ApprovalSchema = defineEntity({
  name: 'Approval',
  tableName: 'approval',
  indexes: [
    {
      name: 'approval_open',
      expression: `create unique index approval_open on approval (deployment_id) where voided_at is null`,
    },
  ],
  properties: {
    id: p.integer().primary(),
    deployment: () => p.manyToOne(Deployment).deleteRule('cascade'),
    /** Hash of version, audience, variables, choices and schedule. */
    fingerprint: p.text(),
    recipients: p.integer(),
    requestedBy: p.text(),
    requestedAt: p.datetime().defaultRaw('now()'),
    expiresAt: p.datetime(),
    decidedBy: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
    voidedAt: p.datetime().nullable(),
  },
});
export class Approval extends ApprovalSchema.class {}
ApprovalSchema.setClass(Approval);
