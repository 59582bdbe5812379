import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { attemptToken } from '../../src/dispatch/sending/attempt-token.ts';
import { type Complaints, few } from './call-checks.ts';
import type { Arrival, StatusWord } from './far-side.ts';

/** One attempt as it stands at the end, with its recipient. */
export interface AttemptRow {
  readonly id: number;
  readonly to: string;
  readonly outcome: string | null;
  readonly wamid: string | null;
  /** Seconds since the epoch. */
  readonly sent: number | null;
  readonly delivered: number | null;
  readonly read: number | null;
  readonly failed: number | null;
  readonly state: string;
  readonly cause: string;
  readonly sentCounted: boolean;
}

export async function readAttemptRows(orm: MikroORM, deploymentId: number): Promise<AttemptRow[]> {
  const { rows } = await sql<AttemptRow>`
    select a.id::float8 as id, r.phone as "to", a.outcome, a.provider_id as wamid,
           extract(epoch from a.sent_at)::float8 as sent, extract(epoch from a.delivered_at)::float8 as delivered,
           extract(epoch from a.read_at)::float8 as read, extract(epoch from a.failed_at)::float8 as failed,
           r.state, r.cause, r.sent as "sentCounted"
      from attempt a join recipient r on r.id = a.recipient_id
     where r.deployment_id = ${deploymentId} order by a.id`.execute(orm.em.fork().getKysely());
  return rows;
}

export async function readTokenKey(orm: MikroORM): Promise<string> {
  const { rows } = await sql<{ key: string }>`select token_key as key from installation`.execute(
    orm.em.fork().getKysely(),
  );
  return rows[0]?.key ?? '';
}

/** Rows by the token that the far side knows. */
export const byToken = (rows: readonly AttemptRow[], tokenKey: string): ReadonlyMap<string, AttemptRow> =>
  new Map(rows.map((row) => [attemptToken(tokenKey, row.id), row]));

export const overriddenTokens = (rows: ReadonlyMap<string, AttemptRow>): ReadonlySet<string> =>
  new Set([...rows].filter(([, { outcome }]) => outcome === 'overridden').map(([token]) => token));

const told: readonly StatusWord[] = ['sent', 'delivered', 'read', 'failed'];

const isDelivered = ({ taken }: Arrival): boolean => (taken.delivered ?? taken.read) !== undefined;

function complaintsAbout(arrival: Arrival, row: AttemptRow): string[] {
  const { token, wamid, taken } = arrival;
  const complaints: string[] = [];
  const evidence = told.filter((status) => taken[status] !== undefined);
  if (evidence.length > 0 && row.wamid !== wamid) {
    complaints.push(`S5: ${token} was accepted as ${wamid} and is known as ${row.wamid ?? 'nothing'}`);
  }
  for (const status of evidence) {
    const known = row[status];
    if (known === null || (status !== 'failed' && known > (taken[status] ?? 0))) {
      complaints.push(`S12: “${status}” of ${token} was answered 200 and is not in the rows`);
    }
  }
  if (isDelivered(arrival) && row.state !== 'success') {
    complaints.push(
      `S5: ${arrival.to} was delivered (${token}) and is counted as ${row.state}, ${row.cause}`,
    );
  }
  if (taken.sent !== undefined && !row.sentCounted) {
    complaints.push(`S5: ${arrival.to} was sent (${token}) and is not counted as sent`);
  }
  return complaints;
}

/**
 * S5 and S12: after recovery every call belongs to an attempt of that person, every accepted one that a webhook told of is
 * known by its message id with everything that was told, and its recipient is counted accordingly.
 */
export function checkLedger(arrivals: readonly Arrival[], rows: ReadonlyMap<string, AttemptRow>): Complaints {
  return few(
    arrivals.flatMap((arrival) => {
      const row = rows.get(arrival.token);
      if (!row) return [`S5: ${arrival.token} was called and is no attempt of this deployment`];
      if (row.to !== arrival.to)
        return [`S5: ${arrival.token} is an attempt for ${row.to}, not ${arrival.to}`];
      return arrival.wamid === undefined ? [] : complaintsAbout(arrival, row);
    }),
  );
}

/** How many accepted messages the figures do not know of, although something was told about them. */
export const acceptedMissing = (
  arrivals: readonly Arrival[],
  rows: ReadonlyMap<string, AttemptRow>,
): number =>
  arrivals.filter(
    ({ token, wamid, taken }) =>
      wamid !== undefined && Object.keys(taken).length > 0 && rows.get(token)?.wamid !== wamid,
  ).length;

/** S19: nothing is under way, queued or waiting any more. */
export async function checkTerminal(orm: MikroORM, deploymentId: number): Promise<Complaints> {
  const { rows } = await sql<{ phase: string; open: number; waiting: number }>`
    select d.phase,
           (select count(*) from attempt a join recipient r on r.id = a.recipient_id
             where r.deployment_id = d.id and a.outcome is null)::int as open,
           (select count(*) from recipient r where r.deployment_id = d.id and r.state = 'in_process'
               and r.cause in ('queued', 'retry', 'settling'))::int as waiting
      from deployment d where d.id = ${deploymentId}`.execute(orm.em.fork().getKysely());
  const [found] = rows;
  if (!found) return ['S19: the deployment is gone'];
  const { phase, open, waiting } = found;
  const isOver = phase === 'sent' || phase === 'finished';
  return isOver && open + waiting === 0
    ? []
    : [`S19: the deployment is ${phase} with ${open} open attempts and ${waiting} recipients waiting`];
}
