import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { saidAgain } from '../../entities/language/said-again.ts';
import { say } from '../../entities/language/say.ts';
import type { TemplateDefinition } from '../../entities/template-definition.ts';
import { statusWord } from '../../entities/template-words.ts';
import { neededColumns, sourcesFor, type VariableSource } from '../../entities/variable-source.ts';
import { DispatchError, type SendableConversation } from '../dispatch.ts';
import { database } from '../sql-rows.ts';

interface ConversationRow {
  conversationId: number;
  versionId: number;
  versionNumber: number;
  name: string;
  gateway: string;
  archived: boolean;
  variables: readonly VariableSource[];
  templateId: string;
  templateName: string;
  language: string;
  category: string;
  status: string;
  statusReason: string | null;
  definition: TemplateDefinition;
}

/** What a template's status means for sending; only APPROVED may be sent (template management page). */
function whyNotSendable(row: ConversationRow): string | undefined {
  const { name, archived, status, templateName, statusReason } = row;
  if (archived)
    return say`The conversation ${name} is archived. Restore it from /treble conversations to send it.`;
  if (status === 'APPROVED') return undefined;
  const standing = statusWord(status);
  const why = statusReason && statusReason !== 'NONE' ? `${standing} (${saidAgain(statusReason)})` : standing;
  return say`The template ${templateName} is ${why}. It can be sent when WhatsApp has approved it.`;
}

function conversationOf(row: ConversationRow): SendableConversation {
  return {
    conversationId: row.conversationId,
    versionId: row.versionId,
    versionNumber: row.versionNumber,
    name: row.name,
    gateway: row.gateway,
    template: {
      id: row.templateId,
      name: row.templateName,
      language: row.language,
      category: row.category,
      status: row.status,
      definition: row.definition,
    },
    columns: neededColumns(sourcesFor(row.definition, row.variables)),
    notSendable: whyNotSendable(row),
  };
}

const selected = sql.raw(`
  select c.id as "conversationId", v.id as "versionId", v.number as "versionNumber", c.name, t.gateway,
         c.archived_at is not null as archived, v.variables,
         t.id as "templateId", t.name as "templateName", t.language, t.category, t.status,
         t.status_reason as "statusReason", t.definition
    from conversation c
    join conversation_version v on v.conversation_id = c.id
    join template t on t.id = v.template_id`);

const isCurrent = sql.raw(
  `v.number = (select max(number) from conversation_version where conversation_id = c.id) and c.archived_at is null`,
);

/** In a `like` pattern these three have a meaning; a person who types them means the letters. */
export const likeText = (text: string) => `%${text.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`;

export async function findConversations(
  em: EntityManager,
  query: string,
  limit: number,
): Promise<SendableConversation[]> {
  const { rows } = await sql<ConversationRow>`${selected}
    where ${isCurrent} and c.name ilike ${likeText(query.trim())}
    order by t.status <> 'APPROVED', lower(c.name) limit ${limit}`.execute(database(em));
  return rows.map(conversationOf);
}

export async function loadConversation(em: EntityManager, name: string): Promise<SendableConversation> {
  const { rows } = await sql<ConversationRow>`${selected}
    where ${isCurrent} and lower(c.name) = lower(${name.trim()})`.execute(database(em));
  const [row] = rows;
  if (!row) {
    throw new DispatchError(say`There is no conversation named “${name}”. /treble conversations lists them.`);
  }
  return conversationOf(row);
}

export async function loadVersion(em: EntityManager, versionId: number): Promise<SendableConversation> {
  const { rows } = await sql<ConversationRow>`${selected} where v.id = ${versionId}`.execute(database(em));
  const [row] = rows;
  if (!row) throw new DispatchError(say`This conversation no longer exists. Pick another one.`);
  return conversationOf(row);
}

/** The variables of a version, needed to render its messages. */
export async function loadVariables(
  em: EntityManager,
  versionId: number,
): Promise<readonly VariableSource[]> {
  const { rows } = await sql<{ variables: readonly VariableSource[] }>`
    select variables from conversation_version where id = ${versionId}`.execute(database(em));
  return rows[0]?.variables ?? [];
}
