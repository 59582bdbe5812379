import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { DailyAllowance } from '../../entities/daily-allowance.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { countText } from '../../entities/language/number-text.ts';
import { say } from '../../entities/language/say.ts';
import { loadApprovalFacts } from '../approvals/approval-store.ts';
import { DispatchError } from '../dispatch.ts';
import { database } from '../sql-rows.ts';

/** A person wants to send to more users than they may on one day. */
export class AllowanceError extends DispatchError {}

interface Spending {
  readonly deploymentId: number;
  readonly by: string;
  /** Undefined: everybody of the deployment who is to be sent to. Else so many come to those who were counted before. */
  readonly added?: number;
}

/** Two starts of one person take turns, so that together they cannot take more than is left. */
const inTurn = (by: string) => sql`select pg_advisory_xact_lock(hashtextextended(${`allowance ${by}`}, 0))`;

/**
 * Takes what a deployment needs from what its sender may still send to on its day: today, or the day it is scheduled for.
 * What is launched counts, whatever becomes of it; a schedule that is moved counts on its new day alone.
 */
export async function spendAllowance(
  em: EntityManager,
  { deploymentId, by, added }: Spending,
  allowance: DailyAllowance | undefined,
): Promise<void> {
  if (!allowance || allowance.exempt.includes(by)) return;
  const recipients = added ?? (await loadApprovalFacts(em, deploymentId))?.recipients ?? 0;
  const db = database(em);
  await inTurn(by).execute(db);
  const { rows } = await sql<{ day: string; spent: number; needed: number }>`
    with wanted as (
      insert into spent_allowance as s (deployment_id, person, day, recipients)
      select d.id, ${by}, (coalesce(d.scheduled_for, now()) at time zone ${allowance.zone})::date, ${recipients}
        from deployment d where d.id = ${deploymentId}
          on conflict (deployment_id, person) do update
         set day = excluded.day, recipients = excluded.recipients
             + case when ${added !== undefined} and s.day = excluded.day then s.recipients else 0 end
      returning s.day, s.recipients)
    select w.day::text as day, w.recipients as needed,
           (select coalesce(sum(o.recipients), 0)::int from spent_allowance o
             where o.person = ${by} and o.day = w.day and o.deployment_id <> ${deploymentId}) as spent
      from wanted w`.execute(db);
  const [row] = rows;
  if (!row || row.spent + row.needed <= allowance.most) return;
  const [code, most, needed] = [
    deploymentCode(deploymentId),
    countText(allowance.most),
    countText(row.needed),
  ];
  const left = countText(Math.max(0, allowance.most - row.spent));
  throw new AllowanceError(
    say`${code} would reach ${needed} {1|user|users}. You may send to ${most} {2|user|users} a day, and ${left} {3|is|are} left for ${row.day}.`,
  );
}
