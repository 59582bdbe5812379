import type { MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import type { Scope, TemplateLine } from './reader.ts';
import { readOptional, readText, readTime, type SqlRow } from './sql-row.ts';

/** SQL: version `v` is in the scope. */
function versionIn(scope: Scope): RawBuilder<boolean> {
  if (scope.kind === 'deployment') {
    return sql<boolean>`v.id = (select version_id from deployment where id = ${scope.deploymentId})`;
  }
  const isOfConversation = sql<boolean>`v.conversation_id = ${scope.conversationId}`;
  return scope.kind === 'conversation'
    ? isOfConversation
    : sql<boolean>`(${isOfConversation} and v.number = ${scope.versionNumber})`;
}

export const readTemplate = (row: SqlRow): TemplateLine => ({
  id: readText(row, 'id'),
  accountId: readText(row, 'account_id'),
  name: readText(row, 'name'),
  language: readText(row, 'language'),
  category: readText(row, 'category'),
  status: readText(row, 'status'),
  statusReason: readOptional(readText, row, 'status_reason'),
  statusAt: readTime(row, 'status_at'),
  pauseTitle: readOptional(readText, row, 'pause_title'),
  quality: readOptional(readText, row, 'quality'),
});

export async function loadTemplates(orm: MikroORM, scope: Scope): Promise<readonly TemplateLine[]> {
  const { rows } = await sql<SqlRow>`
    select t.id, t.account_id, t.name, t.language, t.category, t.status, t.status_reason, t.status_at,
           t.pause_title, t.quality
      from template t join conversation_version v on v.template_id = t.id
     where ${versionIn(scope)}
     group by t.id order by max(v.number) desc`.execute(orm.em.fork().getKysely());
  return rows.map(readTemplate);
}
