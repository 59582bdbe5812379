import { type EntityManager, LockMode, type MikroORM, raw } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Conversation } from '../../entities/rows/conversation.ts';
import { ConversationVersion } from '../../entities/rows/conversation-version.ts';
import { Template } from '../../entities/rows/template.ts';
import type { TemplateDefinition } from '../../entities/template-definition.ts';
import { changedKeys, sourcesFor } from '../../entities/variable-source.ts';
import type { Gateway, HiddenTemplate, TemplateSnapshot } from '../../gateways/gateway.ts';
import { lockConversation } from '../conversations/edited-conversation-store.ts';
import { database, millis } from '../sql-rows.ts';
import { followNewId } from './made-again.ts';
import { templateStatusChanged } from './template-status.ts';

/** A template in one of these states may be sent now or again, so it is offered as a conversation. */
const offeredStatuses = new Set(['APPROVED', 'PAUSED']);

interface Offered {
  readonly id: string;
  readonly name: string;
  /** Tells it from another one of the same name. */
  readonly told: string;
  readonly definition: TemplateDefinition;
}

/** A free name, ignoring case: the template's, else with what tells it apart, else with a number behind it. */
async function freeName(em: EntityManager, { name, told }: Offered): Promise<string> {
  for (let tried = 0; ; tried += 1) {
    const wished = tried === 0 ? name : tried === 1 ? `${name} (${told})` : `${name} (${told}) ${tried}`;
    const taken = await em.count(Conversation, {
      [raw('lower(name)')]: wished.toLowerCase(),
      archivedAt: null,
    });
    if (taken === 0) return wished;
  }
}

/**
 * Made once for each template. What people made of it since then stays: a template whose placeholders changed gets a new
 * version that keeps the sources of those that are still there, and one that was given another template is left alone.
 */
async function offerAsConversation(em: EntityManager, gateway: string, snapshot: Offered): Promise<void> {
  const template = em.getReference(Template, snapshot.id);
  // Versions that people made may use it too; the first one tells for which template a conversation was made.
  const offered = await em.findOne(ConversationVersion, {
    template,
    number: 1,
    conversation: { origin: 'template' },
  });
  if (!offered) {
    const name = await freeName(em, snapshot);
    const conversation = em.create(Conversation, { name, gateway, origin: 'template' });
    const variables = sourcesFor(snapshot.definition);
    em.create(ConversationVersion, { conversation, number: 1, template, variables });
    return em.flush();
  }
  const { conversation } = offered;
  await lockConversation(em, conversation.id);
  const current = await em.findOneOrFail(
    ConversationVersion,
    { conversation },
    { orderBy: { number: 'desc' } },
  );
  const variables = sourcesFor(snapshot.definition, current.variables);
  if (current.template.id !== snapshot.id || changedKeys(current.variables, variables).length === 0) return;
  const note = 'The variables of the template changed.';
  em.create(ConversationVersion, {
    conversation,
    number: current.number + 1,
    template,
    variables,
    note,
    flow: current.flow ?? null,
  });
  await em.flush();
}

/**
 * Stores what the provider said of one template when it was asked, and offers it as a conversation of its own. A status that
 * changed since, as by a webhook that told of a pause, is newer and stays.
 */
async function storeTemplate(
  em: EntityManager,
  gateway: string,
  snapshot: TemplateSnapshot,
  askedAt: number,
): Promise<void> {
  const { id, accountId, name, language, category, definition } = snapshot;
  await followNewId(em, gateway, snapshot);
  const known = await em.findOne(Template, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const status = known && known.statusAt.getTime() > askedAt ? known.status : snapshot.status;
  const statusBefore = known?.status;
  const told = {
    gateway,
    accountId,
    name,
    language,
    category,
    status,
    definition,
    quality: snapshot.quality ?? null,
    syncedAt: new Date(),
  };
  if (known) em.assign(known, told);
  else em.create(Template, { id, statusReason: snapshot.rejectedReason ?? null, ...told });
  await em.flush();
  if (statusBefore !== undefined && statusBefore !== status) {
    await templateStatusChanged(em, {
      templateId: id,
      status,
      because: 'WhatsApp said so when templates were read.',
      heard: 'sweep',
    });
  }
  if (offeredStatuses.has(status)) {
    await offerAsConversation(em, gateway, { id, name, told: language, definition });
  }
}

/** What a provider does not tell of its conversations; screens show a dash. */
const untold = '–';
/** The variables that people named, one a line, in place of the text. */
export const hiddenDefinition = (variables: readonly string[]): TemplateDefinition => ({
  format: 'named',
  body: variables.map((name) => `${name}: {{${name}}}`).join('\n'),
  buttons: [],
  hidden: true,
});
const nothingKnown = hiddenDefinition([]);

/** Stores a conversation of which its provider tells only the name; its variables and its status are kept as they are. */
async function storeHidden(em: EntityManager, gateway: string, hidden: HiddenTemplate): Promise<void> {
  const { id, accountId, name } = hidden;
  const known = await em.findOne(Template, id);
  const untoldFacts = { language: untold, category: untold, status: 'APPROVED', definition: nothingKnown };
  if (known) em.assign(known, { name, syncedAt: new Date() });
  else em.create(Template, { id, gateway, accountId, name, ...untoldFacts });
  await em.flush();
  const definition = known?.definition ?? nothingKnown;
  await offerAsConversation(em, gateway, { id, name, told: accountId, definition });
}

/** By the clock that dates the changes of templates; ms since the epoch. */
async function databaseNow(orm: MikroORM): Promise<number> {
  const { rows } = await sql<{ now: number }>`select ${millis('now()')} as now`.execute(
    database(orm.em.fork()),
  );
  return rows[0]?.now ?? 0;
}

/** Reads every template of the gateway's account. Returns how many there are. Replicas that start together take turns. */
export async function syncTemplates(orm: MikroORM, gateway: Gateway): Promise<number> {
  let count = 0;
  const inTurn = (store: (em: EntityManager) => Promise<void>) =>
    orm.em.fork().transactional(async (em) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${gateway.name}, 18))`.execute(database(em));
      await store(em);
    });
  let askedAt = await databaseNow(orm);
  for await (const page of gateway.listTemplates()) {
    for (const snapshot of page) {
      const at = askedAt;
      await inTurn((em) => storeTemplate(em, gateway.name, snapshot, at));
      count += 1;
    }
    askedAt = await databaseNow(orm);
  }
  for (const hidden of (await gateway.listHiddenTemplates?.()) ?? []) {
    await inTurn((em) => storeHidden(em, gateway.name, hidden));
    count += 1;
  }
  return count;
}
