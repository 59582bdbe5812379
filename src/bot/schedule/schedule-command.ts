import { say, text } from '../../entities/language/say.ts';
import { deploymentArgument } from '../commands/deployment-argument.ts';
import { type Command, UsageError } from '../listener.ts';
import { openModal } from '../send/modal-screen.ts';
import { askToConfirm, loadToStart } from './ask-schedule.ts';

const example = '/treble schedule D-104 tomorrow 9:00';

/** Reads the time back in words before anything changes. */
export const scheduleCommand: Command = {
  name: 'schedule',
  usage: 'schedule <D-n> <time>',
  summary: text(
    'Move the time of a scheduled deployment: tomorrow 9:00, fri 14:30, 2026-12-01 08:00 America/Bogota, in 2 hours.',
  ),
  needs: 'sender',
  async run(call) {
    const { args, client, triggerId } = call;
    const deploymentId = deploymentArgument(args, example);
    const typed = args.slice(1).join(' ');
    if (typed === '') throw new UsageError(say`When? For example: ${example}`);
    const view = await askToConfirm(call, await loadToStart(call, deploymentId), typed, {});
    await openModal(client, triggerId, view, say`Type the command again.`);
  },
};
