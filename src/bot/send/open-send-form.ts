import { WebAPIPlatformError } from '@slack/web-api';
import { say } from '../../entities/language/say.ts';
import type { ActionCall } from '../listener.ts';
import { openModal } from './modal-screen.ts';
import { installed, type SendFormChoices, sendFormView } from './send-form.ts';

/** Where a deployment belongs that is started from a screen: the channel of the message, else the person's own messages. */
async function channelOf({ channelId, message, client, userId }: ActionCall): Promise<string> {
  const known = message?.channelId ?? channelId;
  if (known !== undefined) return known;
  const { channel } = await client.conversations.open({ users: userId });
  return channel?.id ?? userId;
}

/** The send form with an audience chosen already, on top of the screen where the button was. */
export async function openSendForm(call: ActionCall, choices: SendFormChoices): Promise<void> {
  const { client, context, triggerId, view: under } = call;
  const origin = { channelId: await channelOf(call), files: [] };
  const view = sendFormView({ origin, ...choices, ...installed(context) });
  if (!under) {
    await openModal(client, triggerId, view, say`Press the button again.`);
    return;
  }
  try {
    await client.views.push({ trigger_id: triggerId, view });
  } catch (error) {
    // Three views are the most a modal stacks; the fourth takes the place of the third.
    const full = error instanceof WebAPIPlatformError && error.data.error === 'push_limit_reached';
    if (!full) throw error;
    await client.views.update({ view_id: under.id, view });
  }
}
