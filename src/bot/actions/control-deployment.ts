import type { DeploymentSummary, Dispatch } from '../../dispatch/dispatch.ts';
import type { CountedCell } from '../../entities/cell.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { figuresOf } from '../../entities/figures.ts';
import { holdLabels } from '../../entities/hold-kind.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { said, say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import type { BotContext } from '../bot-context.ts';
import type { Action } from '../listener.ts';
import { UsageError } from '../listener.ts';
import { scopeOfValue } from '../views/scope-lookup.ts';

export type ControlName = 'pause' | 'resume' | 'cancel';

interface Control {
  readonly actionId: string;
  readonly act: (dispatch: Dispatch, id: number, by: string) => Promise<DeploymentSummary>;
  readonly done: (code: string) => string;
  readonly waiting: (waiting: number) => string;
}

export const controls: Readonly<Record<ControlName, Control>> = {
  pause: {
    actionId: actionIds.pauseDeployment,
    act: (dispatch, id, by) => dispatch.pause(id, by),
    done: (code) => say`Paused ${code}.`,
    waiting: (waiting) =>
      waiting === 1
        ? say`${counted(waiting, 'user')} is waiting.`
        : say`${counted(waiting, 'user')} are waiting.`,
  },
  resume: {
    actionId: actionIds.resumeDeployment,
    act: (dispatch, id, by) => dispatch.resume(id, by),
    done: (code) => say`Resumed ${code}.`,
    waiting: (waiting) =>
      waiting === 1
        ? say`${counted(waiting, 'user')} is still to be sent to.`
        : say`${counted(waiting, 'user')} are still to be sent to.`,
  },
  cancel: {
    actionId: actionIds.cancelDeployment,
    act: (dispatch, id, by) => dispatch.cancel(id, by),
    done: (code) => say`Cancelled ${code}.`,
    waiting: (waiting) => say`${counted(waiting, 'user')} will not be sent to.`,
  },
};

const beforeTheCall: ReadonlySet<string> = new Set(['queued', 'retry']);

/** `214 messages are already sent, 3 more are on their way.`: the figure Messages sent, and the calls not confirmed yet. */
function sentText(cells: readonly CountedCell[]): string {
  const { messagesSent } = figuresOf(cells);
  const onTheirWay = cells
    .filter(({ state, cause, sent }) => state === 'in_process' && !sent && !beforeTheCall.has(cause))
    .reduce((sum, { count }) => sum + count, 0);
  const sent =
    messagesSent === 1
      ? say`${counted(messagesSent, 'message')} is already sent`
      : say`${counted(messagesSent, 'message')} are already sent`;
  if (onTheirWay === 0) return `${sent}.`;
  const more = countText(onTheirWay);
  const rest = onTheirWay === 1 ? say`${more} more is on the way` : say`${more} more are on the way`;
  return `${sent}, ${rest}.`;
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
    ({ kind, because }) =>
      say`It is still held (${said(holdLabels[kind])}): ${escapeText(oneLine(saidAgain(because)), 300)}`,
  );
  const left = summary.waiting === 0 ? say`Nobody was left to send to.` : waiting(summary.waiting);
  return [done(deploymentCode(summary.id)), left, sentText(cells), ...held].join(' ');
}

/** Why nothing at all is sent, in mrkdwn. */
export const frozenText = (because: string): string =>
  say`All sending is frozen: ${escapeText(oneLine(saidAgain(because)), 300)} · \`/treble unfreeze\` lifts it.`;

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
  return frozen ? `${sentence} ${frozenText(frozen.because)}` : sentence;
}

/** The live message itself is brought up to date by the reports, so nothing is posted in the channel. */
const controlAction = (name: ControlName): Action => ({
  id: controls[name].actionId,
  needs: 'sender',
  async run(call) {
    const scope = scopeOfValue(call.value);
    if (scope.kind !== 'deployment') throw new UsageError(say`This button belongs to no deployment.`);
    await call.reply({ text: await control(call.context, name, scope.deploymentId, call.userId) });
  },
});

export const controlActions: readonly Action[] = [
  controlAction('pause'),
  controlAction('resume'),
  controlAction('cancel'),
];
