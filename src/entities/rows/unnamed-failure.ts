import { defineEntity, p } from '@mikro-orm/core';
import { Attempt } from './attempt.ts';

/** A failure that its provider told without saying of which message, and the attempt it was found to be about. */
const UnnamedFailureSchema = defineEntity({
  name: 'UnnamedFailure',
  tableName: 'unnamed_failure',
  uniques: [{ name: 'unnamed_failure_attempt', properties: ['attempt'] }],
  indexes: [
    {
      name: 'unnamed_failure_unmatched',
      expression: `create index unnamed_failure_unmatched on unnamed_failure (at) where attempt_id is null`,
    },
  ],
  properties: {
    gateway: p.text().primary(),
    eventId: p.text().primary(),
    /** E.164, as the provider spells it. */
    phone: p.text(),
    templateId: p.text().nullable(),
    code: p.text(),
    at: p.datetime(),
    receivedAt: p.datetime().defaultRaw('now()'),
    // Written before the recipient is locked: a check of the attempt would wait for whoever writes its answer.
    attempt: () => p.manyToOne(Attempt).createForeignKeyConstraint(false).nullable(),
    /** Why nobody was found; null when somebody was. */
    because: p.text().nullable(),
  },
});
export class UnnamedFailure extends UnnamedFailureSchema.class {}
UnnamedFailureSchema.setClass(UnnamedFailure);
