import type { KeptFormLine } from '../../dispatch/review/drafts.ts';
import { say } from '../../entities/language/say.ts';
import type { BotContext } from '../bot-context.ts';
import { type Action, type ActionCall, type Closing, UsageError, type ViewValues } from '../listener.ts';
import { contactField } from './contact-field.ts';
import { conversationField, conversationOption } from './conversation-field.ts';
import { deploymentField } from './deployment-field.ts';
import { continueFormId, discardDraftId, formValue } from './draft-offers.ts';
import { recipientsField } from './given-audience.ts';
import { openModal, screenAt } from './modal-screen.ts';
import { parseDraftValue } from './open-review.ts';
import { savedListField } from './saved-list-field.ts';
import { filledForm, installed, type SendFormState, sendForm, sendFormView } from './send-form.ts';
import { sentenceOf } from './shown-error.ts';
import { readOrigin } from './view-metadata.ts';

interface Filled {
  readonly context: BotContext;
  readonly userId: string;
  readonly values: ViewValues;
  readonly privateMetadata: string;
}

/** Keeps what stands in the form, should it be closed. An empty form is not worth keeping. */
export async function keepFilled({ context, userId, values, privateMetadata }: Filled): Promise<void> {
  const form = filledForm(values, readOrigin(privateMetadata));
  if (form.versionId === undefined && form.pasted.trim() === '' && !form.file && !form.audience) return;
  // The form does not show what was matched for the list that it still names.
  const before = (await context.drafts.keptForm(userId))?.audience;
  const isSame =
    before?.contactList?.value === form.audience?.contactList?.value &&
    before?.contactQuery === form.audience?.contactQuery;
  const audience = form.audience && {
    ...form.audience,
    mapping: (isSame ? before?.mapping : undefined) ?? [],
  };
  await context.drafts.keepForm(userId, { ...form, audience });
}

/** Slack does not say what stood in a form that was closed, so it is kept as it is filled in. */
const keepsOnChoice = (id: string): Action => ({
  id,
  needs: 'sender',
  async run({ context, userId, view }) {
    // The list form has the same field for the conversation, and its file is in the channel anyway.
    if (!view || !Object.hasOwn(view.values, recipientsField.block)) return;
    const { values, privateMetadata } = view;
    await keepFilled({ context, userId, values, privateMetadata });
  },
});

async function stateOf(context: BotContext, kept: KeptFormLine, channelId: string): Promise<SendFormState> {
  const version =
    kept.versionId === undefined
      ? undefined
      : await context.dispatch.loadVersion(kept.versionId).catch((error: unknown) => {
          // It is no longer offered: the person chooses again.
          if (sentenceOf(error) === undefined) throw error;
          return undefined;
        });
  return {
    origin: { channelId: kept.channelId || channelId, files: kept.file ? [kept.file.id] : [] },
    conversation: version && conversationOption(version),
    pasted: kept.pasted,
    keptFileName: kept.file?.name,
    ...kept.audience,
    ...installed(context),
  };
}

const channelOf = ({ view, channelId }: ActionCall): string =>
  view ? readOrigin(view.privateMetadata).channelId : (channelId ?? '');

/** Puts the form back as it was left. */
const continueForm: Action = {
  id: continueFormId,
  needs: 'sender',
  async run(call) {
    const { context, client, userId, view } = call;
    const kept = await context.drafts.keptForm(userId);
    if (!kept)
      throw new UsageError(say`This draft is no longer there: a form is kept for 24 hours. Start again.`);
    const form = sendFormView(await stateOf(context, kept, channelOf(call)));
    if (view) await screenAt(client, view.id, view.hash).show(form);
    else await openModal(client, call.triggerId, form, say`Press the button again.`);
  },
};

const discardDraft: Action = {
  id: discardDraftId,
  needs: 'sender',
  changesHome: true,
  async run(call) {
    const { context, client, userId, value, view } = call;
    if (value === formValue) await context.drafts.forgetForm(userId);
    else await context.drafts.discard(parseDraftValue(value), userId);
    if (!view) return;
    const origin = readOrigin(view.privateMetadata);
    await screenAt(client, view.id, view.hash).show(sendFormView({ origin, ...installed(context) }));
  },
};

export const keptFormActions: readonly Action[] = [
  keepsOnChoice(conversationField.action),
  keepsOnChoice(recipientsField.action),
  keepsOnChoice(savedListField.action),
  keepsOnChoice(deploymentField.action),
  keepsOnChoice(contactField.action),
  continueForm,
  discardDraft,
];

/** Where Slack does say what stood in a closed form, that is the latest. */
export const sendFormClosing: Closing = {
  callbackId: sendForm.callbackId,
  needs: 'sender',
  async run({ context, userId, values, privateMetadata }) {
    if (!Object.hasOwn(values, recipientsField.block)) return;
    await keepFilled({ context, userId, values, privateMetadata });
  },
};
