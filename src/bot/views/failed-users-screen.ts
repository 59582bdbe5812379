import type { KnownBlock } from '@slack/types';
import { type CountedCell, causeWords } from '../../entities/cell.ts';
import { type DeploymentState, deploymentStates } from '../../entities/deployment-state.ts';
import { countByState, figuresOf, percentText } from '../../entities/figures.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { scopeValue } from '../../reports/scope-value.ts';
import { button, section } from '../blocks/elements.ts';
import { contactText, counted, countText, escapeText, oneLine } from '../blocks/slack-text.ts';
import type { ScopeFigures } from './scope-lookup.ts';
import { nobodyYet, type Screen } from './screen.ts';
import { usersValue } from './users-screen.ts';

const mostReasons = 5;

/** The causes behind a state with the providers' own codes, the commonest first. */
function reasonLines(cells: readonly CountedCell[], state: DeploymentState): string[] {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    if (cell.state !== state) continue;
    const words = causeWords(cell.cause);
    const code = escapeText(oneLine(cell.code), 60);
    const reason = code === '' ? words : `${words.replace(/\.$/, '')} (code ${code}).`;
    counts.set(reason, (counts.get(reason) ?? 0) + cell.count);
  }
  const reasons = [...counts].sort(([, left], [, right]) => right - left);
  const lines = reasons.slice(0, mostReasons).map(([reason, count]) => `• ${countText(count)}: ${reason}`);
  const left = reasons.length - lines.length;
  return left > 0 ? [...lines, `• … and ${counted(left, 'more reason')}`] : lines;
}

/** Whom to ask is said where nothing in the list itself can be repaired. */
const asksSupport: ReadonlySet<DeploymentState> = new Set(['system_failure', 'in_process']);

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
  const { label, explanation, nextStep } = deploymentStates[state];
  const step = asksSupport.has(state) ? `${nextStep} Support: ${contactText(support)}.` : nextStep;
  return {
    state,
    lines: [
      `*${label}*: ${counted(count, 'user')}, ${percentText((count / total) * 100)} of all`,
      explanation,
      ...reasonLines(cells, state),
      `*Next step:* ${step}`,
    ],
  };
}

/** Why users were not reached, by state, with what to do about each. Sends that are stuck are told at the end. */
export function failedUsersScreen({ description, cells }: ScopeFigures, support: string): Screen {
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
  const scope = scopeValue(description.scope);
  const failed =
    sendFailure === 0
      ? 'Nobody failed.'
      : `${countText(sendFailure)} of ${counted(totalUsers, 'user')} could not be reached.`;
  const opening = totalUsers === 0 ? nobodyYet : failed;
  const waiting = inProcess > 0 ? ` ${countText(inProcess)} still in process.` : '';
  const blocks = parts.map(
    ({ state, lines }): KnownBlock =>
      section(
        lines.join('\n'),
        button({
          id: `${actionIds.seeUsers}:${state}`,
          label: 'See users',
          spoken: `See users: ${deploymentStates[state].label}`,
          value: usersValue({ scope, state }),
        }),
      ),
  );
  return {
    title: 'Failed users',
    lines: [title, `${opening}${waiting}`, ...parts.flatMap(({ lines }) => lines)],
    blocks: [section(`*${title}*\n${opening}${waiting}`), ...blocks],
  };
}
