import { type AffectedDeployment, sumOf } from '../../entities/database/load-affected.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { incidentHolds } from '../../entities/incident-holds.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { say } from '../../entities/language/say.ts';
import { actionIds } from '../action-ids.ts';
import type { ReportAction, ReportDocument, ReportTable, Words } from '../report-document.ts';
import { sayWords } from '../say-words.ts';
import { durationText } from './duration-text.ts';
import type { IncidentWords } from './incident-kind-facts.ts';
import { acknowledgement, type StandingIncident, snooze } from './standing-incident.ts';

/** An incident with everything that its messages tell. */
export interface ToldIncident {
  readonly incident: StandingIncident;
  readonly words: IncidentWords;
  readonly affected: readonly AffectedDeployment[];
  /** Its kind keeps deployments from being sent. */
  readonly holds: boolean;
  /** It holds nothing, and ends when a person says that it is solved. */
  readonly isEndedByPerson: boolean;
  readonly now: Date;
}

/** So many deployments are listed; the rest is counted. */
const mostListed = 10;
const mostNamed = 5;

/** Who takes care of it, and whether it may be talked about. */
export function careWords({ incident, now }: Pick<ToldIncident, 'incident' | 'now'>): Words[] {
  const seen = acknowledgement(incident);
  const quiet = snooze(incident, now);
  const { assigned } = incident;
  return [
    seen
      ? sayWords`Acknowledged by ${{ user: seen.by }}: ${{ at: seen.at }}`
      : sayWords`Nobody has acknowledged it yet.`,
    ...(assigned ? [sayWords`Assigned to ${{ user: assigned.to }}.`] : []),
    ...(quiet
      ? [
          quiet.until === null
            ? sayWords`Snoozed by ${{ user: quiet.by }} until it changes.`
            : sayWords`Snoozed by ${{ user: quiet.by }} until ${{ at: quiet.until }}`,
        ]
      : []),
  ];
}

function openWords({ incident: { openedAt, reopenedAt, openings } }: ToldIncident): Words {
  return reopenedAt === null
    ? sayWords`Open since ${{ at: openedAt }}`
    : sayWords`Open again since ${{ at: reopenedAt }} · it came ${openings} times since ${{ at: openedAt }}`;
}

/** When it last began, for how long it has lasted. */
const beganAt = ({ openedAt, reopenedAt }: StandingIncident): Date => reopenedAt ?? openedAt;

export const lastedText = (incident: StandingIncident, until: Date): string =>
  durationText(until.getTime() - beganAt(incident).getTime());

const heldOf = ({ affected }: ToldIncident) => affected.filter(({ isHeld }) => isHeld);

/** The news, and what it holds. */
export const newsText = (told: ToldIncident): string =>
  told.holds ? `${told.words.news} ${heldText(told)}` : told.words.news;

function heldText(told: ToldIncident): string {
  const held = heldOf(told);
  if (held.length === 0) return say`No deployment is held.`;
  const users = sumOf(held, 'waiting');
  const codes = held.slice(0, mostNamed).map(({ id }) => deploymentCode(id));
  const named =
    held.length > mostNamed
      ? counted(held.length, 'deployment')
      : new Intl.ListFormat('en', { type: 'unit' }).format(codes);
  return say`Held: ${named}, ${counted(users, 'user')} waiting.`;
}

function heldTable(told: ToldIncident): ReportTable[] {
  const held = heldOf(told);
  if (held.length === 0) return [];
  const shown = held.slice(0, mostListed);
  const wasRefused = shown.some(({ refused }) => refused > 0);
  const columns = [say`Deployment`, say`Conversation`, say`Users waiting`];
  return [
    {
      caption:
        held.length > mostListed
          ? say`Held deployments: the largest ${mostListed} of ${countText(held.length)}`
          : say`Held deployments`,
      columns: wasRefused ? [...columns, say`Users refused`] : columns,
      rows: shown.map(({ id, conversation, waiting, refused }) => [
        deploymentCode(id),
        conversation,
        waiting,
        ...(wasRefused ? [refused] : []),
      ]),
    },
  ];
}

const value = ({ incident: { id } }: ToldIncident): string => String(id);

function affectedAction(told: ToldIncident): ReportAction[] {
  if (told.affected.length === 0) return [];
  return [{ id: actionIds.affectedUsers, label: say`See affected users`, value: value(told) }];
}

/** A stopped line starts again with it; once a template is released, those it made fail are sent to again. */
export function resumeAction(told: ToldIncident): ReportAction[] {
  const { affected, incident } = told;
  const refused = sumOf(affected, 'refused');
  const isOver = incident.closedAt !== null;
  const releases = !isOver && incidentHolds[incident.kind]?.endedByPerson === true;
  if (!releases && !(isOver && refused > 0)) return [];
  const users = refused + (isOver ? 0 : sumOf(heldOf(told), 'waiting'));
  return [
    {
      id: actionIds.resumeHeld,
      label: users === 0 ? say`Resume held` : say`Resume ${countText(users)} held`,
      value: value(told),
      style: 'primary',
    },
  ];
}

/** What nobody tells the end of. */
function solveAction(told: ToldIncident): ReportAction[] {
  if (!told.isEndedByPerson) return [];
  return [{ id: actionIds.solveIncident, label: say`Mark as solved`, value: value(told) }];
}

function openActions(told: ToldIncident): ReportAction[] {
  const { incident, words } = told;
  return [
    ...(acknowledgement(incident)
      ? []
      : [
          {
            id: actionIds.acknowledgeIncident,
            label: say`Acknowledge`,
            value: value(told),
            style: 'primary' as const,
          },
        ]),
    ...words.actions,
    ...affectedAction(told),
    ...resumeAction(told),
    ...solveAction(told),
    { id: actionIds.snoozeIncident, label: say`Snooze…`, value: value(told) },
    { id: actionIds.assignIncident, label: say`Assign…`, value: value(told) },
  ];
}

/** The one message of an incident, as it should read now. */
export function incidentDocument(told: ToldIncident): ReportDocument {
  const { incident, words, now } = told;
  const base = { charts: [], figures: [], tables: [], notes: [] };
  if (incident.closedAt !== null) {
    const { closedAt } = incident;
    const seen = acknowledgement(incident);
    return {
      ...base,
      title: words.overTitle,
      summary: words.overNews,
      context: [
        sayWords`Began ${{ at: beganAt(incident) }} · over ${{ at: closedAt }} · it lasted ${lastedText(incident, closedAt)}`,
        ...(seen ? [sayWords`Acknowledged by ${{ user: seen.by }}: ${{ at: seen.at }}`] : []),
      ],
      actions: [...resumeAction(told), ...affectedAction(told)],
    };
  }
  return {
    ...base,
    title: words.title,
    summary: newsText(told),
    context: [openWords(told), ...words.context, ...careWords({ incident, now })],
    figures: words.figures,
    tables: heldTable(told),
    notes: words.advice.map((line, index) => [`${index + 1}. `, ...line]),
    actions: openActions(told),
  };
}
