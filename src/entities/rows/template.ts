import { defineEntity, p } from '@mikro-orm/core';
import type { TemplateDefinition } from '../template-definition.ts';

/** A WhatsApp message template (HSM) as its provider last described it. Only status APPROVED may be sent. */
const TemplateSchema = defineEntity({
  name: 'Template',
  tableName: 'template',
  uniques: [{ name: 'template_identity', properties: ['gateway', 'accountId', 'name', 'language'] }],
  properties: {
    id: p.text().primary(),
    gateway: p.text(),
    accountId: p.text(),
    name: p.text(),
    language: p.text(),
    category: p.text(),
    status: p.text(),
    statusReason: p.text().nullable(),
    /** FIRST_PAUSE, SECOND_PAUSE…, when the provider said which pause this is. */
    pauseTitle: p.text().nullable(),
    statusAt: p.datetime().defaultRaw('now()'),
    quality: p.text().nullable(),
    definition: p.json<TemplateDefinition>(),
    syncedAt: p.datetime().defaultRaw('now()'),
  },
});
export class Template extends TemplateSchema.class {}
TemplateSchema.setClass(Template);
