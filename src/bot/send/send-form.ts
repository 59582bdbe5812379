import type { ModalView } from '@slack/types';
import type { FilledForm } from '../../dispatch/review/drafts.ts';
import type { DeploymentAudience } from '../../entities/deployment-audiences.ts';
import type { KeptAudience } from '../../entities/kept-audience.ts';
import { say } from '../../entities/language/say.ts';
import { simulatedMark } from '../blocks/elements.ts';
import { formModal } from '../blocks/modal.ts';
import type { BotContext } from '../bot-context.ts';
import type { SubmissionAnswer, ViewValues } from '../listener.ts';
import { type AudienceChoice, parseAudience } from './audience-choice.ts';
import { channelInput, chosenChannel } from './channel-field.ts';
import { chosenContacts, contactInputs, typedPhoneProperty, typedQuery } from './contact-field.ts';
import {
  chosenConversation,
  conversationField,
  conversationInput,
  parseConversation,
} from './conversation-field.ts';
import { chosenDeployment, chosenUsers, deploymentInputs } from './deployment-field.ts';
import { type DraftOffer, offerBlocks } from './draft-offers.ts';
import {
  givenAudienceInputs,
  givenFile,
  pastedText,
  type TypedAudience,
  typedAudience,
} from './given-audience.ts';
import { chosenList, savedListInput } from './saved-list-field.ts';
import { type FormOrigin, writeOrigin } from './view-metadata.ts';
import { type ChosenOption, idIn } from './view-values.ts';
import { checkingView, readingContactsView } from './waiting-views.ts';
import { problemBlocks } from './words.ts';

export const sendForm = { callbackId: 'send_form' } as const;

/** What a form of this kind can be opened with. */
export interface SendFormChoices extends TypedAudience {
  readonly conversation?: ChosenOption | undefined;
  readonly list?: ChosenOption | undefined;
  readonly deployment?: ChosenOption | undefined;
  readonly users?: DeploymentAudience;
  readonly contactList?: ChosenOption | undefined;
  readonly phoneProperty?: string;
  readonly contactQuery?: string;
}

export interface SendFormState extends SendFormChoices {
  readonly origin: FormOrigin;
  /** What the person began before and could go on with instead. */
  readonly offer?: DraftOffer | undefined;
  readonly problem?: string;
  readonly simulated: boolean;
  /** A CRM is connected. */
  readonly hasContacts?: boolean;
}

/** What of the form follows from the installation. */
export const installed = ({
  simulated,
  contactLists,
}: Pick<BotContext, 'simulated' | 'contactLists'>): Pick<SendFormState, 'simulated' | 'hasContacts'> => ({
  simulated,
  hasContacts: contactLists !== undefined,
});

const hints = () => ({
  tells: true,
  pasted: say`Phone numbers with country code, one per line. For more, or for variables, use a CSV file.`,
  file: say`Up to 10 MB, with a column for the phone and one for each variable. Larger: share the file in a channel and use the message shortcut “Send to this list”.`,
});

export function sendFormView(state: SendFormState): ModalView {
  const { origin, conversation, list, deployment, users, offer, problem, simulated } = state;
  return formModal({
    callbackId: sendForm.callbackId,
    privateMetadata: writeOrigin(origin),
    title: say`Send a conversation`,
    submit: say`Review`,
    close: say`Cancel`,
    notifyOnClose: true,
    blocks: [
      ...problemBlocks(problem),
      ...(offer ? [...offerBlocks(offer), { type: 'divider' } as const] : []),
      conversationInput(conversation),
      ...givenAudienceInputs(state, hints()),
      savedListInput(list),
      ...(state.hasContacts ? contactInputs(state.contactList, state.phoneProperty, state.contactQuery) : []),
      ...deploymentInputs(deployment, users),
      ...(origin.channelId === '' ? [channelInput()] : []),
      ...simulatedMark(simulated),
    ],
  });
}

export interface SendFormInput {
  readonly versionId: number;
  readonly audience: AudienceChoice;
}

type Parsed =
  | { readonly ok: true; readonly input: SendFormInput }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** `keptFile`: the id of a file that was given before the form was closed. */
export function parseSendForm(values: ViewValues, keptFile?: string): Parsed {
  const conversation = parseConversation(values);
  const audience = parseAudience(values, keptFile);
  if ('versionId' in conversation && 'kind' in audience)
    return { ok: true, input: { versionId: conversation.versionId, audience } };
  return {
    ok: false,
    errors: {
      ...('problem' in conversation ? { [conversationField.block]: conversation.problem } : {}),
      ...('problem' in audience ? { [audience.block]: audience.problem } : {}),
    },
  };
}

/** What was typed and chosen, for showing the form again. */
export const typedInSendForm = (values: ViewValues): SendFormChoices => ({
  ...typedAudience(values),
  conversation: chosenConversation(values),
  list: chosenList(values),
  deployment: chosenDeployment(values),
  users: chosenUsers(values),
  contactList: chosenContacts(values),
  phoneProperty: typedPhoneProperty(values),
  contactQuery: typedQuery(values),
});

/** What was chosen instead of a pasted list or a file; undefined where nothing was. */
function filledAudience(values: ViewValues): KeptAudience | undefined {
  const list = chosenList(values);
  const deployment = chosenDeployment(values);
  const contactList = chosenContacts(values);
  const contactQuery = typedQuery(values);
  if (!list && !deployment && !contactList && contactQuery === '') return undefined;
  return {
    list,
    deployment,
    users: chosenUsers(values),
    contactList,
    phoneProperty: typedPhoneProperty(values),
    contactQuery,
    mapping: [],
  };
}

/** What is worth keeping of a form that is closed before its review. */
export function filledForm(values: ViewValues, origin: FormOrigin): FilledForm {
  const conversation = chosenConversation(values);
  const file = givenFile(values);
  const [keptFile] = origin.files;
  return {
    channelId: origin.channelId || (chosenChannel(values) ?? ''),
    versionId: conversation && idIn(conversation.value),
    conversation: conversation?.text,
    pasted: pastedText(values),
    file: file ?? (keptFile ? { id: keptFile, name: say`the file given before` } : undefined),
    audience: filledAudience(values),
  };
}

export function answerSendForm(values: ViewValues, keptFile: string | undefined): SubmissionAnswer {
  const parsed = parseSendForm(values, keptFile);
  if (!parsed.ok) return { kind: 'errors', errors: parsed.errors };
  const isContacts = parsed.input.audience.kind === 'contacts';
  return { kind: 'update', view: isContacts ? readingContactsView() : checkingView() };
}
