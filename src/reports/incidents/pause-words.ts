import { said, text } from '../../entities/language/say.ts';
import type { TemplateLine } from '../reader.ts';
import type { Words } from '../report-document.ts';
import { sayWords } from '../say-words.ts';

export type PausedTemplate = Omit<TemplateLine, 'id' | 'accountId'>;

interface Pause {
  readonly name: string;
  /** Undefined: it does not end by itself. */
  readonly hours?: number;
  readonly endless: string;
}

/** https://developers.facebook.com/docs/whatsapp/message-templates/guidelines#template-pausing */
const pauses: Readonly<Record<string, Pause>> = {
  FIRST_PAUSE: { name: text('First pause'), hours: 3, endless: '' },
  SECOND_PAUSE: { name: text('Second pause, the next one disables it'), hours: 6, endless: '' },
  RATE_LIMITING_PAUSE: {
    name: text('Pause while WhatsApp was still assessing it'),
    endless: text('It does not end by itself: it has to be unpaused.'),
  },
  DISABLED: {
    name: text('Disabled after repeated pauses'),
    endless: text('It does not end: edit and resubmit the template, or use another one.'),
  },
};
const unnamed: Pause = {
  name: text('WhatsApp did not say which pause'),
  endless: text(
    'A first pause ends after 3 hours, a second one after 6; a pause while WhatsApp was still assessing it does not end by itself.',
  ),
};
const hourMs = 3_600_000;

const isDisabled = ({ status }: PausedTemplate): boolean => status.toUpperCase() === 'DISABLED';

const pauseOf = (template: PausedTemplate): Pause =>
  pauses[isDisabled(template) ? 'DISABLED' : (template.pauseTitle ?? '').toUpperCase()] ?? unnamed;

export const pauseName = (template: PausedTemplate): string => said(pauseOf(template).name);

/** When it is expected to end, as it looks now. */
export function pauseEndWords(template: PausedTemplate, now: Date): Words {
  const { hours, endless } = pauseOf(template);
  if (hours === undefined) return [said(endless)];
  const at = new Date(template.statusAt.getTime() + hours * hourMs);
  return at > now
    ? sayWords`Expected to end: ${{ at }} (${hours} {1|hour|hours} after it began).`
    : sayWords`Was expected to end: ${{ at }}. WhatsApp has not released it yet; it is looked up every minute.`;
}

/** A person can end it: every pause but those that WhatsApp ends by itself. */
export const canBeUnpaused = (template: PausedTemplate): boolean =>
  template.status.toUpperCase() === 'PAUSED' && pauseOf(template).hours === undefined;

/** The metrics page's advice, in its order. */
export const pausedAdvice = (): readonly Words[] => [
  sayWords`${{ bold: said(text('Review notifications')) }}: check WhatsApp’s alerts to understand the reason for the pause.`,
  sayWords`${{ bold: said(text('Analyze your template')) }}: find where the message could be clearer and more relevant.`,
  sayWords`${{ bold: said(text('Edit and resubmit')) }}: change the content and resubmit it for review.`,
  sayWords`${{ bold: said(text('Consult WhatsApp guidelines')) }}: know the messaging policies, because a template paused again and again is disabled for good.`,
];

const categories: Readonly<Record<string, string>> = {
  MARKETING: text('Marketing'),
  UTILITY: text('Utility'),
  AUTHENTICATION: text('Authentication'),
};
const qualities: Readonly<Record<string, string>> = {
  GREEN: text('High'),
  YELLOW: text('Medium'),
  RED: text('Low'),
};

/** In words; what WhatsApp names newly stands as it came. */
export const categoryName = (category: string): string =>
  said(categories[category.toUpperCase()] ?? category);

export const qualityName = (quality: string | null): string =>
  said(quality === null ? text('Not rated') : (qualities[quality.toUpperCase()] ?? text('Not rated')));
