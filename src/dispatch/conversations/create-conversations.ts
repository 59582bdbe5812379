import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { say } from '../../entities/language/say.ts';
import { Conversation } from '../../entities/rows/conversation.ts';
import { ConversationVersion } from '../../entities/rows/conversation-version.ts';
import { Template } from '../../entities/rows/template.ts';
import type { VariableSource } from '../../entities/variable-source.ts';
import { DispatchError } from '../dispatch.ts';
import { isDataError } from '../sql-rows.ts';
import { findTemplates, loadTemplate } from '../templates/template-store.ts';
import { changesOf, checkName, checkSources, noteOf } from './conversation-wish.ts';
import type {
  Conversations,
  ConversationWish,
  EditedConversation,
  FlowDraftContent,
  Saved,
} from './conversations.ts';
import {
  findArchived,
  loadEdited,
  loadEditedByName,
  lockConversation,
  readVersions,
} from './edited-conversation-store.ts';
import { loadFlowDraft, storeFlowDraft } from './flow-draft-store.ts';
import { labelVersion, nameVariables } from './hidden-conversation.ts';

/** Two conversations in use never share a name; the index that forbids it also settles who was first. */
async function withFreeName<Result>(name: string, change: () => Promise<Result>): Promise<Result> {
  try {
    return await change();
  } catch (error) {
    if (!isDataError(error) || !error.message.includes('conversation_name')) throw error;
    throw new DispatchError(say`There is a conversation named “${name}” already. Choose another name.`);
  }
}

function addVersion(
  em: EntityManager,
  conversation: Conversation,
  facts: {
    readonly number: number;
    readonly templateId: string;
    readonly variables: readonly VariableSource[];
    readonly note: string;
    readonly by: string;
    readonly flow?: string | undefined;
  },
): void {
  const { number, templateId, variables, note, by, flow = null } = facts;
  const template = em.getReference(Template, templateId);
  em.create(ConversationVersion, { conversation, number, template, variables, note, flow, createdBy: by });
}

async function create(em: EntityManager, wish: ConversationWish, by: string): Promise<EditedConversation> {
  const name = checkName(wish.name);
  const template = await loadTemplate(em, wish.templateId);
  const variables = checkSources(template.definition, wish.sources, []);
  const { gateway, id: templateId } = template;
  const conversation = em.create(Conversation, { name, gateway, origin: 'editor', createdBy: by });
  addVersion(em, conversation, { number: 1, templateId, variables, note: noteOf(wish, ['created']), by });
  await em.flush();
  return loadEdited(em, conversation.id);
}

/** Versions are only ever added, so what is being sent or was sent keeps the one it began with. */
async function save(
  em: EntityManager,
  conversationId: number,
  basedOn: number,
  wish: ConversationWish,
  by: string,
): Promise<Saved> {
  await lockConversation(em, conversationId);
  const current = await loadEdited(em, conversationId);
  const template = await loadTemplate(em, wish.templateId);
  const name = wish.name.trim() === current.name ? current.name : checkName(wish.name);
  const sources = checkSources(template.definition, wish.sources, current.sources);
  const changes = changesOf(current, { name, templateId: template.id, sources });
  if (changes.length === 0) return { kind: 'unchanged', conversation: current };
  if (current.version !== basedOn) {
    const [latest] = await readVersions(em, conversationId, 1);
    if (latest) return { kind: 'overtaken', conversation: current, latest };
  }
  const note = noteOf(wish, changes);
  const conversation = await em.findOneOrFail(Conversation, conversationId);
  conversation.name = name;
  // A version of another provider moves the conversation there; earlier versions keep theirs.
  conversation.gateway = template.gateway;
  const number = current.version + 1;
  const { flow } = current;
  addVersion(em, conversation, { number, templateId: template.id, variables: sources, note, by, flow });
  await em.flush();
  return { kind: 'saved', conversation: await loadEdited(em, conversationId), note };
}

/** What a conversation is to say after its template; without a source nothing. */
type FlowWish = Omit<FlowDraftContent, 'source'> & { readonly source: string | undefined };

/** A flow is part of a version as the template is: the version it was made from stays as it is. */
async function writeFlow(
  em: EntityManager,
  { conversationId, basedOn, source }: FlowWish,
  by: string,
): Promise<Saved> {
  await lockConversation(em, conversationId);
  const current = await loadEdited(em, conversationId);
  if (current.flow === source) return { kind: 'unchanged', conversation: current };
  if (current.version !== basedOn) {
    const [latest] = await readVersions(em, conversationId, 1);
    if (latest) return { kind: 'overtaken', conversation: current, latest };
  }
  const change = source === undefined ? 'flow removed' : current.flow === undefined ? 'flow added' : 'flow';
  const note = noteOf({ note: '' }, [change]);
  const conversation = await em.findOneOrFail(Conversation, conversationId);
  addVersion(em, conversation, {
    number: current.version + 1,
    templateId: current.template.id,
    variables: current.sources,
    note,
    by,
    flow: source,
  });
  await em.flush();
  return { kind: 'saved', conversation: await loadEdited(em, conversationId), note };
}

async function setArchived(
  em: EntityManager,
  conversationId: number,
  archivedAt: Date | null,
): Promise<EditedConversation> {
  await lockConversation(em, conversationId);
  const conversation = await loadEdited(em, conversationId);
  if (conversation.archived === (archivedAt !== null)) return conversation;
  await em.nativeUpdate(Conversation, conversationId, { archivedAt });
  return { ...conversation, archived: archivedAt !== null };
}

/** The use cases of the conversation editor over one database. */
export function createConversations(orm: MikroORM): Conversations {
  const em = () => orm.em.fork();
  return {
    findTemplates: (query, limit) => findTemplates(em(), query, limit),
    loadTemplate: (id) => loadTemplate(em(), id),
    load: (conversationId) => loadEdited(em(), conversationId),
    loadNamed: (name) => loadEditedByName(em(), name),
    create: (wish, by) => withFreeName(wish.name, () => em().transactional((tx) => create(tx, wish, by))),
    save: (conversationId, basedOn, wish, by) =>
      withFreeName(wish.name, () => em().transactional((tx) => save(tx, conversationId, basedOn, wish, by))),
    draftFlow: async (conversationId, basedOn, source, by) =>
      storeFlowDraft(em(), { conversationId, basedOn, source }, by),
    loadFlowDraft: (draftId) => loadFlowDraft(em(), draftId),
    saveFlow: (draftId, by) =>
      em().transactional(async (tx) => writeFlow(tx, await loadFlowDraft(tx, draftId), by)),
    removeFlow: (conversationId, basedOn, by) =>
      em().transactional((tx) => writeFlow(tx, { conversationId, basedOn, source: undefined }, by)),
    nameVariables: (name, variables, by) =>
      em().transactional((tx) => nameVariables(tx, name, variables, by)),
    labelVersion: (name, label, by) => em().transactional((tx) => labelVersion(tx, name, label, by)),
    archive: (conversationId) => em().transactional((tx) => setArchived(tx, conversationId, new Date())),
    async restore(conversationId) {
      const { name } = await loadEdited(em(), conversationId);
      return withFreeName(name, () => em().transactional((tx) => setArchived(tx, conversationId, null)));
    },
    findArchived: (limit) => findArchived(em(), limit),
    versions: (conversationId, limit) => readVersions(em(), conversationId, limit),
  };
}
