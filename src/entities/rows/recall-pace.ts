import { defineEntity, p } from '@mikro-orm/core';

/** Questions asked of a provider in the minute that runs, by all replicas together. */
const RecallPaceSchema = defineEntity({
  name: 'RecallPace',
  tableName: 'recall_pace',
  properties: {
    gateway: p.text().primary(),
    minute: p.datetime(),
    asked: p.integer(),
    /** Until then no replica lists sessions: one has just done it. */
    listedUntil: p.datetime().nullable(),
  },
});
export class RecallPace extends RecallPaceSchema.class {}
RecallPaceSchema.setClass(RecallPace);
