import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { say } from '../../entities/language/say.ts';
import { readNewFlow } from '../../flows/read-new-flow.ts';
import { DispatchError } from '../dispatch.ts';
import { database, storableText } from '../sql-rows.ts';
import type { FlowDraftContent } from './conversations.ts';

/** Only what can be read is kept. */
export async function storeFlowDraft(
  em: EntityManager,
  { conversationId, basedOn, source }: FlowDraftContent,
  by: string,
): Promise<number> {
  const parsed = readNewFlow(source);
  if (!parsed.ok) {
    const [first] = parsed.problems;
    throw new DispatchError(
      say`Line ${first?.line ?? 1}, column ${first?.column ?? 1}: ${first?.message ?? ''}`,
    );
  }
  const { rows } = await sql<{ id: number }>`
    insert into flow_draft (conversation_id, based_on, source, created_by)
    values (${conversationId}, ${basedOn}, ${storableText(source)}, ${by}) returning id::float8 as id`.execute(
    database(em),
  );
  return rows[0]?.id ?? 0;
}

export async function loadFlowDraft(em: EntityManager, draftId: number): Promise<FlowDraftContent> {
  const { rows } = await sql<FlowDraftContent>`
    select conversation_id as "conversationId", based_on as "basedOn", source from flow_draft
     where id = ${draftId}`.execute(database(em));
  const [draft] = rows;
  if (!draft) {
    throw new DispatchError(
      say`This flow was checked too long ago. Open the flow again and check it once more.`,
    );
  }
  return draft;
}

export async function eraseOldFlowDrafts(em: EntityManager): Promise<void> {
  await sql`delete from flow_draft where created_at < now() - interval '24 hours'`.execute(database(em));
}
