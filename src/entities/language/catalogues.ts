import { agentsEs } from './es/agents.ts';
import { audienceEs } from './es/audience.ts';
import { commandsEs } from './es/commands.ts';
import { contactsEs } from './es/contacts.ts';
import { conversationsEs } from './es/conversations.ts';
import { errorsEs } from './es/errors.ts';
import { flowsEs } from './es/flows.ts';
import { incidentsEs } from './es/incidents.ts';
import { messagesEs } from './es/messages.ts';
import { nounsEs } from './es/nouns.ts';
import { reportsEs } from './es/reports.ts';
import { screensEs } from './es/screens.ts';
import { sendEs } from './es/send.ts';
import { sendingChoicesEs } from './es/sending-choices.ts';
import { slackRefusalsEs } from './es/slack-refusals.ts';
import { sourcesEs } from './es/sources.ts';
import { storedEs } from './es/stored.ts';
import { subscriptionsEs } from './es/subscriptions.ts';
import { tablesEs } from './es/tables.ts';
import { trebleEs } from './es/treble.ts';
import { trustEs } from './es/trust.ts';
import type { Language } from './language.ts';
import { agentsPt } from './pt/agents.ts';
import { audiencePt } from './pt/audience.ts';
import { commandsPt } from './pt/commands.ts';
import { contactsPt } from './pt/contacts.ts';
import { conversationsPt } from './pt/conversations.ts';
import { errorsPt } from './pt/errors.ts';
import { flowsPt } from './pt/flows.ts';
import { incidentsPt } from './pt/incidents.ts';
import { messagesPt } from './pt/messages.ts';
import { nounsPt } from './pt/nouns.ts';
import { reportsPt } from './pt/reports.ts';
import { screensPt } from './pt/screens.ts';
import { sendPt } from './pt/send.ts';
import { sendingChoicesPt } from './pt/sending-choices.ts';
import { slackRefusalsPt } from './pt/slack-refusals.ts';
import { sourcesPt } from './pt/sources.ts';
import { storedPt } from './pt/stored.ts';
import { subscriptionsPt } from './pt/subscriptions.ts';
import { tablesPt } from './pt/tables.ts';
import { treblePt } from './pt/treble.ts';
import { trustPt } from './pt/trust.ts';

/** English text → translation. The placeholders `{0}`, `{1}` … are those of the English text, in any order. */
export type Catalogue = Readonly<Record<string, string>>;

const merged = (...rooms: readonly Catalogue[]): Catalogue =>
  Object.fromEntries(rooms.flatMap(Object.entries));

/** One file a room and language, one line each; a test finds what is missing, stale, or written twice. */
export const catalogues: Readonly<Record<Exclude<Language, 'en'>, Catalogue>> = {
  es: merged(
    // by room
    sourcesEs,
    storedEs,
    errorsEs,
    agentsEs,
    audienceEs,
    commandsEs,
    contactsEs,
    conversationsEs,
    flowsEs,
    incidentsEs,
    messagesEs,
    nounsEs,
    reportsEs,
    screensEs,
    sendEs,
    sendingChoicesEs,
    slackRefusalsEs,
    subscriptionsEs,
    tablesEs,
    trebleEs,
    trustEs,
  ),
  pt: merged(
    // by room
    sourcesPt,
    storedPt,
    errorsPt,
    agentsPt,
    audiencePt,
    commandsPt,
    contactsPt,
    conversationsPt,
    flowsPt,
    incidentsPt,
    messagesPt,
    nounsPt,
    reportsPt,
    screensPt,
    sendPt,
    sendingChoicesPt,
    slackRefusalsPt,
    subscriptionsPt,
    tablesPt,
    treblePt,
    trustPt,
  ),
};
