import type { MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { incidentKinds } from '../../entities/incident-kind.ts';
import { type Language, languages } from '../../entities/language/language.ts';
import {
  readNumber,
  readOptional,
  readText,
  readTexts,
  readTime,
  readWord,
  type SqlRow,
} from '../sql-row.ts';
import type { StandingIncident } from './standing-incident.ts';

function readIncident(row: SqlRow): StandingIncident {
  const who = (name: string) => readOptional(readText, row, name);
  const when = (name: string) => readOptional(readTime, row, name);
  const acknowledgedBy = who('acknowledged_by');
  const assignedTo = who('assigned_to');
  const snoozedBy = who('snoozed_by');
  return {
    id: readNumber(row, 'id'),
    kind: readWord(row, 'kind', incidentKinds),
    subject: readText(row, 'subject'),
    because: readText(row, 'because'),
    step: readText(row, 'step'),
    facts: readTexts(row, 'facts'),
    openedAt: readTime(row, 'opened_at'),
    changedAt: readTime(row, 'changed_at'),
    reopenedAt: when('reopened_at'),
    openings: readNumber(row, 'openings'),
    closedAt: when('closed_at'),
    acknowledged:
      acknowledgedBy === null ? null : { by: acknowledgedBy, at: readTime(row, 'acknowledged_at') },
    assigned:
      assignedTo === null
        ? null
        : { to: assignedTo, by: readText(row, 'assigned_by'), at: readTime(row, 'assigned_at') },
    snoozed:
      snoozedBy === null
        ? null
        : { by: snoozedBy, at: readTime(row, 'snoozed_at'), until: when('snoozed_until') },
  };
}

/** A held deployment's live message, in whose thread an alert belongs. */
export interface HeldMessage {
  readonly deploymentId: number;
  readonly channelId: string;
  readonly ts: string;
  readonly language: Language;
}

/** So long after it is over, the last words of an incident are still tried. */
const lastWordsMs = 2 * 86_400_000;

export type IncidentStore = ReturnType<typeof createIncidentStore>;

export function createIncidentStore(orm: MikroORM) {
  const kysely = () => orm.em.fork().getKysely();
  async function load(condition: RawBuilder<boolean>): Promise<readonly StandingIncident[]> {
    const { rows } = await sql<SqlRow>`select * from incident where ${condition} order by id`.execute(
      kysely(),
    );
    return rows.map(readIncident);
  }
  return {
    loadOpen: () => load(sql<boolean>`closed_at is null`),

    find: async (id: number) => (await load(sql<boolean>`id = ${id}`))[0],

    /** Those whose messages may have to change: open ones, and those that were over a short while ago. */
    loadWatched: (now: Date) =>
      load(
        sql<boolean>`(closed_at is null
          or closed_at > ${new Date(now.getTime() - lastWordsMs).toISOString()}::timestamptz)`,
      ),

    /** Channels with a standing subscription to any report. */
    async subscribedChannels(): Promise<readonly string[]> {
      const { rows } = await sql<SqlRow>`
        select distinct channel_id from subscription where ended_at is null order by channel_id`.execute(
        kysely(),
      );
      return rows.map((row) => readText(row, 'channel_id'));
    },

    /** Newest first. */
    async liveMessagesOf(deploymentIds: readonly number[]): Promise<readonly HeldMessage[]> {
      const keys = deploymentIds.flatMap((id) => [`deployment:${id}`, `deployment:${id}:direct`]);
      const { rows } = await sql<SqlRow>`
        select split_part(key, ':', 2)::int as deployment_id, channel_id, ts,
               coalesce(language, 'en') as language from post
         where key = any(${keys}::text[]) and status = 'posted' order by 1 desc, key`.execute(kysely());
      return rows.map((row) => ({
        deploymentId: readNumber(row, 'deployment_id'),
        channelId: readText(row, 'channel_id'),
        ts: readText(row, 'ts'),
        language: readWord(row, 'language', languages),
      }));
    },
  };
}
