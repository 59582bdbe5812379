import { deploymentCode } from '../../entities/deployment-code.ts';
import { holdLabels } from '../../entities/hold-kind.ts';
import { counted } from '../../entities/language/nouns.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { said, say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import type { BotContext } from '../bot-context.ts';
import { type Action, type ActionCall, UsageError } from '../listener.ts';
import { showNotice } from '../views/notice.ts';
import { retriedText } from '../views/retry-words.ts';
import { scopeOfValue } from '../views/scope-lookup.ts';

function deploymentOf(value: string): number {
  const scope = scopeOfValue(value);
  if (scope.kind !== 'deployment') throw new UsageError(say`This button belongs to no deployment.`);
  return scope.deploymentId;
}

/** On top of the view it was pressed in, else privately in the channel. */
const tell = (call: ActionCall, text: string): Promise<void> =>
  call.view ? showNotice(call, text, call.view) : call.reply({ text });

export const retry = async (context: BotContext, deploymentId: number, by: string): Promise<string> =>
  retriedText(await context.dispatch.retryFailed(deploymentId, by));

const retryFailed: Action = {
  id: actionIds.retryFailed,
  needs: 'sender',
  async run(call) {
    await tell(call, await retry(call.context, deploymentOf(call.value), call.userId));
  },
};

const resendUnknown: Action = {
  id: actionIds.resendUnknown,
  needs: 'sender',
  async run(call) {
    const [scope = '', shown = ''] = call.value.split('|');
    const id = deploymentOf(scope);
    if (!/^\d{1,9}$/.test(shown)) {
      throw new UsageError(
        say`Expected the number of users this button is about. Look at /treble status again.`,
      );
    }
    const { queued, deployment } = await call.context.dispatch.resendUnknown(id, call.userId, Number(shown));
    const [hold] = deployment.holds;
    const text =
      queued === 0
        ? say`No outcome of *${deploymentCode(id)}* is unknown any more, so nothing was sent again.`
        : say`Sending again to ${counted(queued, 'user')} of *${deploymentCode(id)}* whose outcome was unknown. Who got the first message may receive it twice; /treble status ${deploymentCode(id)} counts those found out later.`;
    const held = hold
      ? [say`They wait: ${said(holdLabels[hold.kind])}. ${escapeText(oneLine(saidAgain(hold.because)), 300)}`]
      : [];
    await tell(call, queued === 0 ? text : [text, ...held].join(' '));
  },
};

export const repairActions: readonly Action[] = [retryFailed, resendUnknown];
