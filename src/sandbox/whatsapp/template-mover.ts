import type { SandboxTemplate, TemplateScore } from './template.ts';
import type { TemplateBook } from './template-book.ts';
import { type TemplateNews, templateQualityUpdate, templateUpdate } from './template-update.ts';
import type { WebhookSender } from './webhook-sender.ts';

export interface TemplateMove extends TemplateNews {
  readonly status: 'APPROVED' | 'PAUSED' | 'DISABLED';
  /** Stays as it is unless given. */
  readonly score?: TemplateScore;
}

/** Changes a template and tells the app so; a template that does not exist is an error. */
export type TemplateMover = (
  template: Pick<SandboxTemplate, 'name' | 'language'>,
  move: TemplateMove,
) => SandboxTemplate;

/** A new score is told before what it leads to, as at a pause. */
export const createTemplateMover =
  (book: TemplateBook, sender: Pick<WebhookSender, 'tell'>): TemplateMover =>
  ({ name, language }, { status, score, ...news }) => {
    const before = book.find(name, language)?.template.quality_score?.score ?? 'UNKNOWN';
    const template = book.setStatus(name, language, status, score);
    if (score !== undefined && score !== before) sender.tell(templateQualityUpdate(template, before));
    sender.tell(templateUpdate(template, status, news));
    return template;
  };
