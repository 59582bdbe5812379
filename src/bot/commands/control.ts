import { text } from '../../entities/language/say.ts';
import { type ControlName, control } from '../actions/control-deployment.ts';
import type { Command } from '../listener.ts';
import { deploymentArgument } from './deployment-argument.ts';

const summaries: Readonly<Record<ControlName, string>> = {
  pause: text('Hold a deployment: users who were not sent to yet wait.'),
  resume: text('Go on with a held deployment.'),
  cancel: text('Stop a deployment for good; what was sent stays sent.'),
};

const controlCommand = (name: ControlName): Command => ({
  name,
  usage: `${name} <D-n>`,
  summary: summaries[name],
  needs: 'sender',
  async run({ args, context, userId, reply }) {
    const id = deploymentArgument(args, `/treble ${name} D-104`);
    await reply({ text: await control(context, name, id, userId) });
  },
});

export const pause = controlCommand('pause');
export const resume = controlCommand('resume');
export const cancel = controlCommand('cancel');
