import { actions, section } from '../blocks/elements.ts';
import type { Command } from '../listener.ts';
import { deploymentButtons } from '../views/deployment-buttons.ts';
import { deploymentDetails, deploymentLine } from '../views/deployment-lines.ts';
import { deploymentArgument, loadDeploymentLine } from './deployment-argument.ts';

export const status: Command = {
  name: 'status',
  usage: 'status <D-n>',
  summary: 'How a deployment stands, and what can be done with it.',
  needs: 'member',
  async run({ args, context, reply }) {
    const line = await loadDeploymentLine(context, deploymentArgument(args, '/treble status D-104'));
    const text = [deploymentLine(line), ...deploymentDetails(line)].join('\n');
    await reply({ text, blocks: [section(text), actions(deploymentButtons(line))] });
  },
};
