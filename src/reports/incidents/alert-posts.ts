import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type Language, languages } from '../../entities/language/language.ts';
import { readOptional, readText, readTime, readWord, type SqlRow } from '../sql-row.ts';

/** Where and how something of an incident was posted. */
export interface AlertPost {
  readonly key: string;
  readonly channelId: string;
  readonly threadTs: string | null;
  readonly status: 'posting' | 'posted' | 'refused';
  /** Null until it is posted. */
  readonly ts: string | null;
  readonly error: string | null;
  readonly shownHash: string | null;
  readonly attemptedAt: Date;
  readonly changedAt: Date;
  readonly language: Language;
}

const statuses = ['posting', 'posted', 'refused'] as const;

/** An alert that stands in Slack. */
export type StandingAlert = AlertPost & { readonly ts: string };

export const isStanding = (post: AlertPost): post is StandingAlert =>
  post.status === 'posted' && post.ts !== null;

/** Nothing more can be done for it. */
export const isSettled = (post: AlertPost | undefined): boolean =>
  post !== undefined && (post.status !== 'posting' || post.error === 'unreadable');

/** The one alert of an incident in a channel, or directly to a person. */
export const alertKey = (incidentId: number, placeId: string): string => `incident:${incidentId}:${placeId}`;

/** Not a word in a thread: those have longer keys. */
export const isAlert = ({ key }: AlertPost): boolean =>
  key.split(':').length === alertKey(0, '').split(':').length;

/** Something told once, in the thread under an alert; `about` has a word of its own for each moment. */
export const noteKey = (alert: string, about: string): string => `${alert}:${about}`;

/** A word in the thread of a deployment that is held. */
export const heldNoteKey = (incidentId: number, deploymentId: number): string =>
  `incident:${incidentId}:held:${deploymentId}`;

/** Everything that was posted of an incident, by key. */
export async function loadAlertPosts(
  orm: MikroORM,
  incidentId: number,
): Promise<ReadonlyMap<string, AlertPost>> {
  const { rows } = await sql<SqlRow>`
    select key, channel_id, thread_ts, status, ts, error, shown_hash, attempted_at,
           coalesce(edited_at, attempted_at) as changed_at, coalesce(language, 'en') as language
      from post where key like 'incident:%' and key like ${`incident:${incidentId}:%`} order by key`.execute(
    orm.em.fork().getKysely(),
  );
  const posts = rows.map(
    (row): AlertPost => ({
      key: readText(row, 'key'),
      channelId: readText(row, 'channel_id'),
      threadTs: readOptional(readText, row, 'thread_ts'),
      status: readWord(row, 'status', statuses),
      ts: readOptional(readText, row, 'ts'),
      error: readOptional(readText, row, 'error'),
      shownHash: readOptional(readText, row, 'shown_hash'),
      attemptedAt: readTime(row, 'attempted_at'),
      changedAt: readTime(row, 'changed_at'),
      language: readWord(row, 'language', languages),
    }),
  );
  return new Map(posts.map((post) => [post.key, post]));
}
