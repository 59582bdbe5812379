import type { ContactsInput } from '../../dispatch/dispatch.ts';
import { say } from '../../entities/language/say.ts';
import { limits } from '../blocks/limits.ts';
import { sentenceText } from '../blocks/slack-text.ts';
import type { Action, Call, Options, Submission, ViewValues } from '../listener.ts';
import { chosenMapping, mappingForm, mappingFormView, propertyAction, shownColumns } from './mapping-form.ts';
import { type MappingOrigin, readMappingOrigin } from './mapping-metadata.ts';
import { screenAt, showOrTell } from './modal-screen.ts';
import { reviewAudience } from './review-audience.ts';
import { type SendFormState, sendFormView } from './send-form.ts';
import { sentenceOf } from './shown-error.ts';
import { checkingView } from './waiting-views.ts';
import { nameText } from './words.ts';

/** Slack takes no longer value of an option. */
const longestValue = 150;

export const propertyOptions: Options = {
  actionId: propertyAction,
  needs: 'sender',
  async load(typed, { contactProperties }, privateMetadata = '') {
    const { contacts } = readMappingOrigin(privateMetadata);
    const found = (await contactProperties?.(contacts, typed, limits.optionsPerSelect)) ?? [];
    return found
      .filter(({ name }) => name.length <= longestValue)
      .map(({ name, label }) => ({
        text: nameText(name, limits.optionText),
        value: name,
        ...(label !== name && { description: nameText(label, limits.optionText) }),
      }));
  },
};

const matched = (origin: MappingOrigin, values: ViewValues): MappingOrigin => ({
  ...origin,
  contacts: { ...origin.contacts, mapping: chosenMapping(values) },
});

/** Draws the form with the first rows as they are read now. */
export async function loadMappingForm({ context }: Call, origin: MappingOrigin) {
  const { versionId, channelId, contacts: audience } = origin;
  const preview = await context.dispatch.previewContacts({ versionId, channelId, audience });
  const { simulated } = context;
  return mappingFormView({ origin, preview, simulated });
}

/** Goes on from the send form, which comes again with the problem where nothing can be read. */
export async function matchVariables(
  call: Call & { viewId: string },
  origin: MappingOrigin,
  form: SendFormState,
) {
  const { context, client, userId, viewId } = call;
  const screen = screenAt(client, viewId);
  try {
    const mapping = (await context.drafts.keptForm(userId))?.audience?.mapping ?? [];
    const contacts = { ...origin.contacts, mapping };
    await screen.show(await loadMappingForm(call, { ...origin, contacts }));
  } catch (error) {
    const problem = sentenceOf(error);
    if (problem === undefined) throw error;
    const text = sentenceText(say`Your list was not accepted. ${problem}`);
    await showOrTell(call, screen, sendFormView({ ...form, problem }), { text });
  }
}

/** Drafts keep what was matched, should the form be closed. */
async function keepMapping({ context, userId }: Call, { contacts }: MappingOrigin): Promise<void> {
  const kept = await context.drafts.keptForm(userId);
  if (!kept?.audience) return;
  await context.drafts.keepForm(userId, {
    ...kept,
    audience: { ...kept.audience, mapping: contacts.mapping ?? [] },
  });
}

/** The rows follow what is chosen. */
export const propertyChosen: Action = {
  id: propertyAction,
  needs: 'sender',
  async run(call) {
    const { view, client } = call;
    if (!view) return;
    const origin = matched(readMappingOrigin(view.privateMetadata), view.values);
    await keepMapping(call, origin);
    await screenAt(client, view.id, view.hash).show(await loadMappingForm(call, origin));
  },
};

export const mappingSubmission: Submission = {
  callbackId: mappingForm.callbackId,
  needs: 'sender',
  changesHome: true,
  answer: () => ({ kind: 'update', view: checkingView() }),
  async work(call) {
    const { values, context, userId } = call;
    const origin = matched(readMappingOrigin(call.privateMetadata), values);
    await keepMapping(call, origin);
    const { channelId, versionId } = origin;
    const audience: ContactsInput = origin.contacts;
    const outcome = await reviewAudience(call, {
      channelId,
      versionId,
      formWith: (problem) =>
        mappingFormView({
          origin,
          preview: {
            listName: '',
            columns: shownColumns(values).map((name) => ({ name, found: true })),
          },
          problem,
          simulated: context.simulated,
        }),
      loadAudience: async () => audience,
    });
    if (outcome === 'reviewed') await context.drafts.forgetForm(userId);
  },
};
