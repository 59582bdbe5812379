import { text } from '../../entities/language/say.ts';
import { actions, section } from '../blocks/elements.ts';
import type { Command } from '../listener.ts';
import { deploymentButtons } from '../views/deployment-buttons.ts';
import { deploymentDetails, deploymentLine } from '../views/deployment-lines.ts';
import { unknownButtons, unknownLines } from '../views/repair-buttons.ts';
import { deploymentArgument, loadDeploymentLine } from './deployment-argument.ts';

export const status: Command = {
  name: 'status',
  usage: 'status <D-n>',
  summary: text('How a deployment stands, and what can be done with it.'),
  needs: 'viewer',
  async run({ args, context, reply }) {
    const id = deploymentArgument(args, '/treble status D-104');
    const line = await loadDeploymentLine(context, id);
    const unknown = await context.dispatch.unknownOutcomes(id);
    const text = [deploymentLine(line), ...deploymentDetails(line), ...unknownLines(unknown)].join('\n');
    const buttons = [...deploymentButtons(line), ...unknownButtons(id, unknown)];
    await reply({ text, blocks: [section(text), ...(buttons.length > 0 ? [actions(buttons)] : [])] });
  },
};
