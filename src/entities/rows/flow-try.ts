import { defineEntity, p } from '@mikro-orm/core';

/** A flow that somebody plays in a thread of Slack, with no customer. Erased after seven days. */
const FlowTrySchema = defineEntity({
  name: 'FlowTry',
  tableName: 'flow_try',
  uniques: [{ name: 'flow_try_thread', properties: ['channelId', 'threadTs'] }],
  properties: {
    id: p.bigint('number').primary(),
    versionId: p.integer(),
    channelId: p.text(),
    threadTs: p.text(),
    /** The one person whose lines and presses count. */
    player: p.text(),
    /** What a list would have brought. */
    given: p.json().defaultRaw(`'{}'`),
    /** Everything that the player did, in order; what comes of it is worked out anew. */
    moves: p.json().defaultRaw(`'[]'`),
    /** Moves whose scene stands in the thread. */
    shown: p.integer().default(0),
    /** Until then somebody is posting scenes; null: nobody. */
    showingUntil: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
export class FlowTry extends FlowTrySchema.class {}
FlowTrySchema.setClass(FlowTry);
