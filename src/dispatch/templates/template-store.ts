import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { say } from '../../entities/language/say.ts';
import type { TemplateDefinition } from '../../entities/template-definition.ts';
import { likeText } from '../conversations/conversation-store.ts';
import type { OfferedTemplate } from '../conversations/conversations.ts';
import { DispatchError } from '../dispatch.ts';
import { database } from '../sql-rows.ts';

interface TemplateRow {
  id: string;
  gateway: string;
  name: string;
  language: string;
  category: string;
  status: string;
  definition: TemplateDefinition;
}

const selected = sql.raw('select id, gateway, name, language, category, status, definition from template');

export async function findTemplates(
  em: EntityManager,
  query: string,
  limit: number,
): Promise<OfferedTemplate[]> {
  const { rows } = await sql<TemplateRow>`${selected} where name ilike ${likeText(query.trim())}
    order by status <> 'APPROVED', lower(name), language limit ${limit}`.execute(database(em));
  return rows;
}

export async function loadTemplate(em: EntityManager, id: string): Promise<OfferedTemplate> {
  const { rows } = await sql<TemplateRow>`${selected} where id = ${id}`.execute(database(em));
  const [template] = rows;
  if (!template)
    throw new DispatchError(say`This template no longer exists at WhatsApp. Choose another one.`);
  return template;
}
