import type { DeploymentSummary, Dispatch } from '../../dispatch/dispatch.ts';
import type { CountedCell } from '../../entities/cell.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
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
    waiting: (waiting) => `${counted(waiting, 'recipient')} ${are(waiting)} waiting`,
  },
  resume: {
    actionId: actionIds.resumeDeployment,
    act: (dispatch, id, by) => dispatch.resume(id, by),
    done: 'Resumed',
    waiting: (waiting) => `${counted(waiting, 'recipient')} ${are(waiting)} still to be sent`,
  },
  cancel: {
    actionId: actionIds.cancelDeployment,
    act: (dispatch, id, by) => dispatch.cancel(id, by),
    done: 'Cancelled',
    waiting: (waiting) => `${counted(waiting, 'recipient')} will not be contacted`,
  },
};

const beforeTheCall: ReadonlySet<string> = new Set(['queued', 'retry']);

/** Recipients for whom a call left, whatever became of it. */
export const calledCount = (cells: readonly CountedCell[]): number =>
  cells
    .filter(
      ({ state, cause, sent }) =>
        sent || state === 'success' || (state === 'in_process' && !beforeTheCall.has(cause)),
    )
    .reduce((sum, { count }) => sum + count, 0);

/** `Paused D-104. 786 recipients are waiting; 214 were already sent.` */
export function controlSentence(
  name: ControlName,
  summary: DeploymentSummary,
  cells: readonly CountedCell[],
): string {
  const { done, waiting } = controls[name];
  const called = calledCount(cells);
  const holds = name === 'resume' ? summary.holds : [];
  const held = holds.map(
    ({ kind, because }) => `It is still held (${holdLabels[kind]}): ${escapeText(oneLine(because), 300)}`,
  );
  const sent = `${countText(called)} ${called === 1 ? 'was' : 'were'} already sent`;
  return [`${done} ${deploymentCode(summary.id)}.`, `${waiting(summary.waiting)}; ${sent}.`, ...held].join(
    ' ',
  );
}

/** Carries it out and says in one sentence what that means for the recipients. */
export async function control(
  context: BotContext,
  name: ControlName,
  deploymentId: number,
  by: string,
): Promise<string> {
  const summary = await controls[name].act(context.dispatch, deploymentId, by);
  return controlSentence(name, summary, await context.reader.cells({ kind: 'deployment', deploymentId }));
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
