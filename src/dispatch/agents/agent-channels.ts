import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { recordAct } from '../../entities/database/record-act.ts';
import { database } from '../sql-rows.ts';
import type { AgentChannelLine } from './agents.ts';

export async function loadAgentChannels(orm: MikroORM): Promise<readonly AgentChannelLine[]> {
  const { rows } = await sql<AgentChannelLine & { refused: string | null }>`
    select c.channel_id as "channelId", c.team, c.refused_because as refused,
           count(t.id)::float8 as open, (count(t.id) filter (where t.holder is null))::float8 as waiting
      from agent_channel c
      left join agent_thread t on t.channel_id = c.channel_id and t.ended_at is null
     group by c.channel_id order by c.added_at, c.channel_id`.execute(database(orm.em.fork()));
  return rows.map(({ refused, ...line }) => ({ ...line, refusedBecause: refused ?? undefined }));
}

/** Whose chats open there, locked; null where none do. */
async function teamOf(em: EntityManager, channelId: string): Promise<{ readonly team: string } | null> {
  const { rows } = await sql<{ team: string }>`
    select team from agent_channel where channel_id = ${channelId} for update`.execute(database(em));
  return rows[0] ?? null;
}

export async function addAgentChannel(
  orm: MikroORM,
  channelId: string,
  team: string,
  by: string,
): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    const before = await teamOf(em, channelId);
    await sql`
      insert into agent_channel (channel_id, team, added_by) values (${channelId}, ${team}, ${by})
          on conflict (channel_id) do update set team = excluded.team, refused_because = null`.execute(
      database(em),
    );
    await recordAct(em, by, 'agents.add', `channel:${channelId}`, { before, after: { team } });
  });
}

export async function removeAgentChannel(orm: MikroORM, channelId: string, by: string): Promise<boolean> {
  return orm.em.fork().transactional(async (em) => {
    const before = await teamOf(em, channelId);
    if (before === null) return false;
    await sql`delete from agent_channel where channel_id = ${channelId}`.execute(database(em));
    await recordAct(em, by, 'agents.remove', `channel:${channelId}`, { before, after: null });
    return true;
  });
}
