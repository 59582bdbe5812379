import { defineEntity, p } from '@mikro-orm/core';

/** One run of a dispatching process. Attempts of a worker that is no longer seen have an unknown outcome. */
const WorkerSchema = defineEntity({
  name: 'Worker',
  tableName: 'worker',
  properties: {
    id: p.integer().primary(),
    startedAt: p.datetime().defaultRaw('now()'),
    seenAt: p.datetime().defaultRaw('now()'),
    stoppedAt: p.datetime().nullable(),
  },
});
export class Worker extends WorkerSchema.class {}
WorkerSchema.setClass(Worker);
