import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database } from '../sql-rows.ts';
import type { WrittenLine } from './agents.ts';
import { addAct, lockThread } from './thread-store.ts';

/** Takes a line back that has not become a message yet; its thread is told where it would have become one. */
export async function refuseLine(
  orm: MikroORM,
  { channelId, ts }: Pick<WrittenLine, 'channelId' | 'ts'>,
): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    const db = database(em);
    const { rows } = await sql<{ threadId: number; author: string }>`
      select thread_id::float8 as "threadId", author from agent_line
       where channel_id = ${channelId} and ts = ${ts}`.execute(db);
    const [line] = rows;
    const thread = line && (await lockThread(em, line.threadId));
    if (!line || !thread) return;
    if (thread.holder !== line.author) {
      await sql`
        delete from agent_line where channel_id = ${channelId} and ts = ${ts} and handled_at is null`.execute(
        db,
      );
      return;
    }
    const { rows: taken } = await sql`
      update agent_line
         set handled_at = clock_timestamp(), settled_at = clock_timestamp(), message_ids = '[]', text = left(text, 60)
       where channel_id = ${channelId} and ts = ${ts} and handled_at is null returning 1`.execute(db);
    if (taken.length === 0) return;
    await addAct(em, {
      threadId: line.threadId,
      kind: 'unsent',
      by: line.author,
      detail: { why: 'no_right', ts },
    });
  });
}
