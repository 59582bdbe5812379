import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { lockPhones } from '../guards/phone-lock.ts';
import { database } from '../sql-rows.ts';
import { loadAgentChannels } from './agent-channels.ts';
import type { AgentChannelLine } from './agents.ts';
import { openThread } from './thread-store.ts';

const handoversAtOnce = 100;

type Usable = Pick<AgentChannelLine, 'channelId' | 'team' | 'open' | 'refusedBecause'>;

/**
 * Where a chat goes: to the team's own channels, else to those that take any, else to whatever there is, as somebody has to
 * answer; among several to the one with the fewest open chats. Undefined: no channel takes anything.
 */
function chooseChannel(channels: readonly Usable[], team: string): string | undefined {
  const usable = channels.filter(({ refusedBecause }) => refusedBecause === undefined);
  const circles = [team.trim().toLowerCase(), ''].map((wanted) =>
    usable.filter((channel) => channel.team === wanted),
  );
  const circle = circles.find(({ length }) => length > 0) ?? usable;
  return circle.toSorted((one, other) => one.open - other.open)[0]?.channelId;
}

async function openOne(em: EntityManager, handoverId: number, channelId: string): Promise<boolean> {
  const db = database(em);
  const { rows: found } = await sql<{ phone: string }>`
    select phone from handover where id = ${handoverId}`.execute(db);
  await lockPhones(
    em,
    found.map(({ phone }) => phone),
  );
  const { rows } = await sql<{ sessionId: number; phone: string; lineId: string; stands: boolean }>`
    update handover h set opened_at = clock_timestamp() from session s
     where h.id = ${handoverId} and h.opened_at is null and s.id = h.session_id
    returning s.id::float8 as "sessionId", h.phone, h.line_id as "lineId", s.kind = 'agent' as stands`.execute(
    db,
  );
  const [handover] = rows;
  if (!handover?.stands) return false;
  await openThread(em, { ...handover, channelId, toldUpto: 0 });
  return true;
}

/** Gives every chat that was handed over its thread, once. */
export async function openThreads(orm: MikroORM): Promise<number> {
  const { rows } = await sql<{ id: number; team: string }>`
    select id::float8 as id, team from handover where opened_at is null order by id limit ${handoversAtOnce}`.execute(
    database(orm.em.fork()),
  );
  if (rows.length === 0) return 0;
  const open = new Map((await loadAgentChannels(orm)).map((channel) => [channel.channelId, channel]));
  let opened = 0;
  for (const { id, team } of rows) {
    const channelId = chooseChannel([...open.values()], team);
    const channel = channelId === undefined ? undefined : open.get(channelId);
    if (!channel) return opened;
    const isOpened = await orm.em.fork().transactional((em) => openOne(em, id, channel.channelId));
    if (!isOpened) continue;
    open.set(channel.channelId, { ...channel, open: channel.open + 1 });
    opened += 1;
  }
  return opened;
}
