import type { Button, KnownBlock } from '@slack/types';
import type { CountedCell } from '../../entities/cell.ts';
import { type DeploymentAudience, isDeploymentAudience } from '../../entities/deployment-audiences.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { deploymentStates, failedStates } from '../../entities/deployment-state.ts';
import { figuresOf } from '../../entities/figures.ts';
import { counted } from '../../entities/language/nouns.ts';
import { said, say } from '../../entities/language/say.ts';
import { testNotes } from '../../reports/deployment-message.ts';
import type { Scope } from '../../reports/reader.ts';
import { actions, button, context } from '../blocks/elements.ts';
import { wordsMrkdwn } from '../blocks/words-mrkdwn.ts';
import type { BotContext } from '../bot-context.ts';
import { type Action, UsageError } from '../listener.ts';
import { deploymentOption } from '../send/deployment-field.ts';
import { openSendForm } from '../send/open-send-form.ts';
import { excludeFailedId } from '../views/exclude-repair.ts';
import { showNotice } from '../views/notice.ts';
import type { Screen } from '../views/screen.ts';

export const sendToUsersId = 'send_to_users';

/** `104|not_answered`. */
const buttonValue = (deploymentId: number, what: string): string => `${deploymentId}|${what}`;

function readValue(value: string): { readonly deploymentId: number; readonly what: string } {
  const [, id, what] = /^(\d{1,9})\|(\w+)$/.exec(value) ?? [];
  if (!id || !what) throw new UsageError(say`This button is no longer valid. Open the results again.`);
  return { deploymentId: Number(id), what };
}

/** Users of the deployment as the audience of the next one. */
export const sendToUsersButton = (deploymentId: number, who: DeploymentAudience): Button =>
  button({
    id: sendToUsersId,
    label: say`Send to these users…`,
    spoken: say`Send a conversation to users of ${deploymentCode(deploymentId)}`,
    value: buttonValue(deploymentId, who),
  });

/** The results, with the way to send to some of these users again, and what is left out of the figures. */
export async function withAudience(bot: BotContext, scope: Scope, screen: Screen): Promise<Screen> {
  const testUsers = await bot.reader.testUsers(scope);
  const notes = testNotes(testUsers).map((words) => wordsMrkdwn(words, 300));
  const buttons: KnownBlock[] =
    scope.kind === 'deployment' ? [actions([sendToUsersButton(scope.deploymentId, 'not_answered')])] : [];
  return {
    ...screen,
    lines: [...screen.lines, ...notes],
    blocks: [...screen.blocks, ...notes.map((note) => context(note)), ...buttons],
  };
}

/** The failed users, with the way to send to all of them again. */
export function withSendAgain(deploymentId: number, cells: readonly CountedCell[], screen: Screen): Screen {
  if (figuresOf(cells).sendFailure === 0) return screen;
  return { ...screen, blocks: [...screen.blocks, actions([sendToUsersButton(deploymentId, 'failed')])] };
}

const sendToUsers: Action = {
  id: sendToUsersId,
  needs: 'sender',
  async run(call) {
    const { deploymentId, what } = readValue(call.value);
    const line = await call.context.reader.deployment(deploymentId);
    if (!line || !isDeploymentAudience(what)) {
      throw new UsageError(
        say`There is no deployment ${deploymentCode(deploymentId)}. Open the results again.`,
      );
    }
    await openSendForm(call, { deployment: deploymentOption(line), users: what });
  },
};

const excludeFailed: Action = {
  id: excludeFailedId,
  needs: 'sender',
  async run(call) {
    const { deploymentId, what } = readValue(call.value);
    const state = failedStates.find((one) => one === what);
    if (!state) throw new UsageError(say`This button is no longer valid. Open the failed users again.`);
    const { added, renewed } = await call.context.audiences.exclusions.addFailed(
      deploymentId,
      state,
      call.userId,
    );
    const text = [
      say`Excluded ${counted(added + renewed, 'phone')}: “${said(deploymentStates[state].label)}” of ${deploymentCode(deploymentId)}.`,
      ...(renewed === 0 ? [] : [say`${counted(renewed, 'phone')} had been excluded before.`]),
      say`\`/treble exclude list\` shows them.`,
    ].join(' ');
    await (call.view ? showNotice(call, text, call.view) : call.reply({ text }));
  },
};

export const fromDeploymentActions: readonly Action[] = [sendToUsers, excludeFailed];
