import { defineEntity, p } from '@mikro-orm/core';
import { Deployment } from './deployment.ts';

/** A file with corrected rows of a deployment: checked, and sent at most once. Erased after a day. */
const CorrectionSchema = defineEntity({
  name: 'Correction',
  tableName: 'correction',
  properties: {
    id: p.integer().primary(),
    deployment: () => p.manyToOne(Deployment),
    createdBy: p.text(),
    createdAt: p.datetime().defaultRaw('now()'),
    /** Set once every row is in and has its verdict. */
    checkedAt: p.datetime().nullable(),
    sentAt: p.datetime().nullable(),
  },
});
export class Correction extends CorrectionSchema.class {}
CorrectionSchema.setClass(Correction);
