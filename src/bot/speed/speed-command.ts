import { deploymentCode } from '../../entities/deployment-code.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say, text } from '../../entities/language/say.ts';
import { deploymentArgument } from '../commands/deployment-argument.ts';
import { type Command, UsageError } from '../listener.ts';
import { parseSpeed } from './speed-field.ts';

const example = '/treble speed D-104 20';

export const speedCommand: Command = {
  name: 'speed',
  usage: 'speed <D-n> <number>|off',
  summary: text('Send at most so many messages of a deployment per second; off lifts the limit.'),
  needs: 'sender',
  async run({ args, context, userId, reply }) {
    const id = deploymentArgument(args, example);
    const typed = args[1]?.toLowerCase() ?? '';
    const speed = parseSpeed(typed);
    if (speed === undefined && typed !== 'off') {
      throw new UsageError(
        typed === ''
          ? say`Expected a whole number from 1 to 1,000, or off. For example: ${example}`
          : say`Expected a whole number from 1 to 1,000, or off, found “${typed}”. For example: ${example}`,
      );
    }
    const { waiting } = await context.dispatch.limitSpeed(id, speed, userId);
    const code = deploymentCode(id);
    const pace =
      speed === undefined
        ? say`${code} is sent as fast as the line allows.`
        : say`${code} is sent at no more than ${counted(speed, 'message')} per second.`;
    const left = waiting === 0 ? [] : [say`${counted(waiting, 'user')} still to be sent to.`];
    await reply({ text: [pace, ...left].join(' ') });
  },
};
