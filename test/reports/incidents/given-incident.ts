import type { ToldIncident } from '../../../src/reports/incidents/incident-document.ts';
import type { StandingIncident } from '../../../src/reports/incidents/standing-incident.ts';
import { templateWords } from '../../../src/reports/incidents/template-paused.ts';
import type { TemplateLine } from '../../../src/reports/reader.ts';
import type { Words } from '../../../src/reports/report-document.ts';

export const pausedTemplate: TemplateLine = {
  id: 'template-1',
  accountId: 'account-1',
  name: 'spring_sale',
  language: 'es_CO',
  category: 'MARKETING',
  status: 'PAUSED',
  statusReason: 'NONE',
  statusAt: new Date('2026-03-03T15:00:00Z'),
  pauseTitle: 'FIRST_PAUSE',
  quality: 'RED',
};

export const openIncident: StandingIncident = {
  id: 7,
  kind: 'template_paused',
  subject: 'template-1',
  because: 'No reason was given.',
  step: 'pause',
  facts: { heard: 'webhook' },
  openedAt: new Date('2026-03-03T15:00:00Z'),
  changedAt: new Date('2026-03-03T15:00:00Z'),
  reopenedAt: null,
  openings: 1,
  closedAt: null,
  acknowledged: null,
  assigned: null,
  snoozed: null,
};

/** A paused template with one held deployment, as it is told at four o'clock. */
export function toldPause(
  changes: {
    readonly template?: Partial<TemplateLine>;
    readonly incident?: Partial<StandingIncident>;
    readonly affected?: ToldIncident['affected'];
    readonly now?: Date;
  } = {},
): ToldIncident {
  const incident = { ...openIncident, ...changes.incident };
  const now = changes.now ?? new Date('2026-03-03T16:00:00Z');
  return {
    incident,
    words: templateWords({ ...pausedTemplate, ...changes.template }, incident, now),
    affected: changes.affected ?? [
      { id: 104, conversation: 'Spring sale', channelId: 'C0SALES', isHeld: true, waiting: 10, refused: 0 },
    ],
    holds: true,
    isEndedByPerson: false,
    now,
  };
}

export const plainWords = (words: Words): string =>
  words
    .map((word) => {
      if (typeof word === 'string') return word;
      if ('bold' in word) return word.bold;
      if ('at' in word) return word.at.toISOString();
      return 'user' in word ? `@${word.user}` : `#${word.channel}`;
    })
    .join('');
