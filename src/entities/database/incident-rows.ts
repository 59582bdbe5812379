import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { IncidentKind } from '../incident-kind.ts';
import { incidentTurn, type KnownIncident } from '../incident-turn.ts';

/** A problem as it stands now. */
export interface Trouble {
  readonly kind: IncidentKind;
  /** A template's id, a line's id: what the kind is about. */
  readonly subject: string;
  readonly because: string;
  /** How bad it is; another step than before is a change that people hear of. */
  readonly step?: string;
  /** Figures and words of the kind; never a phone, a name or a message. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** One incident per problem: writers of the same one wait for each other until their transaction ends. */
async function lockProblem(em: EntityManager, kind: IncidentKind, subject: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`incident ${kind} ${subject}`}, 0))`.execute(
    em.getKysely(),
  );
}

/** Opens the incident of a trouble, opens it again, or keeps the open one up to date. In the manager's transaction. */
export async function openIncident(em: EntityManager, trouble: Trouble): Promise<void> {
  const { kind, subject, because, step = '', facts = {} } = trouble;
  const db = em.getKysely();
  await lockProblem(em, kind, subject);
  const { rows } = await sql<KnownIncident & { readonly id: number; readonly now: number }>`
    select id, step, (extract(epoch from closed_at) * 1000)::float8 as "closedAt",
           (extract(epoch from now()) * 1000)::float8 as now
      from incident where kind = ${kind} and subject = ${subject} order by id desc limit 1`.execute(db);
  const [known] = rows;
  const turn = incidentTurn(known, step, known?.now ?? 0);
  if (!known || turn === 'new') {
    await sql`
      insert into incident (kind, subject, because, step, facts)
      values (${kind}, ${subject}, ${because}, ${step}, ${JSON.stringify(facts)}::jsonb)`.execute(db);
    return;
  }
  await sql`
    update incident
       set because = ${because}, step = ${step}, facts = ${JSON.stringify(facts)}::jsonb,
           changed_at = case when ${turn} = 'same' then changed_at else now() end,
           reopened_at = case when ${turn} = 'again' then now() else reopened_at end,
           openings = openings + case when ${turn} = 'again' then 1 else 0 end,
           closed_at = null
     where id = ${known.id}
       and (${turn} <> 'same' or because <> ${because} or facts <> ${JSON.stringify(facts)}::jsonb)`.execute(
    db,
  );
}

/** The problem is over. */
export async function closeIncident(em: EntityManager, kind: IncidentKind, subject: string): Promise<void> {
  await lockProblem(em, kind, subject);
  await sql`
    update incident set closed_at = now()
     where kind = ${kind} and subject = ${subject} and closed_at is null`.execute(em.getKysely());
}
