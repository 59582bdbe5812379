import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { say } from '../../entities/language/say.ts';
import type { TemplateDefinition } from '../../entities/template-definition.ts';
import { sourcesFor, type VariableSource } from '../../entities/variable-source.ts';
import { DispatchError } from '../dispatch.ts';
import { database, millis } from '../sql-rows.ts';
import type { EditedConversation, VersionLine } from './conversations.ts';

interface EditedRow {
  conversationId: number;
  name: string;
  version: number;
  variables: readonly VariableSource[];
  archived: boolean;
  flow: string | null;
  templateId: string;
  gateway: string;
  templateName: string;
  language: string;
  category: string;
  status: string;
  definition: TemplateDefinition;
}

const editedOf = (row: EditedRow): EditedConversation => ({
  conversationId: row.conversationId,
  name: row.name,
  version: row.version,
  template: {
    id: row.templateId,
    gateway: row.gateway,
    name: row.templateName,
    language: row.language,
    category: row.category,
    status: row.status,
    definition: row.definition,
  },
  sources: sourcesFor(row.definition, row.variables),
  ...(row.flow !== null && { flow: row.flow }),
  archived: row.archived,
});

/** Conversations that `condition` on `c` picks, with their current versions. */
async function readEdited(
  em: EntityManager,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<EditedConversation[]> {
  const { rows } = await sql<EditedRow>`
    select c.id as "conversationId", c.name, v.number as version, v.variables, v.flow,
           c.archived_at is not null as archived, t.id as "templateId", t.gateway, t.name as "templateName",
           t.language, t.category, t.status, t.definition
      from conversation c
      join conversation_version v on v.conversation_id = c.id
       and v.number = (select max(number) from conversation_version where conversation_id = c.id)
      join template t on t.id = v.template_id
     where ${condition}
     order by c.archived_at is not null, lower(c.name), c.id desc limit ${limit}`.execute(database(em));
  return rows.map(editedOf);
}

export async function loadEdited(em: EntityManager, conversationId: number): Promise<EditedConversation> {
  const [found] = await readEdited(em, sql`c.id = ${conversationId}`, 1);
  if (!found)
    throw new DispatchError(say`This conversation no longer exists. /treble conversations lists them.`);
  return found;
}

export async function loadEditedByName(em: EntityManager, name: string): Promise<EditedConversation> {
  const [found] = await readEdited(em, sql`lower(c.name) = lower(${name.trim()})`, 1);
  if (!found) {
    throw new DispatchError(say`There is no conversation named “${name}”. /treble conversations lists them.`);
  }
  return found;
}

export const findArchived = (em: EntityManager, limit: number): Promise<EditedConversation[]> =>
  readEdited(em, sql`c.archived_at is not null`, limit);

interface VersionRow extends Omit<VersionLine, 'createdAt'> {
  createdMs: number;
}

export async function readVersions(
  em: EntityManager,
  conversationId: number,
  limit: number,
): Promise<VersionLine[]> {
  const { rows } = await sql<VersionRow>`
    select v.number, t.name as "templateName", v.note, v.created_by as "createdBy",
           ${millis('v.created_at')} as "createdMs"
      from conversation_version v join template t on t.id = v.template_id
     where v.conversation_id = ${conversationId} order by v.number desc limit ${limit}`.execute(database(em));
  return rows.map(({ createdMs, ...line }) => ({ ...line, createdAt: new Date(createdMs) }));
}

/** Waits for whoever changes the conversation at this moment; until the transaction ends nobody else can. */
export async function lockConversation(em: EntityManager, conversationId: number): Promise<void> {
  await sql`select 1 from conversation where id = ${conversationId} for update`.execute(database(em));
}
