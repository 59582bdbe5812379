import { defineEntity, p } from '@mikro-orm/core';

/** Somebody asked to erase a person, and somebody else has to ask for the same. Of the person only a keyed hash is kept. */
const ErasureRequestSchema = defineEntity({
  name: 'ErasureRequest',
  tableName: 'erasure_request',
  properties: {
    mark: p.text().primary(),
    /** Slack user id. */
    requestedBy: p.text(),
    expiresAt: p.datetime(),
  },
});
export class ErasureRequest extends ErasureRequestSchema.class {}
ErasureRequestSchema.setClass(ErasureRequest);
