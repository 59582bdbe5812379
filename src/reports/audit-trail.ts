import type { MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { byteOrderMark, csvLine } from '../entities/csv-line.ts';
import { readNumber, readOptional, readText, readTime, type SqlRow } from './sql-row.ts';

/** Who did or revealed what, when, and in which channel. */
export interface AuditLine {
  readonly id: number;
  readonly at: Date;
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  readonly channelId: string | null;
  /** JSON: what was before and after, where something changed. */
  readonly detail: string;
}

/** The audit, for administrators; words look for people, acts, subjects, channels and what changed. */
export interface AuditTrail {
  /** The newest first. */
  find(words: readonly string[], limit: number): Promise<readonly AuditLine[]>;
  /** Everything that was found, as lines of CSV, in parts of bounded size. */
  export(words: readonly string[]): AsyncGenerator<string>;
}

const perPart = 5_000;

const escaped = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** `D-104` is how people call `deployment:104`, and a mention how Slack writes an id. */
const soughtWord = (word: string): string =>
  word.replace(/^d-(\d+)$/i, 'deployment:$1').replace(/^<[@#!](?:subteam\^)?([A-Z0-9]+)(\|[^>]*)?>$/, '$1');

const matches = (words: readonly string[]): RawBuilder<unknown>[] =>
  words.map((word) => {
    const sought = soughtWord(word);
    const like = escaped(sought);
    return /^deployment:\d+$/.test(sought)
      ? sql`a.subject = ${sought}`
      : sql`(a.actor ilike ${like} or a.act ilike ${like} or a.subject ilike ${like} or a.channel_id ilike ${like}
             or a.detail::text ilike ${like} or to_char(a.at at time zone 'UTC', 'YYYY-MM-DD') like ${like})`;
  });

const lineOf = (row: SqlRow): AuditLine => ({
  id: readNumber(row, 'id'),
  at: readTime(row, 'at'),
  actor: readText(row, 'actor'),
  act: readText(row, 'act'),
  subject: readText(row, 'subject'),
  channelId: readOptional(readText, row, 'channel_id'),
  detail: readOptional(readText, row, 'detail') ?? '',
});

export function createAuditTrail(orm: MikroORM): AuditTrail {
  async function read(
    words: readonly string[],
    before: number,
    limit: number,
  ): Promise<readonly AuditLine[]> {
    const all = sql.join([sql`a.id < ${before}`, ...matches(words)], sql` and `);
    const { rows } = await sql<SqlRow>`
      select a.id::float8 as id, date_trunc('milliseconds', a.at) as at, a.actor, a.act, a.subject, a.channel_id,
             a.detail::text as detail
        from audit_entry a where ${all} order by a.id desc limit ${limit}`.execute(orm.em.fork().getKysely());
    return rows.map(lineOf);
  }
  return {
    find: (words, limit) => read(words, Number.MAX_SAFE_INTEGER, limit),
    async *export(words) {
      yield byteOrderMark + csvLine(['at', 'actor', 'act', 'subject', 'channel', 'detail']);
      let before = Number.MAX_SAFE_INTEGER;
      for (;;) {
        const lines = await read(words, before, perPart);
        if (lines.length === 0) return;
        before = lines.at(-1)?.id ?? 0;
        yield lines
          .map(({ at, actor, act, subject, channelId, detail }) =>
            csvLine([at.toISOString(), actor, act, subject, channelId ?? '', detail]),
          )
          .join('');
      }
    },
  };
}
