import type { HomeView, KnownBlock } from '@slack/types';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { statusWord } from '../../entities/template-words.ts';
import { actionIds } from '../../reports/action-ids.ts';
import type { ToldIncident } from '../../reports/incidents/incident-document.ts';
import type { DeploymentLine } from '../../reports/reader.ts';
import { healthConcern, type TemplateHealth } from '../../reports/template-health.ts';
import { actions, button, context, header, section, simulatedMark } from '../blocks/elements.ts';
import { contactText, escapeText, oneLine } from '../blocks/slack-text.ts';
import { incidentListBlocks } from '../incidents/incident-lines.ts';
import { type Stopped, stoppedLines } from '../incidents/stopped-lines.ts';
import { type DraftOffer, offerBlocks } from '../send/draft-offers.ts';
import { deploymentButtons } from './deployment-buttons.ts';
import { deploymentLine } from './deployment-lines.ts';

export const homeIds = {
  send: 'home_send',
  conversations: 'home_conversations',
  reports: 'home_reports',
} as const;

export interface HomeContent {
  /** May send and control. */
  readonly mayAct: boolean;
  /** What is wrong now, the gravest first. */
  readonly incidents: readonly ToldIncident[];
  readonly stopped: Stopped;
  readonly running: readonly DeploymentLine[];
  /** The worst first. */
  readonly templates: readonly TemplateHealth[];
  /** The person's own drafts, newest first. */
  readonly offers: readonly DraftOffer[];
  readonly support: string;
  readonly simulated: boolean;
}

const shownIncidents = 5;
const shownRunning = 10;
const shownTemplates = 10;
const shownDrafts = 5;

/** What people who may only read can press. */
const looks: ReadonlySet<string> = new Set([actionIds.viewResults, actionIds.failedUsers]);

const more = (left: number, where: string): KnownBlock[] =>
  left > 0 ? [context(say`… and ${countText(left)} more. ${where}`)] : [];

function quickActions(mayAct: boolean): KnownBlock {
  const send = button({ id: homeIds.send, label: say`Send a conversation`, value: 'send', style: 'primary' });
  return actions([
    ...(mayAct ? [send] : []),
    button({ id: homeIds.conversations, label: say`Conversations`, value: 'conversations' }),
    button({
      id: homeIds.reports,
      label: say`Reports here…`,
      spoken: say`Subscribe a channel to reports`,
      value: 'reports',
    }),
  ]);
}

function runningBlocks({ running, mayAct }: HomeContent): KnownBlock[] {
  if (running.length === 0) return [section(say`Nothing is being sent at the moment.`)];
  const shown = running.slice(0, shownRunning).flatMap((line): KnownBlock[] => {
    const buttons = deploymentButtons(line);
    const pressable = mayAct ? buttons : buttons.filter(({ action_id: id }) => looks.has(id ?? ''));
    return [section(deploymentLine(line)), actions(pressable)];
  });
  return [...shown, ...more(running.length - shownRunning, say`\`/treble deployments\` lists the latest.`)];
}

const qualities: Readonly<Record<string, string>> = {
  RED: text('low quality: people block or report it, and WhatsApp may pause it'),
  YELLOW: text('medium quality: some people block or report it'),
  GREEN: text('high quality'),
};

/** Of one that is sent no more there is nothing to fear. */
const lowAndStopped = text('low quality: people block or report it');

function templateLine({ name, language, status, quality }: TemplateHealth): string {
  const isSent = status.toUpperCase() === 'APPROVED';
  const word = quality === 'RED' && !isSent ? lowAndStopped : qualities[quality ?? ''];
  const standing = [statusWord(status), ...(word ? [said(word)] : [])].join(', ');
  return `*${escapeText(oneLine(name), 120).replaceAll('*', '∗')}* (${escapeText(language, 20)}): ${escapeText(standing, 200)}`;
}

function healthBlocks({ templates }: HomeContent): KnownBlock[] {
  if (templates.length === 0) {
    return [
      section(
        say`There is no template yet. Approved templates of the WhatsApp account appear here by themselves.`,
      ),
    ];
  }
  const worrying = templates.filter((template) => healthConcern(template) > 0);
  const fine = templates.length - worrying.length;
  if (worrying.length === 0)
    return [section(say`All well: ${counted(fine, 'template')} approved, without a warning.`)];
  return [
    section(worrying.slice(0, shownTemplates).map(templateLine).join('\n')),
    ...more(worrying.length - shownTemplates, say`\`/treble templates\` lists them all.`),
    ...(fine > 0 ? [context(say`${counted(fine, 'other template')} approved, without a warning.`)] : []),
  ];
}

function draftBlocks({ offers, mayAct }: HomeContent): KnownBlock[] {
  if (!mayAct) return [];
  const title = header(say`My drafts`);
  if (offers.length === 0) {
    return [
      title,
      section(say`You have no draft. A list that you reviewed and did not send waits here for 24 hours.`),
    ];
  }
  return [
    title,
    ...offers.slice(0, shownDrafts).flatMap(offerBlocks),
    ...more(offers.length - shownDrafts, say`They are erased 24 hours after they were made.`),
  ];
}

/** The Home tab: where to begin, what is running now, what needs care, and what was begun. */
export function homeView(content: HomeContent): HomeView {
  const { mayAct, support, simulated } = content;
  return {
    type: 'home',
    blocks: [
      header(say`Start here`),
      quickActions(mayAct),
      header(say`Open incidents`),
      ...stoppedLines(content.stopped).map((line) => section(line)),
      ...incidentListBlocks(content.incidents, shownIncidents, mayAct),
      header(say`Running deployments`),
      ...runningBlocks(content),
      header(say`Template health`),
      ...healthBlocks(content),
      ...draftBlocks(content),
      context(say`\`/treble help\` lists everything else. Support: ${contactText(support)}`),
      ...simulatedMark(simulated),
    ],
  };
}

/** For people who may see nothing. */
export const closedHomeView = (refusal: string): HomeView => ({ type: 'home', blocks: [section(refusal)] });
