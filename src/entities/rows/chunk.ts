import { defineEntity, p } from '@mikro-orm/core';
import { Deployment } from './deployment.ts';
import { Worker } from './worker.ts';

/**
 * A range of recipients that one worker has leased. A lease may be given to somebody else: it covers only recipients
 * without an attempt, for whom no call can have left.
 */
const ChunkSchema = defineEntity({
  name: 'Chunk',
  tableName: 'chunk',
  indexes: [
    {
      name: 'chunk_open',
      expression: `create index chunk_open on chunk (deployment_id, sequence) where finished_at is null`,
    },
  ],
  properties: {
    deployment: () => p.manyToOne(Deployment).primary(),
    sequence: p.integer().primary(),
    firstId: p.bigint('number'),
    lastId: p.bigint('number'),
    worker: () => p.manyToOne(Worker).nullable(),
    leasedUntil: p.datetime().nullable(),
    finishedAt: p.datetime().nullable(),
  },
});
export class Chunk extends ChunkSchema.class {}
ChunkSchema.setClass(Chunk);
