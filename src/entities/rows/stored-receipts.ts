import { defineEntity, p } from '@mikro-orm/core';

/**
 * Receipts whose webhooks were answered and that are still to be applied: more came in than could be applied at once. One
 * row holds many; it goes with the transaction that applies them, usually within seconds. They name attempts and nobody.
 */
const StoredReceiptsSchema = defineEntity({
  name: 'StoredReceipts',
  tableName: 'stored_receipts',
  indexes: [{ name: 'stored_receipts_gateway', properties: ['gateway', 'id'] }],
  properties: {
    id: p.bigint('number').primary(),
    gateway: p.text(),
    receipts: p.json<unknown>().columnType('json'),
    count: p.integer(),
    storedAt: p.datetime().defaultRaw('now()'),
  },
});
export class StoredReceipts extends StoredReceiptsSchema.class {}
StoredReceiptsSchema.setClass(StoredReceipts);
