import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database } from '../sql-rows.ts';
import type { Exports } from './privacy.ts';

const atOnce = 20;
/** Another replica takes a file that this one did not finish after this; and so does the next try. */
const againAfter = sql.raw(`interval '10 minutes'`);
/** After a week of tries nobody will get it deleted: the app lost its right, or the workspace its file. */
const mostTries = 1_000;

export function createExports(orm: MikroORM, keptHours: number): Exports {
  const db = () => database(orm.em.fork());
  return {
    async note(fileId) {
      await sql`
        insert into slack_export (file_id, expires_at) values (${fileId}, now() + ${keptHours} * interval '1 hour')
            on conflict do nothing`.execute(db());
    },
    async expire(remove) {
      const { rows } = await sql<{ fileId: string }>`
        with due as (
          select file_id from slack_export where expires_at <= now() order by expires_at limit ${atOnce}
             for update skip locked)
        update slack_export e set expires_at = now() + ${againAfter}, tries = tries + 1
          from due where e.file_id = due.file_id returning e.file_id as "fileId"`.execute(db());
      for (const { fileId } of rows) {
        await remove(fileId);
        await sql`delete from slack_export where file_id = ${fileId}`.execute(db());
      }
      await sql`delete from slack_export where tries >= ${mostTries}`.execute(db());
    },
  };
}
