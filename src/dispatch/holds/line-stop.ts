import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { closeIncident, openIncident } from '../../entities/database/incident-rows.ts';
import { type FailureClass, failureClasses } from '../../entities/failure-class.ts';
import type { IncidentKind } from '../../entities/incident-kind.ts';
import { database } from '../sql-rows.ts';

/** Why a line stops: the provider's refusal, or what it told of the account. */
export interface LineTrouble {
  readonly failure: FailureClass;
  readonly code?: string;
  readonly detail?: string;
}

/** Troubles of the whole account, told once for all its lines. Every other one is the line's own. */
const ofAccount: Partial<Record<FailureClass, IncidentKind>> = {
  account_locked: 'account_restricted',
  payment_issue: 'payment_problem',
  bad_credentials: 'token_rejected',
  not_permitted: 'token_rejected',
};
const accountKinds: readonly IncidentKind[] = [...new Set(Object.values(ofAccount))];

/** Stops a line: holds every deployment that still has something to send from it, and opens an incident. */
export async function stopLine(em: EntityManager, lineId: string, trouble: LineTrouble): Promise<void> {
  const { failure, code = '', detail = '' } = trouble;
  const because = `${failureClasses[failure].says} ${detail}`.trim();
  const db = database(em);
  const { rows } = await sql<{ gateway: string }>`
    update line set stopped_at = coalesce(stopped_at, now()), stopped_because = ${because} where id = ${lineId}
    returning gateway`.execute(db);
  await sql`
    insert into hold (deployment_id, kind, because)
    select id, 'line_stopped', ${because} from deployment
     where line_id = ${lineId} and phase in ('scheduled', 'sending')
        on conflict do nothing`.execute(db);
  const kind = ofAccount[failure];
  const [line] = rows;
  await openIncident(em, {
    kind: kind ?? 'line_stopped',
    subject: kind && line ? line.gateway : lineId,
    because,
    step: failure,
    facts: { failure, code, detail },
  });
}

/** A person decided that the line may send again. What stopped the whole account is over with its last stopped line. */
export async function restartLine(em: EntityManager, lineId: string): Promise<void> {
  const db = database(em);
  const { rows } = await sql<{ gateway: string; isLast: boolean }>`
    update line l set stopped_at = null, stopped_because = null where id = ${lineId}
    returning gateway, not exists (select from line o where o.gateway = l.gateway and o.id <> l.id
                                      and o.stopped_at is not null) as "isLast"`.execute(db);
  await sql`
    delete from hold h using deployment d
     where h.deployment_id = d.id and d.line_id = ${lineId} and h.kind = 'line_stopped'`.execute(db);
  await closeIncident(em, 'line_stopped', lineId);
  for (const { gateway } of rows.filter(({ isLast }) => isLast)) {
    for (const kind of accountKinds) await closeIncident(em, kind, gateway);
  }
}
