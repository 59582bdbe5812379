import { defineEntity, p } from '@mikro-orm/core';
import { attemptOutcomes, liveAttempt } from '../attempt-outcome.ts';
import { Line } from './line.ts';
import { Recipient } from './recipient.ts';
import { Worker } from './worker.ts';

/**
 * One call to the gateway for one recipient, committed before the call. Facts keep their first-seen time and are never
 * cleared. `one_live_attempt` makes a second call impossible unless every earlier one is proved not accepted, has
 * definitely failed, or was overridden by a person.
 */
const AttemptSchema = defineEntity({
  name: 'Attempt',
  tableName: 'attempt',
  uniques: [
    { name: 'attempt_provider_id', properties: ['providerId'] },
    { name: 'attempt_number', properties: ['recipient', 'number'] },
  ],
  indexes: [
    {
      name: 'one_live_attempt',
      expression: `create unique index one_live_attempt on attempt (recipient_id) where ${liveAttempt}`,
    },
    {
      name: 'attempt_open',
      expression: `create index attempt_open on attempt (worker_id) where outcome is null`,
    },
    {
      name: 'attempt_unsettled',
      expression: `create index attempt_unsettled on attempt (started_at) where outcome in ('uncertain', 'accepted_unknown_id')`,
    },
    {
      name: 'attempt_again',
      expression: `create index attempt_again on attempt (recipient_id) where number > 1`,
    },
  ],
  properties: {
    id: p.bigint('number').primary(),
    // Made only from rows that exist and are never deleted. Checking that again is a third of the cost of an intent, and
    // would lock the line's row, which every reservation of slots updates.
    recipient: () => p.manyToOne(Recipient).createForeignKeyConstraint(false),
    line: () => p.manyToOne(Line).createForeignKeyConstraint(false),
    worker: () => p.manyToOne(Worker).createForeignKeyConstraint(false),
    number: p.smallint(),
    startedAt: p.datetime(),
    outcome: p.enum(attemptOutcomes).nullable(),
    because: p.text().nullable(),
    providerId: p.text().nullable(),
    acceptedAt: p.datetime().nullable(),
    sentAt: p.datetime().nullable(),
    deliveredAt: p.datetime().nullable(),
    readAt: p.datetime().nullable(),
    /** A reply or tap that quotes this message: evidence of delivery. */
    repliedAt: p.datetime().nullable(),
    /** The first message on the line within 72 hours that quotes nothing: an answer only if this message was delivered. */
    answeredAt: p.datetime().nullable(),
    /** A person decided to try once more after this one. */
    retryAskedAt: p.datetime().nullable(),
    failedAt: p.datetime().nullable(),
    failure: p.text().nullable(),
    code: p.text().nullable(),
    detail: p.text().nullable(),
    /** How long the provider asked us to leave this person alone after the failure. */
    waitMs: p.integer().nullable(),
  },
});
export class Attempt extends AttemptSchema.class {}
AttemptSchema.setClass(Attempt);
