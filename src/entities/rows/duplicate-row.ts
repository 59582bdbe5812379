import { defineEntity, p } from '@mikro-orm/core';
import { Deployment } from './deployment.ts';

/** A row of an audience whose phone stood in an earlier row: reported at review, never a recipient. */
const DuplicateRowSchema = defineEntity({
  name: 'DuplicateRow',
  tableName: 'duplicate_row',
  properties: {
    deployment: () => p.manyToOne(Deployment).primary().createForeignKeyConstraint(false),
    rowNumber: p.integer().primary(),
    phone: p.text(),
    rawPhone: p.text(),
  },
});
export class DuplicateRow extends DuplicateRowSchema.class {}
DuplicateRowSchema.setClass(DuplicateRow);
