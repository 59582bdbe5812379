import type { ActionCall } from '../listener.ts';
import { openForm } from '../views/show-screen.ts';
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
  const origin = { channelId: await channelOf(call), files: [] };
  await openForm(call, sendFormView({ origin, ...choices, ...installed(call.context) }));
}
