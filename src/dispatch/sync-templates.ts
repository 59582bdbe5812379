import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Conversation } from '../entities/rows/conversation.ts';
import { ConversationVersion, type VariableSource } from '../entities/rows/conversation-version.ts';
import { Template } from '../entities/rows/template.ts';
import { placeholderKey, placeholdersOf, type TemplateDefinition } from '../entities/template-definition.ts';
import type { Gateway, TemplateSnapshot } from '../gateways/gateway.ts';
import { templateStatusChanged } from './template-status.ts';

/** A template in one of these states may be sent now or again, so it is offered as a conversation. */
const offeredStatuses = new Set(['APPROVED', 'PAUSED']);

/** Named variables come from the column of that name, positional ones from columns `1`, `2`… */
const variablesOf = (definition: TemplateDefinition): VariableSource[] =>
  placeholdersOf(definition).map((placeholder) => ({
    key: placeholderKey(placeholder),
    column: placeholder.name,
  }));

/** A free name: the template's, with its language when another language has it already. */
async function freeName(em: EntityManager, { name, language }: TemplateSnapshot): Promise<string> {
  const taken = await em.count(Conversation, { name, archivedAt: null });
  return taken === 0 ? name : `${name} (${language})`;
}

async function offerAsConversation(
  em: EntityManager,
  gateway: string,
  snapshot: TemplateSnapshot,
): Promise<void> {
  const variables = variablesOf(snapshot.definition);
  const template = em.getReference(Template, snapshot.id);
  const current = await em.findOne(
    ConversationVersion,
    { template, conversation: { origin: 'template' } },
    { orderBy: { number: 'desc' }, populate: ['conversation'] },
  );
  if (!current) {
    const name = await freeName(em, snapshot);
    const conversation = em.create(Conversation, { name, gateway, origin: 'template' });
    em.create(ConversationVersion, { conversation, number: 1, template, variables });
  } else if (JSON.stringify(current.variables) !== JSON.stringify(variables)) {
    const { conversation, number } = current;
    em.create(ConversationVersion, { conversation, number: number + 1, template, variables });
  }
  await em.flush();
}

/** Stores what the provider says of one template, and offers it as a conversation of its own. */
async function storeTemplate(em: EntityManager, gateway: string, snapshot: TemplateSnapshot): Promise<void> {
  const { id, accountId, name, language, category, status, definition } = snapshot;
  const known = await em.findOne(Template, id);
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
    });
  }
  if (offeredStatuses.has(status)) await offerAsConversation(em, gateway, snapshot);
}

/** Reads every template of the gateway's account. Returns how many there are. */
export async function syncTemplates(orm: MikroORM, gateway: Gateway): Promise<number> {
  let count = 0;
  for await (const page of gateway.listTemplates()) {
    for (const snapshot of page) {
      await orm.em.fork().transactional((em) => storeTemplate(em, gateway.name, snapshot));
      count += 1;
    }
  }
  return count;
}
