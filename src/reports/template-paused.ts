import { deploymentCode } from '../entities/deployment-code.ts';
import { actionIds } from './action-ids.ts';
import { waitingUsers } from './deployment-message.ts';
import { usersText } from './figure-lines.ts';
import type { DeploymentLine } from './reader.ts';
import type { ReportAction, ReportDocument, ReportTable, Words } from './report-document.ts';
import { scopeValue } from './scope-value.ts';

export interface PausedTemplate {
  readonly name: string;
  readonly language: string;
  readonly category: string;
  readonly status: string;
  readonly statusReason: string | null;
  readonly statusAt: Date;
  readonly pauseTitle: string | null;
  readonly quality: string | null;
}

interface Pause {
  readonly words: string;
  /** Undefined: it does not end by itself. */
  readonly hours?: number;
  readonly ends?: string;
}

/** https://developers.facebook.com/docs/whatsapp/message-templates/guidelines#template-pausing */
const pauses: Readonly<Record<string, Pause>> = {
  FIRST_PAUSE: { words: 'first pause', hours: 3 },
  SECOND_PAUSE: { words: 'second pause', hours: 6 },
  RATE_LIMITING_PAUSE: {
    words: 'pause while WhatsApp was still assessing it',
    ends: 'it does not end by itself: somebody unpauses the template in WhatsApp Manager.',
  },
  DISABLED: {
    words: 'disabled after repeated pauses',
    ends: 'it does not end: use another template.',
  },
};
const unnamedPause: Pause = {
  words: 'WhatsApp did not say which pause this is',
  ends: 'it may not end by itself: look in WhatsApp Manager.',
};

const hourMs = 3_600_000;

const pauseOf = ({ status, pauseTitle }: PausedTemplate): Pause =>
  pauses[status.toUpperCase() === 'DISABLED' ? 'DISABLED' : (pauseTitle ?? '').toUpperCase()] ?? unnamedPause;

function endWords(template: PausedTemplate): Words {
  const { hours, ends } = pauseOf(template);
  if (hours === undefined) return [ends ?? ''];
  return [
    'expected to end: ',
    { at: new Date(template.statusAt.getTime() + hours * hourMs) },
    ` (${hours} hours after it began).`,
  ];
}

/** The metrics page's advice, in its order. */
const advice: readonly Words[] = [
  [{ bold: 'Review notifications' }, ': check WhatsApp’s alerts to understand the reason for the pause.'],
  [{ bold: 'Analyze your template' }, ': find where the message could be clearer and more relevant.'],
  [{ bold: 'Edit and resubmit' }, ': change the content and resubmit it for review.'],
  [
    { bold: 'Consult WhatsApp guidelines' },
    ': know the messaging policies, because a template paused again and again is disabled for good.',
  ],
];

/** What an incident keeps from being sent. */
export function heldTable(held: readonly DeploymentLine[]): ReportTable[] {
  if (held.length === 0) return [];
  return [
    {
      caption: 'Held deployments',
      columns: ['Deployment', 'Conversation', 'Users waiting'],
      rows: held.map((one) => [deploymentCode(one.id), one.conversation, waitingUsers(one)]),
    },
  ];
}

export function heldText(held: readonly DeploymentLine[]): string {
  const users = held.reduce((sum, one) => sum + waitingUsers(one), 0);
  if (held.length === 0) return 'No deployment is held.';
  const codes = held.map(({ id }) => deploymentCode(id)).join(', ');
  return `Held: ${codes}, ${usersText(users)} waiting.`;
}

export const heldActions = (held: readonly DeploymentLine[]): ReportAction[] =>
  held.slice(0, 5).map(({ id }) => ({
    id: actionIds.viewResults,
    label: `View results of ${deploymentCode(id)}`,
    value: scopeValue({ kind: 'deployment', deploymentId: id }),
  }));

/** Told at once when WhatsApp pauses or disables a template. */
export function composeTemplatePaused(
  template: PausedTemplate,
  because: string,
  held: readonly DeploymentLine[],
): ReportDocument {
  const { name, language, category, quality, status, statusReason, statusAt } = template;
  const happened = status.toUpperCase() === 'DISABLED' ? 'disabled' : 'paused';
  const isReasonSaid = statusReason !== null && !['', 'NONE'].includes(statusReason.toUpperCase());
  return {
    title: `Template ${name} was ${happened}`,
    summary: `WhatsApp ${happened} the template ${name} (${language}). ${heldText(held)}`,
    context: [
      ['Since: ', { at: statusAt }, ` · ${pauseOf(template).words} · `, ...endWords(template)],
      ...(isReasonSaid && statusReason !== because
        ? [[because], [`WhatsApp’s reason: ${statusReason}`]]
        : [[because]]),
    ],
    figures: [
      { label: 'Template', value: name },
      { label: 'Language', value: language },
      { label: 'Category', value: category.toLowerCase() },
      { label: 'Quality', value: quality?.toLowerCase() ?? 'not rated' },
    ],
    tables: heldTable(held),
    charts: [],
    notes: advice,
    actions: heldActions(held),
  };
}
