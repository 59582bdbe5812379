import { say, text } from '../../entities/language/say.ts';
import { escapeText } from '../blocks/slack-text.ts';
import { type Command, UsageError } from '../listener.ts';

export const freeze: Command = {
  name: 'freeze',
  usage: 'freeze <reason>',
  summary: text('Stop all sending at once, until it is unfrozen.'),
  needs: 'sender',
  async run({ args, context, userId, reply }) {
    const because = args.join(' ').trim();
    if (because === '') {
      throw new UsageError(
        say`Why? People will read it. For example: /treble freeze The price in the list is wrong`,
      );
    }
    await context.dispatch.freeze(userId, because);
    await reply({
      text: say`Frozen: nothing is sent until \`/treble unfreeze\`. Reason: ${escapeText(because, 500)}`,
    });
  },
};

export const unfreeze: Command = {
  name: 'unfreeze',
  usage: 'unfreeze',
  summary: text('Allow sending again.'),
  needs: 'admin',
  async run({ context, userId, reply }) {
    const frozen = await context.dispatch.frozen();
    if (!frozen) {
      await reply({ text: say`Nothing was frozen; sending is allowed.` });
      return;
    }
    await context.dispatch.unfreeze(userId);
    await reply({ text: say`Unfrozen: deployments go on where they were stopped.` });
  },
};
