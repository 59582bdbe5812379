import { deploymentCode } from '../../entities/deployment-code.ts';
import { holdLabels } from '../../entities/hold-kind.ts';
import { counted } from '../../entities/language/nouns.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { said, say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import type { Action } from '../listener.ts';
import { deploymentOf } from './change-time.ts';

/** Starts what is scheduled at once, also after its time was missed. */
export const sendScheduled: Action = {
  id: actionIds.sendScheduled,
  needs: 'sender',
  async run({ value, context, userId, reply }) {
    const sent = await context.dispatch.sendNow(deploymentOf(value), userId);
    const [hold] = sent.holds;
    const held = hold
      ? [
          say`It is held: ${said(holdLabels[hold.kind])}. ${escapeText(oneLine(saidAgain(hold.because)), 300)}`,
        ]
      : [];
    const under = say`${deploymentCode(sent.id)} is on its way: ${counted(sent.waiting, 'message')}.`;
    await reply({ text: [under, ...held].join(' ') });
  },
};
