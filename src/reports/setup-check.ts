import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { maskPhone } from '../entities/phone-mask.ts';
import { readNumber, readOptional, readText, readTime, type SqlRow } from './sql-row.ts';

export interface ConnectedLine {
  readonly gateway: string;
  readonly name: string;
  /** Why it does not send; null while it does. */
  readonly stopped: string | null;
}

export interface UnmatchedFailure {
  readonly phone: string;
  readonly code: string;
  /** The conversation's name, where the provider told which one. */
  readonly conversation: string | null;
  readonly at: Date;
  readonly because: string;
}

export interface SetupCheck {
  readonly lines: readonly ConnectedLine[];
  /** When each webhook came last, by gateway and name. */
  readonly heard: readonly { readonly gateway: string; readonly name: string; readonly lastAt: Date }[];
  /** Failures whose user is not known, the latest first, and how many there are. */
  readonly unmatched: readonly UnmatchedFailure[];
  readonly unmatchedCount: number;
}

const mostUnmatched = 5;

/** What is connected, what ever came, and what could not be matched to anybody. */
export async function loadSetup(orm: MikroORM, gateways: readonly string[]): Promise<SetupCheck> {
  const db = orm.em.fork().getKysely();
  const { rows: lines } = await sql<SqlRow>`
    select gateway, coalesce(display_phone, id) as name, stopped_because as stopped from line
     where gateway = any(${[...gateways]}::text[]) order by gateway, id`.execute(db);
  const { rows: heard } = await sql<SqlRow>`
    select gateway, name, last_at as "lastAt" from heard_webhook`.execute(db);
  const { rows: unmatched } = await sql<SqlRow>`
    select f.phone, f.code, f.at, f.because, t.name as conversation, (count(*) over ())::int as count
      from unnamed_failure f left join template t on t.id = f.template_id
     where f.attempt_id is null and f.at > now() - interval '30 days'
     order by f.at desc limit ${mostUnmatched}`.execute(db);
  return {
    lines: lines.map((row) => ({
      gateway: readText(row, 'gateway'),
      name: readText(row, 'name'),
      stopped: readOptional(readText, row, 'stopped'),
    })),
    heard: heard.map((row) => ({
      gateway: readText(row, 'gateway'),
      name: readText(row, 'name'),
      lastAt: readTime(row, 'lastAt'),
    })),
    unmatched: unmatched.map((row) => ({
      phone: maskPhone(readText(row, 'phone')),
      code: readText(row, 'code'),
      conversation: readOptional(readText, row, 'conversation'),
      at: readTime(row, 'at'),
      because: readText(row, 'because'),
    })),
    unmatchedCount: unmatched[0] ? readNumber(unmatched[0], 'count') : 0,
  };
}
