import type { KnownBlock } from '@slack/types';
import { countText } from '../../entities/language/number-text.ts';
import { said, say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import {
  careWords,
  incidentDocument,
  lastedText,
  newsText,
  type ToldIncident,
} from '../../reports/incidents/incident-document.ts';
import { kindsOfIncidents } from '../../reports/incidents/kinds.ts';
import { actions, button, context, section } from '../blocks/elements.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import { wordsMrkdwn } from '../blocks/words-mrkdwn.ts';

const bold = (text: string): string => `*${escapeText(oneLine(text), 150).replaceAll('*', '∗')}*`;

/** What it is, what it means, and who takes care of it. */
export function incidentLines(told: ToldIncident): string[] {
  const { incident, words, now } = told;
  const kind = said(kindsOfIncidents[incident.kind].label);
  return [
    `${bold(kind)} · ${bold(words.name)} · ${say`open for ${lastedText(incident, now)}`}`,
    escapeText(oneLine(newsText(told)), 400),
    careWords({ incident, now })
      .map((line) => wordsMrkdwn(line, 200))
      .join(' · '),
  ];
}

/** What people who may only read can press. */
const looks: ReadonlySet<string> = new Set([actionIds.openManager, actionIds.affectedUsers]);

export function incidentBlocks(told: ToldIncident, mayAct: boolean): KnownBlock[] {
  const { id } = told.incident;
  const buttons = incidentDocument(told)
    .actions.filter((action) => mayAct || looks.has(action.id))
    .map((action) =>
      button({ ...action, id: `${action.id}:${id}`, spoken: `${action.label}: ${told.words.name}` }),
    );
  return [section(incidentLines(told).join('\n')), ...(buttons.length > 0 ? [actions(buttons)] : [])];
}

/** At most `most` of them, and how many more there are. */
export function incidentListBlocks(
  all: readonly ToldIncident[],
  most: number,
  mayAct: boolean,
): KnownBlock[] {
  if (all.length === 0) return [section(say`No incident is open.`)];
  const left = all.length - most;
  return [
    ...all.slice(0, most).flatMap((told) => incidentBlocks(told, mayAct)),
    ...(left > 0
      ? [context(say`… and ${countText(left)} more. \`/treble incidents\` lists what is open.`)]
      : []),
  ];
}
