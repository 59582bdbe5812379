import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { spokenLanguage } from '../entities/language/say.ts';
import type { ChannelTarget } from './channel-sink.ts';
import { readOptional, readText, readTime, readWord, type SqlRow } from './sql-row.ts';

const postStatuses = ['posting', 'posted', 'refused'] as const;

/**
 * What is known of a message. While `posting`, `error` says why nothing happens now: `rate_limited` (it did not leave),
 * `absent` (looked for once and not found) or `unreadable` (it cannot be looked for); null: a call may have left.
 */
export interface StoredPost {
  readonly key: string;
  readonly channelId: string;
  readonly threadTs: string | null;
  readonly status: (typeof postStatuses)[number];
  readonly ts: string | null;
  readonly error: string | null;
  readonly attemptedAt: Date;
  readonly leasedUntil: Date | null;
}

const columns = sql.raw('key, channel_id, thread_ts, status, ts, error, attempted_at, leased_until');

const readPost = (row: SqlRow): StoredPost => ({
  key: readText(row, 'key'),
  channelId: readText(row, 'channel_id'),
  threadTs: readOptional(readText, row, 'thread_ts'),
  status: readWord(row, 'status', postStatuses),
  ts: readOptional(readText, row, 'ts'),
  error: readOptional(readText, row, 'error'),
  attemptedAt: readTime(row, 'attempted_at'),
  leasedUntil: readOptional(readTime, row, 'leased_until'),
});

export type PostStore = ReturnType<typeof createPostStore>;

export function createPostStore(orm: MikroORM) {
  const kysely = () => orm.em.fork().getKysely();
  const time = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;
  return {
    /** Keeps as its language the one that is spoken now. Undefined: the key is taken, by whomever. */
    async open(
      key: string,
      { channelId, threadTs }: ChannelTarget,
      now: Date,
      leasedUntil: Date,
    ): Promise<StoredPost | undefined> {
      const { rows } = await sql<SqlRow>`
        insert into post (key, channel_id, thread_ts, language, attempted_at, leased_until)
        values (${key}, ${channelId}, ${threadTs ?? null}, ${spokenLanguage()}, ${time(now)},
                ${time(leasedUntil)})
            on conflict (key) do nothing
        returning ${columns}`.execute(kysely());
      return rows.map(readPost)[0];
    },

    async find(key: string): Promise<StoredPost | undefined> {
      const { rows } = await sql<SqlRow>`select ${columns} from post where key = ${key}`.execute(kysely());
      return rows.map(readPost)[0];
    },

    async findAll(keys: readonly string[]): Promise<readonly StoredPost[]> {
      const { rows } = await sql<SqlRow>`
        select ${columns} from post where key = any(${[...keys]}::text[])`.execute(kysely());
      return rows.map(readPost);
    },

    /** Takes a message that nobody works on and whose fate is open. Undefined: it is taken or settled. */
    async lease(key: string, now: Date, leasedUntil: Date): Promise<StoredPost | undefined> {
      const { rows } = await sql<SqlRow>`
        update post set leased_until = ${time(leasedUntil)}
         where key = ${key} and status = 'posting' and error is distinct from 'unreadable'
           and (leased_until is null or leased_until <= ${time(now)})
        returning ${columns}`.execute(kysely());
      return rows.map(readPost)[0];
    },

    /** The intent of another call, committed before it. False: somebody else has the message now. */
    async beginAgain(post: StoredPost, now: Date, leasedUntil: Date): Promise<boolean> {
      const { rows } = await sql<SqlRow>`
        update post set attempted_at = ${time(now)}, error = null, language = ${spokenLanguage()},
                        leased_until = ${time(leasedUntil)}
         where key = ${post.key} and status = 'posting' and attempted_at = ${time(post.attemptedAt)}
           and leased_until = ${time(post.leasedUntil ?? now)}
        returning key`.execute(kysely());
      return rows.length > 0;
    },

    /** `shownHash` is null when what the message shows is not known. */
    async settlePosted(
      key: string,
      { channelId, ts }: { readonly channelId: string; readonly ts: string },
      shownHash: string | null,
    ): Promise<void> {
      await sql`
        update post
           set status = 'posted', channel_id = ${channelId}, ts = ${ts}, error = null, shown_hash = ${shownHash},
               leased_until = null
         where key = ${key} and status <> 'posted'`.execute(kysely());
    },

    async settleRefused(key: string, error: string): Promise<void> {
      await sql`
        update post set status = 'refused', error = ${error}, leased_until = null
         where key = ${key} and status = 'posting'`.execute(kysely());
    },

    /** Leaves the message open; nobody touches it before `until`. */
    async postpone(key: string, error: StoredPost['error'], until: Date | null): Promise<void> {
      await sql`
        update post set error = ${error}, leased_until = ${until === null ? sql`null` : time(until)}
         where key = ${key} and status = 'posting'`.execute(kysely());
    },
  };
}
