import type { EntityManager } from '@mikro-orm/postgresql';
import { say } from '../../entities/language/say.ts';
import { ConversationVersion } from '../../entities/rows/conversation-version.ts';
import { Template } from '../../entities/rows/template.ts';
import { sourcesFor } from '../../entities/variable-source.ts';
import { DispatchError } from '../dispatch.ts';
import { hiddenDefinition } from '../templates/sync-templates.ts';
import type { EditedConversation } from './conversations.ts';
import { loadEdited, loadEditedByName, lockConversation } from './edited-conversation-store.ts';

const variableName = /^[A-Za-z0-9_]{1,60}$/;
const mostVariables = 50;
const longestLabel = 100;

/** Its current version; rejects when its provider tells everything by itself. */
async function loadHidden(em: EntityManager, name: string): Promise<EditedConversation> {
  const { conversationId } = await loadEditedByName(em, name);
  await lockConversation(em, conversationId);
  const conversation = await loadEdited(em, conversationId);
  if (!conversation.template.definition.hidden) {
    throw new DispatchError(
      say`WhatsApp tells the variables of ${conversation.name} by itself. Change it with /treble conversation edit ${conversation.name}.`,
    );
  }
  return conversation;
}

async function addVersion(
  em: EntityManager,
  { conversationId, version, template, sources }: EditedConversation,
  note: string,
  by: string,
): Promise<EditedConversation> {
  em.create(ConversationVersion, {
    conversation: conversationId,
    number: version + 1,
    template: template.id,
    variables: sourcesFor(template.definition, sources),
    note,
    createdBy: by,
  });
  await em.flush();
  return loadEdited(em, conversationId);
}

/** Says which variables a conversation cannot do without, where its provider does not. Makes a new version. */
export async function nameVariables(
  em: EntityManager,
  name: string,
  variables: readonly string[],
  by: string,
): Promise<EditedConversation> {
  const wrong = variables.find((one) => !variableName.test(one));
  if (wrong !== undefined) {
    throw new DispatchError(say`Expected names of letters, digits and underscores, found “${wrong}”.`);
  }
  const names = [...new Set(variables)];
  if (names.length > mostVariables) {
    throw new DispatchError(say`Expected at most ${mostVariables} variables, found ${names.length}.`);
  }
  const conversation = await loadHidden(em, name);
  const definition = hiddenDefinition(names);
  await em.nativeUpdate(Template, conversation.template.id, { definition });
  const template = { ...conversation.template, definition };
  const note = names.length === 0 ? 'Needs no variable.' : `Needs ${names.join(', ')}.`;
  return addVersion(em, { ...conversation, template }, note, by);
}

/** Says that the provider has a new version, which it does not tell: what is sent from now on counts for it. */
export async function labelVersion(
  em: EntityManager,
  name: string,
  label: string,
  by: string,
): Promise<EditedConversation> {
  if (label.length > longestLabel) {
    throw new DispatchError(
      say`Expected a label of at most ${longestLabel} characters, found ${label.length}.`,
    );
  }
  return addVersion(em, await loadHidden(em, name), `Treble’s version ${label}.`, by);
}
