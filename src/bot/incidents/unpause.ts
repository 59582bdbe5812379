import { say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { escapeText } from '../blocks/slack-text.ts';
import type { Action } from '../listener.ts';

export const unpauseTemplate: Action = {
  id: actionIds.unpauseTemplate,
  needs: 'sender',
  changesHome: true,
  async run({ context, value, userId, reply }) {
    const { name } = await context.incidents.unpause(value, userId);
    await reply({
      text: say`WhatsApp takes the pause of ${escapeText(name, 150)} back. Held deployments go on as soon as it says that the template is approved; the alert tells it.`,
    });
  },
};
