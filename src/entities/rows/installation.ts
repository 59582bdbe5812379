import { defineEntity, p } from '@mikro-orm/core';

/**
 * The one row that says what this database is: sandbox or live, which server history it belongs to
 * (DESIGN rules 11 and 12), and whether all sending is frozen.
 */
const InstallationSchema = defineEntity({
  name: 'Installation',
  tableName: 'installation',
  checks: [{ name: 'installation_single', expression: 'id = 1' }],
  properties: {
    id: p.integer().primary().autoincrement(false),
    kind: p.enum(['sandbox', 'live']),
    /** Part of every attempt token; changes when a restored backup is confirmed, so that old receipts cannot meet new attempts. */
    tokenKey: p.text(),
    systemIdentifier: p.text(),
    timeline: p.integer(),
    databaseOid: p.bigint('string'),
    frozenAt: p.datetime().nullable(),
    frozenBy: p.text().nullable(),
    frozenBecause: p.text().nullable(),
    /** Keys the hashes of forgotten phones, unless the settings hold a key. */
    phoneKey: p.uuid().defaultRaw('gen_random_uuid()').hidden(),
    /** A hash made with the key that was used first: another key would forget who is not to be reached. */
    phoneKeyCheck: p.text().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
export class Installation extends InstallationSchema.class {}
InstallationSchema.setClass(Installation);
