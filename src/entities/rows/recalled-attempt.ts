import { defineEntity, p } from '@mikro-orm/core';
import { Attempt } from './attempt.ts';

/** How often its provider was asked what became of an attempt of which no webhook tells, and when it is asked again. */
const RecalledAttemptSchema = defineEntity({
  name: 'RecalledAttempt',
  tableName: 'recalled_attempt',
  properties: {
    attempt: () => p.manyToOne(Attempt).createForeignKeyConstraint(false).primary(),
    asked: p.smallint(),
    /** Null: never again. */
    nextAt: p.datetime().nullable(),
  },
});
export class RecalledAttempt extends RecalledAttemptSchema.class {}
RecalledAttemptSchema.setClass(RecalledAttempt);
