import type { DeploymentSummary, Dispatch } from '../../dispatch/dispatch.ts';
import type { CountedCell } from '../../entities/cell.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { figuresOf } from '../../entities/figures.ts';
import { holdLabels } from '../../entities/hold-kind.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { counted, countText, escapeText, oneLine } from '../blocks/slack-text.ts';
import type { BotContext } from '../bot-context.ts';
import type { Action } from '../listener.ts';
import { UsageError } from '../listener.ts';
import { scopeOfValue } from '../views/scope-lookup.ts';

export type ControlName = 'pause' | 'resume' | 'cancel';

interface Control {
  readonly actionId: string;
  readonly act: (dispatch: Dispatch, id: number, by: string) => Promise<DeploymentSummary>;
  readonly done: string;
  readonly waiting: (waiting: number) => string;
}

const are = (count: number): string => (count === 1 ? 'is' : 'are');

export const controls: Readonly<Record<ControlName, Control>> = {
  pause: {
    actionId: actionIds.pauseDeployment,
    act: (dispatch, id, by) => dispatch.pause(id, by),
    done: 'Paused',
    waiting: (waiting) => `${counted(waiting, 'user')} ${are(waiting)} waiting`,
  },
  resume: {
    actionId: actionIds.resumeDeployment,
    act: (dispatch, id, by) => dispatch.resume(id, by),
    done: 'Resumed',
    waiting: (waiting) => `${counted(waiting, 'user')} ${are(waiting)} still to be sent to`,
  },
  cancel: {
    actionId: actionIds.cancelDeployment,
    act: (dispatch, id, by) => dispatch.cancel(id, by),
    done: 'Cancelled',
    waiting: (waiting) => `${counted(waiting, 'user')} will not be sent to`,
  },
};

const beforeTheCall: ReadonlySet<string> = new Set(['queued', 'retry']);

/** `214 messages are already sent, 3 more are on their way.`: the figure Messages sent, and the calls not confirmed yet. */
function sentText(cells: readonly CountedCell[]): string {
  const { messagesSent } = figuresOf(cells);
  const onTheirWay = cells
    .filter(({ state, cause, sent }) => state === 'in_process' && !sent && !beforeTheCall.has(cause))
    .reduce((sum, { count }) => sum + count, 0);
  const sent = `${counted(messagesSent, 'message')} ${are(messagesSent)} already sent`;
  return onTheirWay === 0
    ? `${sent}.`
    : `${sent}, ${countText(onTheirWay)} more ${are(onTheirWay)} on the way.`;
}

/** `Paused D-104. 786 users are waiting. 214 messages are already sent.` */
export function controlSentence(
  name: ControlName,
  summary: DeploymentSummary,
  cells: readonly CountedCell[],
): string {
  const { done, waiting } = controls[name];
  const holds = name === 'resume' ? summary.holds : [];
  const held = holds.map(
    ({ kind, because }) => `It is still held (${holdLabels[kind]}): ${escapeText(oneLine(because), 300)}`,
  );
  const left = summary.waiting === 0 ? 'Nobody was left to send to.' : `${waiting(summary.waiting)}.`;
  return [`${done} ${deploymentCode(summary.id)}.`, left, sentText(cells), ...held].join(' ');
}

/** Carries it out and says what that means for the users. */
export async function control(
  context: BotContext,
  name: ControlName,
  deploymentId: number,
  by: string,
): Promise<string> {
  const summary = await controls[name].act(context.dispatch, deploymentId, by);
  const cells = await context.reader.cells({ kind: 'deployment', deploymentId });
  const sentence = controlSentence(name, summary, cells);
  const frozen = name === 'resume' ? await context.dispatch.frozen() : undefined;
  return frozen
    ? `${sentence} All sending is frozen: ${escapeText(oneLine(frozen.because), 300)} · \`/treble unfreeze\` lifts it.`
    : sentence;
}

/** The live message itself is brought up to date by the reports, so nothing is posted in the channel. */
const controlAction = (name: ControlName): Action => ({
  id: controls[name].actionId,
  needs: 'admin',
  async run(call) {
    const scope = scopeOfValue(call.value);
    if (scope.kind !== 'deployment') throw new UsageError('This button belongs to no deployment.');
    await call.reply({ text: await control(call.context, name, scope.deploymentId, call.userId) });
  },
});

export const controlActions: readonly Action[] = [
  controlAction('pause'),
  controlAction('resume'),
  controlAction('cancel'),
];
