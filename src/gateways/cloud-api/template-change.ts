import { idAt, recordAt, textAt } from '../../entities/json.ts';
import type { TemplateChange, UnknownEvent } from '../gateway.ts';
import { normaliseLanguage } from './template-snapshot.ts';

/** The fields of a webhook that are about one template; their values overlap, so one reader takes them all. */
export const templateFields: ReadonlySet<string> = new Set([
  'message_template_status_update',
  // Has been met under the name of the status update as well: what it tells is read, not what it is called.
  'message_template_quality_update',
  'template_category_update',
  'message_template_components_update',
]);

export function readTemplateChange(
  value: unknown,
  accountId: string,
  at: Date,
): TemplateChange | UnknownEvent {
  const templateId = idAt(value, 'message_template_id');
  const name = textAt(value, 'message_template_name');
  const language = textAt(value, 'message_template_language');
  if (templateId === undefined || name === undefined || language === undefined) {
    return { kind: 'unknown', why: 'a template update without id, name or language', raw: value };
  }
  const told = {
    event: textAt(value, 'event')?.toUpperCase(),
    reason: textAt(value, 'reason') ?? textAt(recordAt(value, 'rejection_info'), 'reason'),
    pauseTitle: textAt(recordAt(value, 'other_info'), 'title')?.toUpperCase(),
    explanation: textAt(recordAt(value, 'other_info'), 'description'),
    quality: textAt(value, 'new_quality_score')?.toUpperCase(),
    category: (textAt(value, 'new_category') ?? textAt(value, 'message_template_category'))?.toUpperCase(),
  };
  return {
    kind: 'template',
    accountId,
    templateId,
    name,
    language: normaliseLanguage(language),
    ...(told.event !== undefined && { event: told.event }),
    ...(told.reason !== undefined && { reason: told.reason }),
    ...(told.pauseTitle !== undefined && { pauseTitle: told.pauseTitle }),
    ...(told.explanation !== undefined && { explanation: told.explanation }),
    ...(told.quality !== undefined && { quality: told.quality }),
    ...(told.category !== undefined && { category: told.category }),
    at,
  };
}
