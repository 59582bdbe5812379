import type { SandboxTemplate, TemplateScore } from './template.ts';
import type { Update } from './webhook-update.ts';

/** Words that go with a pause or its end (webhooks reference, `message_template_status_update`). */
export type PauseTitle = 'FIRST_PAUSE' | 'SECOND_PAUSE' | 'RATE_LIMITING_PAUSE';

export const isPauseTitle = (word: unknown): word is PauseTitle =>
  word === 'FIRST_PAUSE' || word === 'SECOND_PAUSE' || word === 'RATE_LIMITING_PAUSE';

const descriptions: Readonly<Record<PauseTitle | 'UNPAUSE', string>> = {
  FIRST_PAUSE: 'Your WhatsApp message template has been paused for 3 hours until it is unpaused.',
  SECOND_PAUSE: 'Your WhatsApp message template has been paused for 6 hours until it is unpaused.',
  RATE_LIMITING_PAUSE: 'Your WhatsApp message template has been paused because of early feedback.',
  UNPAUSE: 'Your WhatsApp message template can be sent again.',
};

const namesOf = (template: SandboxTemplate) => ({
  // A number here and a string over REST, as at Meta.
  message_template_id: Number(template.id),
  message_template_name: template.name,
  message_template_language: template.language.replace('_', '-'),
});

/** What Meta adds where it applies. */
export interface TemplateNews {
  readonly title?: PauseTitle | 'UNPAUSE';
  /** ms since the epoch. */
  readonly disabledAt?: number;
}

/** How a template is rated now, and how it was (webhooks reference, `message_template_quality_update`). */
export const templateQualityUpdate = (template: SandboxTemplate, before: TemplateScore): Update => ({
  list: 'template',
  field: 'message_template_quality_update',
  value: {
    previous_quality_score: before,
    new_quality_score: template.quality_score?.score ?? 'UNKNOWN',
    ...namesOf(template),
  },
});

/** What became of a template, with the alternatives that Meta adds only where they apply. */
export function templateUpdate(template: SandboxTemplate, event: string, more: TemplateNews = {}): Update {
  return {
    list: 'template',
    field: 'message_template_status_update',
    value: {
      event,
      ...namesOf(template),
      message_template_category: template.category,
      reason: 'NONE',
      ...(more.title ? { other_info: { title: more.title, description: descriptions[more.title] } } : {}),
      ...(more.disabledAt === undefined
        ? {}
        : { disable_info: { disable_date: String(Math.floor(more.disabledAt / 1000)) } }),
    },
  };
}
