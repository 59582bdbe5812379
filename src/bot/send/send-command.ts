import type { Dispatch, SendableConversation } from '../../dispatch/dispatch.ts';
import { type Command, type Submission, UsageError } from '../listener.ts';
import { conversationOption } from './conversation-field.ts';
import { loadFile } from './list-file.ts';
import { openModal } from './modal-screen.ts';
import { nearestNames } from './nearest-names.ts';
import { reviewAudience } from './review-audience.ts';
import {
  answerSendForm,
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
    const hint = named ? `The nearest names are ${named}.` : 'There is none yet.';
    throw new UsageError(
      `There is no conversation “${nameText(name, 80)}”. ${hint} /treble conversations lists them all.`,
    );
  }
}

/** `/treble send [conversation]`: without a name the form opens at once, since its trigger lives three seconds. */
export const sendCommand: Command = {
  name: 'send',
  usage: 'send [conversation]',
  summary: 'Send a conversation to a list: choose, review, send.',
  needs: 'admin',
  async run({ args, channelId, client, triggerId, context }) {
    const name = args.join(' ').trim();
    const conversation = name ? conversationOption(await loadNamed(context.dispatch, name)) : undefined;
    const { simulated } = context;
    const view = sendFormView({ origin: { channelId, files: [] }, conversation, simulated });
    await openModal(client, triggerId, view, 'Type /treble send again.');
  },
};

export const sendFormSubmission: Submission = {
  callbackId: sendForm.callbackId,
  needs: 'admin',
  answer: ({ values }) => answerSendForm(values),
  async work(call) {
    const { values, context, client } = call;
    const parsed = parseSendForm(values);
    if (!parsed.ok) throw new UsageError(Object.values(parsed.errors).join(' '));
    const { versionId, audience } = parsed.input;
    const origin = readOrigin(call.privateMetadata);
    const state: SendFormState = { origin, ...typedInSendForm(values), simulated: context.simulated };
    await reviewAudience(call, {
      channelId: origin.channelId,
      versionId,
      formWith: (problem) => sendFormView({ ...state, problem }),
      async loadAudience() {
        if (audience.kind === 'pasted') return audience;
        const { file } = audience;
        const url = file.url ?? (await loadFile(client, file.id)).url;
        return { kind: 'csv', fileName: file.name, bytes: await context.files.fetch(url) };
      },
    });
  },
};
