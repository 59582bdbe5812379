import type { ModalView } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { input, section, simulatedMark } from '../blocks/elements.ts';
import { formModal } from '../blocks/modal.ts';
import type { ViewValues } from '../listener.ts';
import { textAt } from '../payload.ts';

export const forgetForm = { callbackId: 'forget_person', block: 'again', action: 'phone' } as const;

/** `masked` is all that is shown of the phone; `mark` is its keyed hash, as no phone may stand in a view's metadata. */
export const forgetView = (masked: string, mark: string, simulated: boolean): ModalView =>
  formModal({
    callbackId: forgetForm.callbackId,
    privateMetadata: mark,
    title: say`Forget a person`,
    submit: say`Forget`,
    close: say`Cancel`,
    blocks: [
      section(
        say`Everything about ${masked} is erased: number, variables, messages in both directions, chats, lists and drafts. What waits to be sent to them is cancelled. *Nobody can take this back.*`,
      ),
      section(
        say`All figures stay as they are. An opt-out or exclusion goes on, kept as a hash. Webhooks that come later bring nothing back, until a list names the number again. Files that the bot sent are deleted in Slack; what stands in agents’ threads has to be deleted there by hand.`,
      ),
      input(forgetForm.block, say`Type the number again`, {
        type: 'plain_text_input',
        action_id: forgetForm.action,
        max_length: 40,
      }),
      ...simulatedMark(simulated),
    ],
  });

export const typedAgain = (values: ViewValues): string =>
  textAt(values, forgetForm.block, forgetForm.action, 'value') ?? '';
