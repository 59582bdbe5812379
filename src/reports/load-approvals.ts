import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { ApprovalLine } from './reader.ts';
import { readNumber, readOptional, readText, readTime, type SqlRow } from './sql-row.ts';

/** The approval of each deployment that holds or is asked for now. */
export async function loadApprovals(
  orm: MikroORM,
  deploymentIds: readonly number[],
): Promise<ReadonlyMap<number, ApprovalLine>> {
  const { rows } = await sql<SqlRow>`
    select deployment_id, recipients, requested_by, decided_by,
           date_trunc('milliseconds', requested_at) as requested_at, date_trunc('milliseconds', expires_at) as expires_at,
           date_trunc('milliseconds', decided_at) as decided_at
      from approval where voided_at is null and deployment_id = any(${[...deploymentIds]}::int[])`.execute(
    orm.em.fork().getKysely(),
  );
  return new Map(
    rows.map((row) => [
      readNumber(row, 'deployment_id'),
      {
        recipients: readNumber(row, 'recipients'),
        requestedBy: readText(row, 'requested_by'),
        requestedAt: readTime(row, 'requested_at'),
        expiresAt: readTime(row, 'expires_at'),
        decidedBy: readOptional(readText, row, 'decided_by'),
        decidedAt: readOptional(readTime, row, 'decided_at'),
      },
    ]),
  );
}
