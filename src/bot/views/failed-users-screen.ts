import type { KnownBlock } from '@slack/types';
import { type CountedCell, causeWords } from '../../entities/cell.ts';
import { type DeploymentState, deploymentStates } from '../../entities/deployment-state.ts';
import { countByState, figuresOf, percentText } from '../../entities/figures.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { said, say } from '../../entities/language/say.ts';
import type { RetryOffer } from '../../entities/retry-offer.ts';
import { pausedAdvice } from '../../reports/incidents/pause-words.ts';
import { actions, section } from '../blocks/elements.ts';
import { contactText, escapeText, oneLine } from '../blocks/slack-text.ts';
import { wordsMrkdwn } from '../blocks/words-mrkdwn.ts';
import type { ScopeFigures } from './scope-lookup.ts';
import { nobodyYet, type Screen } from './screen.ts';
import { nothingToRetry, stateRepairs } from './state-repairs.ts';

const mostReasons = 5;

/** The causes behind a state with the providers' own codes, the commonest first. */
function reasonLines(cells: readonly CountedCell[], state: DeploymentState): string[] {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    if (cell.state !== state) continue;
    const words = causeWords(cell.cause);
    const code = escapeText(oneLine(cell.code), 60);
    const reason = code === '' ? words : say`${words.replace(/\.$/, '')} (code ${code}).`;
    counts.set(reason, (counts.get(reason) ?? 0) + cell.count);
  }
  const reasons = [...counts].sort(([, left], [, right]) => right - left);
  const lines = reasons.slice(0, mostReasons).map(([reason, count]) => `• ${countText(count)}: ${reason}`);
  const left = reasons.length - lines.length;
  return left > 0 ? [...lines, say`• … and ${counted(left, 'more reason')}`] : lines;
}

/** Whom to ask is said where nothing in the list itself can be repaired. */
const asksSupport: ReadonlySet<DeploymentState> = new Set(['system_failure', 'in_process']);

/** What stands under a state beside its next step. */
const advice: Readonly<Partial<Record<DeploymentState, () => readonly string[]>>> = {
  template_paused: () => pausedAdvice().map((words, index) => `${index + 1}. ${wordsMrkdwn(words, 300)}`),
};

interface Part {
  readonly state: DeploymentState;
  readonly lines: readonly string[];
}

function partOf(
  { state, count }: { readonly state: DeploymentState; readonly count: number },
  cells: readonly CountedCell[],
  total: number,
  support: string,
): Part {
  const label = said(deploymentStates[state].label);
  const nextStep = said(deploymentStates[state].nextStep);
  const step = asksSupport.has(state) ? say`${nextStep} Support: ${contactText(support)}.` : nextStep;
  return {
    state,
    lines: [
      say`*${label}*: ${counted(count, 'user')}, ${percentText((count / total) * 100)} of all`,
      said(deploymentStates[state].explanation),
      ...reasonLines(cells, state),
      say`*Next step:* ${step}`,
      ...(advice[state]?.() ?? []),
    ],
  };
}

/** Why users were not reached, by state, with what to do about each. Sends that are stuck are told at the end. */
export function failedUsersScreen(
  { description, cells }: ScopeFigures,
  support: string,
  offer: RetryOffer = nothingToRetry,
): Screen {
  const { totalUsers, sendFailure, inProcess } = figuresOf(cells);
  const title = escapeText(oneLine(description.title), 300).replaceAll('*', '∗');
  const told = countByState(cells)
    .filter(({ state }) => ['failed', 'in_process'].includes(deploymentStates[state].bucket))
    .sort((one, other) => other.count - one.count);
  // Failures first, the most frequent on top; what is still in process may be nothing but a phone that is off.
  const ordered = [
    ...told.filter(({ state }) => state !== 'in_process'),
    ...told.filter(({ state }) => state === 'in_process'),
  ];
  const parts = ordered.map((state) => partOf(state, cells, totalUsers, support));
  const failed =
    sendFailure === 0
      ? say`Nobody failed.`
      : say`${countText(sendFailure)} of ${counted(totalUsers, 'user')} could not be reached.`;
  const opening = totalUsers === 0 ? said(nobodyYet) : failed;
  const waiting = inProcess > 0 ? [say`${countText(inProcess)} still in process.`] : [];
  const summary = [opening, ...waiting].join(' ');
  const blocks = parts.flatMap(({ state, lines }): KnownBlock[] => [
    section(lines.join('\n')),
    actions(stateRepairs(state, description.scope, offer)),
  ]);
  return {
    title: say`Failed users`,
    lines: [title, summary, ...parts.flatMap(({ lines }) => lines)],
    blocks: [section(`*${title}*\n${summary}`), ...blocks],
  };
}
