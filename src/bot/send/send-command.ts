import type { Dispatch, SendableConversation } from '../../dispatch/dispatch.ts';
import { say, text } from '../../entities/language/say.ts';
import { type Call, type Command, type GlobalShortcut, type Submission, UsageError } from '../listener.ts';
import { loadAudience } from './audience-choice.ts';
import { chosenChannel } from './channel-field.ts';
import { conversationOption } from './conversation-field.ts';
import { loadOffers } from './draft-offers.ts';
import { keepFilled } from './kept-form.ts';
import { matchVariables } from './match-variables.ts';
import { openModal } from './modal-screen.ts';
import { nearestNames } from './nearest-names.ts';
import { reviewAudience } from './review-audience.ts';
import {
  answerSendForm,
  installed,
  parseSendForm,
  type SendFormState,
  sendForm,
  sendFormView,
  typedInSendForm,
} from './send-form.ts';
import { sentenceOf } from './shown-error.ts';
import { readOrigin } from './view-metadata.ts';
import { nameText } from './words.ts';

const mostCompared = 100;

async function loadNamed(dispatch: Dispatch, name: string): Promise<SendableConversation> {
  try {
    return await dispatch.loadConversation(name);
  } catch (error) {
    if (sentenceOf(error) === undefined) throw error;
    const known = await dispatch.findConversations('', mostCompared);
    const nearest = nearestNames(
      name,
      known.map((conversation) => conversation.name),
    );
    const named = nearest.map((each) => `“${nameText(each, 80)}”`).join(', ');
    const typed = nameText(name, 80);
    throw new UsageError(
      named
        ? say`There is no conversation “${typed}”. The nearest names are ${named}. /treble conversations lists them all.`
        : say`There is no conversation “${typed}”. There is none yet. /treble conversations lists them all.`,
    );
  }
}

/** `/treble send [conversation]`: without a name the form opens at once, since its trigger lives three seconds. */
export const sendCommand: Command = {
  name: 'send',
  usage: 'send [conversation]',
  summary: text('Send a conversation to a list: choose, review, send.'),
  needs: 'sender',
  async run({ args, channelId, client, triggerId, context, userId }) {
    const name = args.join(' ').trim();
    const conversation = name ? conversationOption(await loadNamed(context.dispatch, name)) : undefined;
    const [offer] = await loadOffers(context, userId);
    const view = sendFormView({
      origin: { channelId, files: [] },
      conversation,
      offer,
      ...installed(context),
    });
    await openModal(client, triggerId, view, say`Type /treble send again.`);
  },
};

/** The same form from the workspace's shortcut menu and from Home; it asks for the channel. */
export async function openSendForm(
  { client, triggerId, context, userId }: Call,
  again: string,
): Promise<void> {
  const [offer] = await loadOffers(context, userId);
  const view = sendFormView({ origin: { channelId: '', files: [] }, offer, ...installed(context) });
  await openModal(client, triggerId, view, again);
}

export const sendShortcut: GlobalShortcut = {
  callbackId: 'send_conversation',
  name: 'Send a conversation',
  description: 'Send a WhatsApp conversation to a list: choose, review, send',
  needs: 'sender',
  run: (call) => openSendForm(call, say`Choose the shortcut again.`),
};

export const sendFormSubmission: Submission = {
  callbackId: sendForm.callbackId,
  needs: 'sender',
  changesHome: true,
  answer: ({ values, privateMetadata }) => answerSendForm(values, readOrigin(privateMetadata).files[0]),
  async work(call) {
    const { values, context, userId } = call;
    const origin = readOrigin(call.privateMetadata);
    const parsed = parseSendForm(values, origin.files[0]);
    if (!parsed.ok) throw new UsageError(Object.values(parsed.errors).join(' '));
    const { versionId, audience } = parsed.input;
    await keepFilled(call);
    const state: SendFormState = { origin, ...typedInSendForm(values), ...installed(context) };
    const channelId = origin.channelId || (chosenChannel(values) ?? userId);
    if (audience.kind === 'contacts') {
      await matchVariables(call, { channelId, versionId, contacts: audience }, state);
      return;
    }
    const outcome = await reviewAudience(call, {
      channelId,
      versionId,
      formWith: (problem) => sendFormView({ ...state, problem }),
      loadAudience: () => loadAudience(call, audience),
    });
    // From here on the review is the draft.
    if (outcome === 'reviewed') await context.drafts.forgetForm(userId);
  },
};
