import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type ConversationFilter, ofConversations } from './load-cohorts.ts';
import { readOptional, readText, type SqlRow } from './sql-row.ts';

export interface TemplateHealth {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  /** The provider's word, such as APPROVED or PAUSED. */
  readonly status: string;
  /** GREEN, YELLOW or RED; null when WhatsApp has not said. */
  readonly quality: string | null;
}

/** The worse, the higher: what stops sending, then what is about to. */
export function healthConcern({ status, quality }: TemplateHealth): number {
  if (status === 'PAUSED' || status === 'DISABLED') return 4;
  if (quality === 'RED') return 3;
  if (quality === 'YELLOW') return 2;
  return status === 'APPROVED' ? 0 : 1;
}

/** Every template that a conversation uses, the worst first. */
export async function loadTemplateHealth(
  orm: MikroORM,
  conversations?: ConversationFilter,
): Promise<readonly TemplateHealth[]> {
  const { rows } = await sql<SqlRow>`
    select t.id, t.name, t.language, t.status, t.quality from template t
     where exists (select from conversation_version v where v.template_id = t.id and ${ofConversations(conversations)})
     order by t.name, t.language`.execute(orm.em.fork().getKysely());
  return rows
    .map((row) => ({
      id: readText(row, 'id'),
      name: readText(row, 'name'),
      language: readText(row, 'language'),
      status: readText(row, 'status'),
      quality: readOptional(readText, row, 'quality'),
    }))
    .toSorted((one, other) => healthConcern(other) - healthConcern(one));
}
