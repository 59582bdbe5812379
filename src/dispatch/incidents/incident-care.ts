import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { closeIncident } from '../../entities/database/incident-rows.ts';
import { recordAct } from '../../entities/database/record-act.ts';
import { incidentHolds } from '../../entities/incident-holds.ts';
import { type IncidentKind, incidentKinds } from '../../entities/incident-kind.ts';
import { say } from '../../entities/language/say.ts';
import { DispatchError } from '../dispatch.ts';
import { database, isoText, millis } from '../sql-rows.ts';
import type { Acknowledged } from './incidents.ts';

export interface IncidentRow {
  readonly id: number;
  readonly kind: IncidentKind;
  readonly subject: string;
  readonly openedAt: Date;
  readonly isOpen: boolean;
  readonly acknowledgedBy: string | null;
}

/** Locked until the transaction ends, so that presses wait for each other. */
export async function lockIncident(em: EntityManager, id: number): Promise<IncidentRow> {
  const { rows } = await sql<{
    kind: string;
    subject: string;
    openedAt: number;
    isOpen: boolean;
    acknowledgedBy: string | null;
  }>`
    select kind, subject, ${millis('opened_at')} as "openedAt", closed_at is null as "isOpen",
           case when reopened_at is null or acknowledged_at >= reopened_at then acknowledged_by end as "acknowledgedBy"
      from incident where id = ${id} for no key update`.execute(database(em));
  const [row] = rows;
  const kind = incidentKinds.find((known) => known === row?.kind);
  if (!row || !kind)
    throw new DispatchError(
      say`This incident does not exist any more. /treble incidents lists what is open.`,
    );
  return { ...row, id, kind, openedAt: new Date(row.openedAt) };
}

async function lockOpen(em: EntityManager, id: number): Promise<IncidentRow> {
  const incident = await lockIncident(em, id);
  if (!incident.isOpen) throw new DispatchError(say`This is over already; nothing has to be done about it.`);
  return incident;
}

export async function acknowledge(em: EntityManager, id: number, by: string): Promise<Acknowledged> {
  const { acknowledgedBy } = await lockOpen(em, id);
  if (acknowledgedBy !== null) return { by: acknowledgedBy, isNew: false };
  await sql`update incident set acknowledged_by = ${by}, acknowledged_at = now() where id = ${id}`.execute(
    database(em),
  );
  await recordAct(em, by, 'incident.acknowledge', `incident:${id}`, { before: null, after: by });
  return { by, isNew: true };
}

export async function snooze(
  em: EntityManager,
  id: number,
  by: string,
  until: Date | 'it changes',
): Promise<void> {
  await lockOpen(em, id);
  const moment = until === 'it changes' ? null : until.toISOString();
  const { rows } = await sql<{ isSnoozed: boolean; until: number | null }>`
    update incident i set snoozed_by = ${by}, snoozed_at = now(), snoozed_until = ${moment}::timestamptz from incident o
     where o.id = i.id and i.id = ${id}
    returning o.snoozed_at is not null as "isSnoozed", ${millis('o.snoozed_until')} as until`.execute(
    database(em),
  );
  const [was] = rows;
  await recordAct(em, by, 'incident.snooze', `incident:${id}`, {
    before: was?.isSnoozed ? (isoText(was.until ?? undefined) ?? 'it changes') : null,
    after: moment ?? 'it changes',
  });
}

export async function assign(em: EntityManager, id: number, by: string, to: string): Promise<void> {
  await lockOpen(em, id);
  const { rows } = await sql<{ before: string | null }>`
    update incident i set assigned_to = ${to}, assigned_by = ${by}, assigned_at = now() from incident o
     where o.id = i.id and i.id = ${id} returning o.assigned_to as before`.execute(database(em));
  await recordAct(em, by, 'incident.assign', `incident:${id}`, {
    before: rows[0]?.before ?? null,
    after: to,
  });
}

/** Ends what nobody tells the end of. What holds deployments ends with Resume held, or by itself. */
export async function solve(em: EntityManager, id: number, by: string): Promise<void> {
  const { kind, subject } = await lockOpen(em, id);
  if (incidentHolds[kind]) {
    throw new DispatchError(say`This holds deployments: it is over when they may send again.`);
  }
  await closeIncident(em, kind, subject);
  await recordAct(em, by, 'incident.solve', `incident:${id}`, { before: 'open', after: 'solved' });
}
