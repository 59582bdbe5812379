import { defineEntity, p } from '@mikro-orm/core';

/** Who did or revealed what. Rows are only ever added. */
const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  indexes: [
    { name: 'audit_entry_at', properties: ['at'] },
    { name: 'audit_entry_subject', properties: ['subject', 'at'] },
  ],
  properties: {
    id: p.bigint('number').primary(),
    at: p.datetime().defaultRaw('now()'),
    actor: p.text(),
    act: p.text(),
    subject: p.text(),
    channelId: p.text().nullable(),
    detail: p.json<Readonly<Record<string, unknown>>>().nullable(),
  },
});
export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);
