import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { arrivedLate } from '../entities/attempt-outcome.ts';
import { type Language, languages } from '../entities/language/language.ts';
import { speaking, tongues } from '../entities/language/say.ts';
import type { ChannelSink } from './channel-sink.ts';
import { loadDeployments } from './load-deployments.ts';
import { createPostOnce, type PostOnce } from './post-once.ts';
import { readNumber, readText, readWord, type SqlRow } from './sql-row.ts';
import { duplicatesNote } from './thread-moments.ts';
import { forEachAlone, singleTick, type TickReport } from './tick.ts';

export interface DuplicateNotesOptions {
  readonly orm: MikroORM;
  readonly sink: ChannelSink;
  readonly now: () => Date;
  /** How notes get posted; by default once per deployment through `sink`. */
  readonly postOnce?: PostOnce;
}

interface Doubled {
  readonly id: number;
  readonly people: number;
  readonly channelId: string;
  readonly threadTs: string;
  /** Of the message that the thread is about. */
  readonly language: Language;
}

/** A receipt that late is not waited for. */
const watchedMs = 7 * 86_400_000;
const atOnce = 4;
const noteKey = (id: number): string => `deployment:${id}:duplicates`;

/** Attempts after the first are few and have an index of their own, so this costs what was retried, not what was sent. */
async function loadDoubled(orm: MikroORM, now: Date): Promise<readonly Doubled[]> {
  const since = new Date(now.getTime() - watchedMs).toISOString();
  const { rows } = await sql<SqlRow>`
    select d.id, late.people, p.channel_id, p.ts, coalesce(p.language, 'en') as language
      from deployment d
      join lateral (select m.channel_id, m.ts, m.language from post m
                     where m.key in ('deployment:' || d.id, 'deployment:' || d.id || ':direct')
                       and m.status = 'posted' limit 1) p on true
      join lateral (select min(first_id) as first, max(last_id) as last from chunk
                     where deployment_id = d.id) ids on true
      join lateral (select count(distinct r.id) as people
                      from attempt second
                      join recipient r on r.id = second.recipient_id and r.deployment_id = d.id
                      join attempt a on a.recipient_id = r.id and a.number < second.number
                     where second.number > 1 and second.recipient_id between ids.first and ids.last
                       and (second.outcome is null or second.outcome <> 'not_accepted')
                       and ${sql.raw(arrivedLate)}) late on late.people > 0
     where d.launched_at > ${since}::timestamptz and d.phase in ('sending', 'sent', 'finished', 'cancelled')
       and not exists (select from post n where n.key = 'deployment:' || d.id || ':duplicates'
                                            and (n.status <> 'posting' or n.error = 'unreadable'))
     order by d.id`.execute(orm.em.fork().getKysely());
  return rows.map((row) => ({
    id: readNumber(row, 'id'),
    people: readNumber(row, 'people'),
    channelId: readText(row, 'channel_id'),
    threadTs: readText(row, 'ts'),
    language: readWord(row, 'language', languages),
  }));
}

/** Tells the thread of a deployment, once, that people may have received its message twice. */
export function createDuplicateNotes(options: DuplicateNotesOptions): { tick(): Promise<TickReport> } {
  const { orm, sink, now, postOnce = createPostOnce({ orm, sink, now }) } = options;

  async function note({ id, people, channelId, threadTs, language }: Doubled): Promise<void> {
    const [deployment] = await loadDeployments(orm, sql<boolean>`d.id = ${id}`, 1);
    if (!deployment) return;
    await speaking(tongues[language], () => {
      const document = duplicatesNote(deployment, people);
      return postOnce({ key: noteKey(id), target: { channelId, threadTs }, document });
    });
  }

  return {
    tick: singleTick('possible duplicates', async () =>
      forEachAlone(await loadDoubled(orm, now()), atOnce, ({ id }) => noteKey(id), note),
    ),
  };
}
