import { defineEntity, p } from '@mikro-orm/core';

/** What somebody had filled into the send form when they closed it without a review. One per person, erased after 24 hours. */
const KeptFormSchema = defineEntity({
  name: 'KeptForm',
  tableName: 'kept_form',
  indexes: [{ name: 'kept_form_kept_at', properties: ['keptAt'] }],
  properties: {
    userId: p.text().primary(),
    /** Where the send was begun; empty: nowhere in particular. */
    channelId: p.text(),
    versionId: p.integer().nullable(),
    /** The conversation's name as it was chosen. */
    conversation: p.text().nullable(),
    pasted: p.text(),
    fileId: p.text().nullable(),
    fileName: p.text().nullable(),
    /** A saved list, a deployment or a CRM's list that was chosen. */
    audience: p.json<object>().nullable(),
    keptAt: p.datetime(),
  },
});
export class KeptForm extends KeptFormSchema.class {}
KeptFormSchema.setClass(KeptForm);
