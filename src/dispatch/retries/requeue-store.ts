import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { letTakeLong } from '../../entities/database/let-take-long.ts';
import { forgiveFailures } from '../holds/failure-rate.ts';
import { bucketOfDeployment } from '../outcomes/recipient-store.ts';
import { database } from '../sql-rows.ts';

export interface Requeueing {
  readonly deploymentId: number;
  /** SQL on recipient `r`. */
  readonly chosen: RawBuilder<boolean>;
  /** The outcome that their latest attempt gets; it keeps its own unless told. */
  readonly outcome?: 'overridden';
}

/**
 * Gives the chosen recipients another try, at once, by the way of every retry: their latest attempt remembers that a person
 * asked, so that late receipts do not undo it. One statement, so that no list of recipients is ever in memory; it locks
 * recipients in order of id and then counters in order of their key, as every writer does. Returns how many.
 */
export async function requeue(
  em: EntityManager,
  { deploymentId, chosen, outcome }: Requeueing,
): Promise<number> {
  await letTakeLong(em);
  const { rows } = await sql<{ count: number }>`
    with old as (
      select r.id, r.state, r.cause, coalesce(r.code, '') as code, r.sent, r.responded, r.is_test
        from recipient r
       where r.deployment_id = ${deploymentId} and r.erased_at is null and ${chosen} order by r.id for no key update
    ), moved as (
      update recipient r
         set state = 'in_process', cause = 'retry', code = null, offered_at = null,
             retry_at = date_trunc('milliseconds', now())
        from old where r.id = old.id
    ), asked as (
      update attempt a
         set retry_asked_at = date_trunc('milliseconds', now()),
             outcome = coalesce(${outcome ?? null}::text, a.outcome),
             because = case when ${outcome ?? null}::text is null then a.because end
        from old
       where a.recipient_id = old.id
         and a.number = (select max(number) from attempt b where b.recipient_id = old.id)
    ), changed as (
      select state, cause, code, sent, responded, is_test, -count(*) as count from old group by 1, 2, 3, 4, 5, 6
      union all
      select 'in_process', 'retry', '', sent, false, is_test, count(*) from old group by sent, is_test
    ), tallied as (
      insert into tally (deployment_id, bucket, state, cause, code, sent, responded, shard, is_test, count)
      select d.id, ${sql.raw(bucketOfDeployment)}, c.state, c.cause, c.code, c.sent, c.responded, 0, c.is_test, c.count
        from changed c join deployment d on d.id = ${deploymentId}
       order by concat_ws('|', c.state, c.cause, c.code, c.sent::text, c.responded::text, c.is_test::text) collate "C"
          on conflict (deployment_id, bucket, state, cause, code, sent, responded, shard, is_test)
          do update set count = tally.count + excluded.count
    )
    select count(*)::int as count from old`.execute(database(em));
  return rows[0]?.count ?? 0;
}

/** Goes back to sending: there is something left to call. What failed until now no longer counts for the failure rate. */
export async function reopen(em: EntityManager, deploymentId: number): Promise<void> {
  await forgiveFailures(em, deploymentId);
  await sql`
    update deployment set phase = 'sending', sent_at = null, finished_at = null where id = ${deploymentId}`.execute(
    database(em),
  );
}
