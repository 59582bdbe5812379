import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database, jsonText, storableText } from '../sql-rows.ts';
import type { WrittenLine } from './agents.ts';
import { privateMark } from './decide-line.ts';

/** Keeps a line of a thread that goes on. Whatever else people write in Slack is not kept, and neither is it sent. */
export async function takeLine(orm: MikroORM, line: WrittenLine): Promise<boolean> {
  const { channelId, ts, threadTs, author, text, files } = line;
  if (text.trimStart().startsWith(privateMark)) return false;
  const { rows } = await sql`
    insert into agent_line (channel_id, ts, thread_id, author, text, files)
    select p.channel_id, ${ts}, t.id, ${author}, ${storableText(text)}, ${jsonText(files)}::jsonb
      from post p join agent_thread t on p.key = 'agent:' || t.id
     where p.channel_id = ${channelId} and p.ts = ${threadTs}
       and (t.ended_at is null or t.ended_at > now() - interval '1 minute')
        on conflict (channel_id, ts) do nothing returning 1`.execute(database(orm.em.fork()));
  return rows.length > 0;
}
