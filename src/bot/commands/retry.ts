import { text } from '../../entities/language/say.ts';
import { retry as retryDeployment } from '../actions/repair-deployment.ts';
import type { Command } from '../listener.ts';
import { deploymentArgument } from './deployment-argument.ts';

export const retry: Command = {
  name: 'retry',
  usage: 'retry <D-n>',
  summary: text('Send again to the failed users who can succeed now; says why the others cannot.'),
  needs: 'sender',
  async run({ args, context, userId, reply }) {
    const id = deploymentArgument(args, '/treble retry D-104');
    await reply({ text: await retryDeployment(context, id, userId) });
  },
};
