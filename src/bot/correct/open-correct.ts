import { deploymentCode } from '../../entities/deployment-code.ts';
import { say, text } from '../../entities/language/say.ts';
import { deploymentArgument } from '../commands/deployment-argument.ts';
import { type Action, type Call, type Command, UsageError } from '../listener.ts';
import { openModal } from '../send/modal-screen.ts';
import { scopeOfValue } from '../views/scope-lookup.ts';
import { openForm } from '../views/show-screen.ts';
import { correctFormView, openCorrectId } from './correct-views.ts';

export function deploymentOf(value: string): number {
  const scope = scopeOfValue(value);
  if (scope.kind !== 'deployment') throw new UsageError(say`This button belongs to no deployment.`);
  return scope.deploymentId;
}

async function formOf({ context }: Call, deploymentId: number) {
  const correctable = await context.dispatch.planCorrection(deploymentId);
  if (correctable.invalidNumbers + correctable.missingVariables === 0) {
    throw new UsageError(
      say`No row of ${deploymentCode(deploymentId)} can be mended by a correction: nobody has an invalid number or a missing variable.`,
    );
  }
  return correctFormView({ correctable, simulated: context.simulated });
}

export const correctCommand: Command = {
  name: 'correct',
  usage: 'correct <D-n>',
  summary: text(
    'Download the rows with invalid numbers or missing variables, correct them, and send to these users.',
  ),
  needs: 'sender',
  async run(call) {
    const id = deploymentArgument(call.args, '/treble correct D-104');
    await openModal(call.client, call.triggerId, await formOf(call, id), say`Type the command again.`);
  },
};

export const openCorrect: Action = {
  id: openCorrectId,
  needs: 'sender',
  async run(call) {
    await openForm(call, await formOf(call, deploymentOf(call.value)));
  },
};
