import { defineEntity, p } from '@mikro-orm/core';

/** A file with people's data that the bot put into Slack; it is deleted there once it expires. */
const SlackExportSchema = defineEntity({
  name: 'SlackExport',
  tableName: 'slack_export',
  indexes: [{ name: 'slack_export_expires_at', properties: ['expiresAt'] }],
  properties: {
    fileId: p.text().primary(),
    madeAt: p.datetime().defaultRaw('now()'),
    expiresAt: p.datetime(),
    tries: p.smallint().default(0),
  },
});
export class SlackExport extends SlackExportSchema.class {}
SlackExportSchema.setClass(SlackExport);
