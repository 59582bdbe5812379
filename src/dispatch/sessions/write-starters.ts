import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { delivered } from '../../entities/cell.ts';
import { bucketOfDeployment } from '../outcomes/recipient-store.ts';
import { shardOf } from '../outcomes/tally-store.ts';
import { database, jsonText } from '../sql-rows.ts';
import type { ChatKey } from './chat-store.ts';
import type { DecidedChat } from './write-chats.ts';

/** Recipients of standing deployments by phone, line and version. */
export interface Starters {
  find(chat: ChatKey, versionId: number | undefined): number | undefined;
}

interface Wanted extends ChatKey {
  readonly versionId: number;
}

const keyOf = ({ phone, lineId }: ChatKey, versionId: number): string => `${versionId} ${lineId} ${phone}`;

const wantedIn = (decided: readonly DecidedChat[]): Wanted[] =>
  decided.flatMap(({ chat: { phone, lineId }, change }) =>
    change.sessions.flatMap(({ owner, versionId }) =>
      owner?.kind === 'starter' && owner.recipientId === undefined && versionId !== undefined
        ? [{ phone, lineId, versionId }]
        : [],
    ),
  );

/** A version has one deployment on a line that stands for everybody who starts it by writing. */
async function standDeployments(em: EntityManager, wanted: readonly Wanted[]): Promise<void> {
  const rows = [...new Map(wanted.map((one) => [`${one.versionId} ${one.lineId}`, one])).values()];
  await sql`
    insert into deployment (version_id, line_id, kind, phase, channel_id, audience_name, created_by, imported_at,
                            launched_by, launched_at, sent_at, finished_at)
    select "versionId", "lineId", 'inbound', 'finished', '', 'people who wrote', '', now(), null, now(), now(), now()
      from json_to_recordset(${jsonText(rows)}::json) as v("versionId" int, "lineId" text)
     order by "versionId", "lineId"
        on conflict (version_id, line_id) where kind = 'inbound' do nothing`.execute(database(em));
}

/** Our answer reaches whoever has just written: they are delivered, and respond once they answer it. */
const started = delivered('delivered', false);

async function countStarters(em: EntityManager, writer: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    insert into tally (deployment_id, bucket, state, cause, code, sent, responded, shard, is_test, count)
    select r.deployment_id, ${sql.raw(bucketOfDeployment)}, r.state, r.cause, '', r.sent, r.responded,
           ${shardOf(writer)}, r.is_test, count(*)
      from recipient r join deployment d on d.id = r.deployment_id
     where r.id = any(${[...ids]}::bigint[])
     group by 1, 2, 3, 4, 6, 7, 9 order by 1, 2
        on conflict (deployment_id, bucket, state, cause, code, sent, responded, shard, is_test)
        do update set count = tally.count + excluded.count`.execute(database(em));
}

/** Makes everybody who starts a version a recipient of its standing deployment, once, and counts them. */
export async function createStarters(
  em: EntityManager,
  writer: number,
  decided: readonly DecidedChat[],
): Promise<Starters> {
  const wanted = wantedIn(decided);
  const found = new Map<string, number>();
  if (wanted.length > 0) {
    await standDeployments(em, wanted);
    const db = database(em);
    const { rows: made } = await sql<{ id: number }>`
      insert into recipient (deployment_id, row_number, phone, raw_phone, variables, state, cause, sent, is_test)
      select d.id, 0, v.phone, v.phone, '{}', ${started.state}, ${started.cause}, ${started.sent},
             exists (select 1 from test_number t where t.phone = v.phone)
        from (select distinct * from json_to_recordset(${jsonText(wanted)}::json)
                   as w(phone text, "lineId" text, "versionId" int)) v
        join deployment d on d.version_id = v."versionId" and d.line_id = v."lineId" and d.kind = 'inbound'
       order by v.phone, d.id
          on conflict (phone, deployment_id) do nothing
      returning id::float8 as id`.execute(db);
    await countStarters(
      em,
      writer,
      made.map(({ id }) => id),
    );
    const { rows } = await sql<Wanted & { id: number }>`
      select r.id::float8 as id, r.phone, d.line_id as "lineId", d.version_id as "versionId"
        from json_to_recordset(${jsonText(wanted)}::json) as v(phone text, "lineId" text, "versionId" int)
        join deployment d on d.version_id = v."versionId" and d.line_id = v."lineId" and d.kind = 'inbound'
        join recipient r on r.phone = v.phone and r.deployment_id = d.id`.execute(db);
    for (const row of rows) found.set(keyOf(row, row.versionId), row.id);
  }
  return {
    find: (chat, versionId) => (versionId === undefined ? undefined : found.get(keyOf(chat, versionId))),
  };
}
