import type { AffectedDeployment } from '../../entities/database/load-affected.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say } from '../../entities/language/say.ts';
import { actionIds } from '../action-ids.ts';
import type { ReportAction, ReportDocument, Words } from '../report-document.ts';
import { sayWords } from '../say-words.ts';
import { scopeValue } from '../scope-value.ts';
import { lastedText, newsText, resumeAction, type ToldIncident } from './incident-document.ts';
import { acknowledgement, type StandingIncident, snooze } from './standing-incident.ts';

/** Something told once in the thread under an alert. */
export interface IncidentNote {
  /** Another word for each moment. */
  readonly word: string;
  readonly at: Date;
  readonly document: ReportDocument;
}

interface NoteParts {
  readonly title: string;
  readonly summary: string;
  readonly context?: readonly Words[];
  readonly actions?: readonly ReportAction[];
}

const note = ({ title, summary, context = [], actions = [] }: NoteParts): ReportDocument => ({
  title,
  summary,
  context,
  figures: [],
  tables: [],
  charts: [],
  notes: [],
  actions,
});

/** Whom it concerns by name: those who took care of it before. */
function calledWords({ assigned, acknowledged }: StandingIncident): Words[] {
  const people = [...new Set([assigned?.to, acknowledged?.by].filter((id) => id !== undefined))];
  return people.length === 0 ? [] : [people.flatMap((user) => [{ user }, ' '])];
}

function overNote(told: ToldIncident, closedAt: Date): IncidentNote {
  const { incident, words } = told;
  return {
    word: `over:${incident.openings}`,
    at: closedAt,
    document: note({
      title: words.overTitle,
      summary: words.overNews,
      context: [sayWords`It lasted ${lastedText(incident, closedAt)}.`],
      actions: resumeAction(told),
    }),
  };
}

const careAction = ({ incident: { id } }: ToldIncident): ReportAction => ({
  id: actionIds.acknowledgeIncident,
  label: say`Acknowledge`,
  value: String(id),
  style: 'primary',
});

function backNote(told: ToldIncident, at: Date): IncidentNote {
  const { incident, words } = told;
  return {
    word: `again:${incident.openings}`,
    at,
    document: note({
      title: say`It is back: ${words.title}`,
      summary: newsText(told),
      context: [...words.context, ...calledWords(incident)],
      actions: [careAction(told)],
    }),
  };
}

function changedNote({ incident, words }: ToldIncident): IncidentNote {
  return {
    word: `changed:${incident.changedAt.getTime()}`,
    at: incident.changedAt,
    document: note({
      title: say`It changed: ${words.title}`,
      summary: words.news,
      context: [...words.context, ...calledWords(incident)],
    }),
  };
}

function awakeNote(told: ToldIncident, at: Date): IncidentNote {
  const { incident, words } = told;
  return {
    word: `awake:${at.getTime()}`,
    at,
    document: note({
      title: say`Still open: ${words.title}`,
      summary: say`The snooze is over, and so far nobody has acknowledged it. ${words.news}`,
      context: calledWords(incident),
      actions: [careAction(told)],
    }),
  };
}

/** What the thread under an alert should have been told by now, given that the alert itself stands since `since`. */
export function dueNotes(told: ToldIncident, since: Date): readonly IncidentNote[] {
  const { incident, now } = told;
  const { openedAt, changedAt, reopenedAt, closedAt, snoozed } = incident;
  // Alerts are posted while it is open, so its end always comes after them.
  if (closedAt) return [overNote(told, closedAt)];
  if (snooze(incident, now)) return [];
  const until = snoozed?.until;
  const isSeen = acknowledgement(incident) !== undefined;
  const notes = [
    ...(reopenedAt ? [backNote(told, reopenedAt)] : []),
    ...(changedAt > (reopenedAt ?? openedAt) ? [changedNote(told)] : []),
    ...(until && until <= now && !isSeen ? [awakeNote(told, until)] : []),
  ];
  return notes.filter(({ at }) => at > since);
}

/** In the thread of a deployment that is held, where the alert itself stands elsewhere in the channel. */
export function heldNote({ words }: ToldIncident, { id, waiting }: AffectedDeployment): ReportDocument {
  const code = deploymentCode(id);
  return note({
    title: say`${code} is held: ${words.title}`,
    summary: say`${words.news} Until it is over, this waits in ${code}: ${counted(waiting, 'user')}.`,
    context: words.context,
    actions: [
      {
        id: actionIds.viewResults,
        label: say`View results`,
        value: scopeValue({ kind: 'deployment', deploymentId: id }),
      },
    ],
  });
}

/** Directly to whom it was given. */
export function assignedNote({ incident, words }: ToldIncident): IncidentNote | undefined {
  const { assigned } = incident;
  if (!assigned || assigned.to === assigned.by) return undefined;
  return {
    word: `assigned:${assigned.at.getTime()}`,
    at: assigned.at,
    document: note({
      title: say`For you: ${words.title}`,
      summary: words.news,
      context: [sayWords`${{ user: assigned.by }} asks you to look after it.`, ...words.context],
    }),
  };
}
