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

/**
 * Every template that is sent with now, the worst first: that of the current version of a conversation that is not
 * archived, or of a deployment that is under way. What nobody sends any more asks nothing of anybody.
 */
export async function loadTemplateHealth(
  orm: MikroORM,
  conversations?: ConversationFilter,
): Promise<readonly TemplateHealth[]> {
  const { rows } = await sql<SqlRow>`
    select t.id, t.name, t.language, t.status, t.quality from template t
     where exists (
       select from conversation_version v join conversation c on c.id = v.conversation_id
        where v.template_id = t.id and ${ofConversations(conversations)}
          and (c.archived_at is null and not exists (
                 select from conversation_version later
                  where later.conversation_id = v.conversation_id and later.number > v.number)
               or exists (select from deployment d where d.version_id = v.id and d.phase in ('scheduled', 'sending'))))
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
