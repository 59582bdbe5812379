import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { letTakeLong } from '../../entities/database/let-take-long.ts';
import { database } from '../sql-rows.ts';

/**
 * What is approved, as one hash: version, line, choices, schedule, and every recipient with phone and variables. Hashed
 * chunk by chunk, so that its memory does not grow with the audience.
 */
export async function fingerprintOf(em: EntityManager, deploymentId: number): Promise<string> {
  await letTakeLong(em);
  const { rows } = await sql<{ hash: string }>`
    with parts as (
      select c.sequence, (
        select encode(sha256(convert_to(string_agg(encode(sha256(convert_to(
                 concat_ws(E'\\x1f', r.id, coalesce(r.phone, r.raw_phone), r.variables::text), 'UTF8')), 'hex'), '' order by r.id), 'UTF8')), 'hex')
          from recipient r where r.deployment_id = c.deployment_id and r.id between c.first_id and c.last_id) as hash
        from chunk c where c.deployment_id = ${deploymentId}
    )
    select encode(sha256(convert_to(concat_ws(E'\\x1f', d.version_id, d.line_id, d.recently_messaged, d.beyond_limit,
             coalesce(extract(epoch from d.scheduled_for)::text, 'at once'),
             (select string_agg(hash, '' order by sequence) from parts)), 'UTF8')), 'hex') as hash
      from deployment d where d.id = ${deploymentId}`.execute(database(em));
  return rows[0]?.hash ?? '';
}
