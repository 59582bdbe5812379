import { defineEntity, p } from '@mikro-orm/core';

/** A flow that was checked and is looked at before it is saved. Erased after 24 hours. */
const FlowDraftSchema = defineEntity({
  name: 'FlowDraft',
  tableName: 'flow_draft',
  properties: {
    id: p.bigint('number').primary(),
    conversationId: p.integer(),
    /** The version the person began with. */
    basedOn: p.integer(),
    source: p.text(),
    createdBy: p.text(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
export class FlowDraft extends FlowDraftSchema.class {}
FlowDraftSchema.setClass(FlowDraft);
