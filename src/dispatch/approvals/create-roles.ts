import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { recordAct } from '../../entities/database/record-act.ts';
import type { Place } from '../../entities/role.ts';
import { database } from '../sql-rows.ts';
import type { GrantLine, GrantWish, Roles, Target } from './roles.ts';

const line =
  sql.raw(`g.id, g.holder, g.role, g.channel_id as "channelId", g.conversation_id as "conversationId",
  (select c.name from conversation c where c.id = g.conversation_id) as conversation,
  g.given_by as "givenBy"`);

/** What the audit keeps of a grant. */
const auditedGrant = ({ holder, role, channelId, conversationId }: Omit<GrantLine, 'id'>) => ({
  holder,
  role,
  channelId,
  conversationId,
});

async function give(em: EntityManager, wish: GrantWish, by: string): Promise<number> {
  const { rows } = await sql<GrantLine>`
    insert into role_grant as g (holder, role, channel_id, conversation_id, given_by)
    select holder, ${wish.role}, ${wish.channelId}::text, ${wish.conversationId}::int, ${by}
      from unnest(${[...new Set(wish.holders)].sort()}::text[]) as holder
        on conflict do nothing returning ${line}`.execute(database(em));
  for (const given of rows)
    await recordAct(em, by, 'role.give', `holder:${given.holder}`, {
      before: null,
      after: auditedGrant(given),
    });
  return rows.length;
}

async function take(em: EntityManager, id: number, by: string): Promise<GrantLine | undefined> {
  const { rows } = await sql<GrantLine>`
    delete from role_grant g where id = ${id} returning ${line}`.execute(database(em));
  const [taken] = rows;
  if (taken)
    await recordAct(em, by, 'role.take', `holder:${taken.holder}`, {
      before: auditedGrant(taken),
      after: null,
    });
  return taken;
}

function placeQuery(target: Target): RawBuilder<Place> {
  if ('versionId' in target) {
    return sql`select conversation_id as "conversationId" from conversation_version where id = ${target.versionId}`;
  }
  const deployment =
    'deploymentId' in target
      ? sql`${target.deploymentId}::int`
      : sql`(select deployment_id from correction where id = ${target.correctionId})`;
  return sql`
    select d.channel_id as "channelId", v.conversation_id as "conversationId"
      from deployment d join conversation_version v on v.id = d.version_id where d.id = ${deployment}`;
}

/** Who may do what, over one database; each call is a unit of work of its own. */
export function createRoles(orm: MikroORM): Roles {
  const em = () => orm.em.fork();
  return {
    async list(limit) {
      const { rows } = await sql<GrantLine>`
        select ${line} from role_grant g order by g.given_at desc, g.id desc limit ${limit}`.execute(
        database(em()),
      );
      return rows;
    },
    async grantsFor(userId, role) {
      const { rows } = await sql<GrantLine>`
        select ${line} from role_grant g
         where g.role in (${role}, 'admin') and (g.holder = ${userId} or g.holder like 'S%')`.execute(
        database(em()),
      );
      return rows;
    },
    give: (wish, by) => em().transactional((tx) => give(tx, wish, by)),
    take: (id, by) => em().transactional((tx) => take(tx, id, by)),
    async placeOf(target) {
      const { rows } = await placeQuery(target).execute(database(em()));
      return rows[0] ?? { channelId: null, conversationId: null };
    },
  };
}
