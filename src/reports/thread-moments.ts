import { deploymentCode } from '../entities/deployment-code.ts';
import { isFailureClass } from '../entities/failure-class.ts';
import { figuresOf } from '../entities/figures.ts';
import type { HoldKind } from '../entities/hold-kind.ts';
import { counted } from '../entities/language/nouns.ts';
import { countText } from '../entities/language/number-text.ts';
import { saidAgain } from '../entities/language/said-again.ts';
import { said, say, text } from '../entities/language/say.ts';
import type { Phase } from '../entities/phase.ts';
import type { ShownHold } from '../entities/standing-hold.ts';
import { actionIds } from './action-ids.ts';
import { waitingUsers } from './deployment-message.ts';
import { figureLines } from './figure-lines.ts';
import { holdReason } from './hold-words.ts';
import type { DeploymentLine } from './reader.ts';
import type { ReportAction, ReportDocument, Words } from './report-document.ts';
import { sayWords } from './say-words.ts';
import { missedQuestion } from './scheduled-message.ts';
import { scopeValue } from './scope-value.ts';

/** How a deployment stands, as far as its thread is told of it. Moments are told once each, so each has a word of its own. */
export interface Moment {
  /** `waits awaiting_approval 1772600000000`, `started`, `held paused_by_person 1772600000000`, `resumed after <a hold>`, `finished 1772600000000`, `again after <an end>`. */
  readonly word: string;
  /** Undefined: nothing to tell, or told already by somebody else. */
  readonly document: ReportDocument | undefined;
  /** Who is told it directly, instead of the thread. */
  readonly to?: string;
}

/** Told in the thread by the incident that caused them, with what to do about it. */
const toldByIncidents: ReadonlySet<HoldKind> = new Set(['template_paused', 'line_stopped']);
const held = 'held ';
/** Held before it ever started. */
const waits = 'waits ';
const missed = 'missed ';

const heldTitles: Readonly<Record<HoldKind, string>> = {
  paused_by_person: text('{0} is paused'),
  template_paused: text('{0} is held: template paused'),
  line_stopped: text('{0} is held: line stopped'),
  too_many_failures: text('{0} is held: too many failures'),
  daily_limit: text('{0} waits: daily limit reached'),
  awaiting_approval: text('{0} waits for approval'),
  frozen: text('{0} is frozen'),
  template_held: text('{0} is held: template on hold'),
  line_held: text('{0} is held: line on hold'),
};

/** Another act than Resume lifts these. */
const notResumable: ReadonlySet<HoldKind> = new Set([
  'frozen',
  'awaiting_approval',
  'daily_limit',
  'template_held',
  'line_held',
]);

function note(
  title: string,
  summary: string,
  more: Partial<Pick<ReportDocument, 'lead' | 'figures' | 'actions'>> = {},
): ReportDocument {
  const base = { context: [], figures: [], tables: [], charts: [], notes: [], actions: [] };
  return { ...base, title, summary, ...more };
}

const value = ({ id }: DeploymentLine): string => scopeValue({ kind: 'deployment', deploymentId: id });

const resultsAction = (deployment: DeploymentLine): ReportAction => ({
  id: actionIds.viewResults,
  label: say`View results`,
  value: value(deployment),
});

const failedAction = (deployment: DeploymentLine): ReportAction[] =>
  figuresOf(deployment.cells).sendFailure > 0
    ? [{ id: actionIds.failedUsers, label: say`Failed users`, value: value(deployment) }]
    : [];

const leftText = (deployment: DeploymentLine): string => {
  const waiting = waitingUsers(deployment);
  return waiting === 0 ? say`nobody is left to send to` : say`${counted(waiting, 'user')} left to send to`;
};

const waitingText = (waiting: number): string => {
  if (waiting === 0) return say`Nobody was left to send to.`;
  return waiting === 1
    ? say`${counted(waiting, 'user')} is waiting.`
    : say`${counted(waiting, 'user')} are waiting.`;
};

function heldNote(deployment: DeploymentLine, hold: ShownHold): ReportDocument {
  const { kind, because } = hold;
  const code = deploymentCode(deployment.id);
  const waiting = waitingText(waitingUsers(deployment));
  const lifted = kind === 'frozen' ? [say`An admin lifts it with /treble unfreeze.`] : [];
  const resume: ReportAction[] = notResumable.has(kind)
    ? []
    : [{ id: actionIds.resumeDeployment, label: say`Resume`, value: value(deployment), style: 'primary' }];
  return note(
    said(heldTitles[kind]).replace('{0}', code),
    [say`${code} is held: ${saidAgain(because)}`, ...lifted, waiting].join(' '),
    {
      lead: [...holdReason(hold), ' ', [...lifted, waiting].join(' ')],
      actions: [...failedAction(deployment), ...resume],
    },
  );
}

/** Everybody but those whom our own check kept back: whom sending began with, however many of them it has reached by now. */
const usersToSendTo = ({ cells }: DeploymentLine): number =>
  cells
    .filter(({ cause, code, sent }) => !isFailureClass(cause) || code !== '' || sent)
    .reduce((sum, { count }) => sum + count, 0);

function startedNote(deployment: DeploymentLine): ReportDocument {
  const { launchedBy } = deployment;
  const code = deploymentCode(deployment.id);
  const users = counted(usersToSendTo(deployment), 'user');
  const lead: Words =
    launchedBy === null
      ? sayWords`Sending has started: ${users} to send to.`
      : sayWords`Sending has started for ${{ user: launchedBy }}: ${users} to send to.`;
  return note(say`${code} has started`, say`${code} has started: ${users} to send to.`, { lead });
}

interface End {
  readonly title: (code: string) => string;
  readonly summary: (code: string, figures: string) => string;
}

const ends: Partial<Record<Phase, End>> = {
  finished: {
    title: (code) => say`${code} has finished`,
    summary: (code, figures) => say`${code} has finished: ${figures}.`,
  },
  cancelled: {
    title: (code) => say`${code} was cancelled`,
    summary: (code, figures) => say`${code} was cancelled: ${figures}.`,
  },
};

function endNote(deployment: DeploymentLine, { title, summary }: End): ReportDocument {
  const code = deploymentCode(deployment.id);
  const figures = figuresOf(deployment.cells);
  const { delivered, totalUsers, sendFailure, responses } = figures;
  if (deployment.launchedAt === null) {
    return note(title(code), say`${code} was cancelled before it started: nobody was sent to.`);
  }
  const told = say`${countText(delivered)} of ${counted(totalUsers, 'user')} delivered, ${countText(sendFailure)} failed, ${countText(responses)} answered so far`;
  return note(title(code), summary(code, told), {
    figures: figureLines(figures),
    actions: [resultsAction(deployment), ...failedAction(deployment)],
  });
}

function goesOnNote(deployment: DeploymentLine, why: string): ReportDocument {
  const code = deploymentCode(deployment.id);
  const left = leftText(deployment);
  return note(say`${code} goes on`, say`${code} goes on: ${left}.`, { lead: [say`${why}: ${left}.`] });
}

/** A deployment ends again when it was retried, so the moment belongs to the word. */
const endWord = (phase: Phase, endedAt: Date | null | undefined): string =>
  `${phase} ${endedAt?.getTime() ?? 0}`;

/** Who scheduled what did not start at its time is asked, once for each time. */
function missedMoment({ schedule, ...deployment }: DeploymentLine, told: string | null): Moment | undefined {
  if (schedule?.missed === undefined || schedule.by === null) return undefined;
  const word = `${missed}${schedule.at.getTime()}`;
  if (told === word) return undefined;
  return { word, document: missedQuestion(deployment, schedule), to: schedule.by };
}

/** Nobody of it was sent to yet. */
function isUntouched(deployment: DeploymentLine): boolean {
  const { inProcess, messagesSent } = figuresOf(deployment.cells);
  return messagesSent === 0 && inProcess === waitingUsers(deployment);
}

/** What the thread should hear next, given what it was told last. Undefined: it knows how things stand. */
export function nextMoment(deployment: DeploymentLine, told: string | null): Moment | undefined {
  const { phase, holds, endedAt, test } = deployment;
  const end = ends[phase];
  if (end !== undefined) {
    const word = endWord(phase, endedAt);
    return told === word ? undefined : { word, document: test ? undefined : endNote(deployment, end) };
  }
  if (test) return undefined;
  if (phase === 'scheduled') return missedMoment(deployment, told);
  if (phase !== 'sending') return undefined;
  const hold = holds.toSorted((one, other) => +(one.since ?? 0) - +(other.since ?? 0)).at(-1);
  const isNew = told === null || told.startsWith(missed) || told.startsWith(waits);
  const waitsToStart = hold !== undefined && !toldByIncidents.has(hold.kind) && isUntouched(deployment);
  if (isNew && !waitsToStart) return { word: 'started', document: startedNote(deployment) };
  if (told !== null && /^(finished|cancelled) /.test(told)) {
    return {
      word: `again after ${told}`,
      document: goesOnNote(deployment, say`It is sent again to some users`),
    };
  }
  if (hold) {
    const { kind, since } = hold;
    const word = `${isNew ? waits : held}${kind} ${since?.getTime() ?? 0}`;
    if (told === word) return undefined;
    return {
      word,
      document: toldByIncidents.has(kind) ? undefined : heldNote(deployment, hold),
    };
  }
  if (!told?.startsWith(held)) return undefined;
  return {
    word: `resumed after ${told.slice(held.length)}`,
    document: goesOnNote(deployment, say`The hold is over`),
  };
}

/** Some people may have received the message twice: known only once a late receipt came. */
export function duplicatesNote(deployment: DeploymentLine, people: number): ReportDocument {
  const code = deploymentCode(deployment.id);
  const users = counted(people, 'user');
  return note(
    say`${code} has possible duplicates`,
    people === 1
      ? say`${code} has possible duplicates: ${users} may have received it twice, because a receipt came late, after a new try. Nothing needs to be done; answer kindly if they ask.`
      : say`${code} has possible duplicates: ${users} may have received it twice each, because a receipt came late, after a new try. Nothing needs to be done; answer kindly if they ask.`,
    { actions: [resultsAction(deployment)] },
  );
}
