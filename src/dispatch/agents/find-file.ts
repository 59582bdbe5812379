import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { mediaOf } from '../../entities/inbound-media.ts';
import { database } from '../sql-rows.ts';
import type { ChatFile } from './agents.ts';

/** A file that a customer sent into a chat that agents had; undefined: there is none. */
export async function findChatFile(orm: MikroORM, inboundId: string): Promise<ChatFile | undefined> {
  const { rows } = await sql<{
    lineId: string;
    type: string;
    raw: unknown;
    channelId: string;
    sessionId: number;
  }>`
    select i.line_id as "lineId", i.type, i.raw, t.channel_id as "channelId", t.session_id::float8 as "sessionId"
      from handover_message m
      join inbound i on i.provider_id = m.inbound_id
      join agent_thread t on t.session_id = m.session_id
     where m.inbound_id = ${inboundId} order by t.id desc limit 1`.execute(database(orm.em.fork()));
  const [row] = rows;
  const media = row && mediaOf(row.type, row.raw);
  return media && { ...media, lineId: row.lineId, channelId: row.channelId, sessionId: row.sessionId };
}
