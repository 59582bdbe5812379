import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { closeIncident } from '../../entities/database/incident-rows.ts';
import { loadAffected } from '../../entities/database/load-affected.ts';
import { recordAct } from '../../entities/database/record-act.ts';
import { type IncidentHold, incidentHolds } from '../../entities/incident-holds.ts';
import { say } from '../../entities/language/say.ts';
import { DispatchError } from '../dispatch.ts';
import { type IncidentRow, lockIncident } from '../incidents/incident-care.ts';
import type { ResumedHeld } from '../incidents/incidents.ts';
import { planRetry, retryRefused } from '../retries/retry-failed.ts';
import { database } from '../sql-rows.ts';
import { restartLine } from './line-stop.ts';

/** Lines that this kind of incident stopped start again: a person says that it is solved. */
async function restartLines(em: EntityManager, { of }: IncidentHold, subject: string): Promise<number> {
  const isSubject = of === 'line' ? sql`id = ${subject}` : sql`gateway = ${subject}`;
  const { rows } = await sql<{ id: string }>`
    select id from line where stopped_at is not null and ${isSubject} order by id for no key update`.execute(
    database(em),
  );
  for (const { id } of rows) await restartLine(em, id);
  return rows.length;
}

/** Whoever stops a line holds it before the incident that tells of it; so does everybody else. */
async function lockLinesOf(em: EntityManager, incidentId: number): Promise<void> {
  await sql`
    select 1 from line l join incident i on i.id = ${incidentId} and i.subject in (l.id, l.gateway)
     order by l.id for no key update of l`.execute(database(em));
}

async function release(
  em: EntityManager,
  id: number,
  by: string,
): Promise<IncidentRow & { readonly hold: IncidentHold; readonly lines: number }> {
  await lockLinesOf(em, id);
  const incident = await lockIncident(em, id);
  const hold = incidentHolds[incident.kind];
  if (!hold) throw new DispatchError(say`This holds no deployment, so there is nothing to resume.`);
  if (incident.isOpen && !hold.endedByPerson) {
    throw new DispatchError(
      say`WhatsApp has not released it yet. What is held goes on by itself as soon as it does.`,
    );
  }
  const lines = hold.endedByPerson && incident.isOpen ? await restartLines(em, hold, incident.subject) : 0;
  if (hold.endedByPerson) await closeIncident(em, incident.kind, incident.subject);
  await recordAct(em, by, 'incident.resume_held', `incident:${id}`, {
    before: { stoppedLines: lines },
    after: { stoppedLines: 0 },
  });
  return { ...incident, hold, lines };
}

/** One deployment after the other, each in a transaction of its own: many may be affected. */
export async function resumeHeld(orm: MikroORM, id: number, by: string): Promise<ResumedHeld> {
  const em = () => orm.em.fork();
  const { hold, lines, ...incident } = await em().transactional((tx) => release(tx, id, by));
  const refused = (await loadAffected(em(), hold, incident)).filter((one) => one.refused > 0);
  let users = 0;
  let stopped: string | undefined;
  for (const { id: deploymentId } of refused) {
    const queued = await em().transactional((tx) => retryRefused(tx, deploymentId, by, hold.refusals));
    if (queued === 0) stopped ??= (await planRetry(em(), deploymentId)).stopped;
    users += queued;
  }
  return { lines, users, stopped };
}
