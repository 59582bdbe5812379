import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { closeIncident, openIncident } from '../../entities/database/incident-rows.ts';
import type { AccountChange, LineChange, LineQuality } from '../../gateways/gateway.ts';
import { storeDailyLimit } from '../guards/daily-limit.ts';
import { stopLine } from '../holds/line-stop.ts';
import { database } from '../sql-rows.ts';

async function lineIdsOf(em: EntityManager, gateway: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from line where gateway = ${gateway} order by id for no key update`.execute(database(em));
  return rows.map(({ id }) => id);
}

/**
 * A restriction stops every line at once, before WhatsApp has to refuse a message. That it was lifted is told; whether
 * to send again is for a person to decide.
 */
export async function applyAccountChange(
  em: EntityManager,
  gateway: string,
  { standing, reason, until }: AccountChange,
): Promise<void> {
  const dated = until && { until: until.toISOString() };
  if (standing === 'warned') {
    const facts = { reason, ...dated };
    await openIncident(em, { kind: 'account_alert', subject: gateway, because: reason, step: reason, facts });
    return;
  }
  if (standing === 'restricted') {
    for (const lineId of await lineIdsOf(em, gateway)) {
      await stopLine(em, lineId, { failure: 'account_locked', detail: reason });
    }
  }
  const { rows } = await sql`
    select 1 from incident where kind = 'account_restricted' and subject = ${gateway} and closed_at is null`.execute(
    database(em),
  );
  if (standing === 'lifted' && rows.length === 0) return;
  await openIncident(em, {
    kind: 'account_restricted',
    subject: gateway,
    because: reason,
    step: standing,
    facts: { failure: 'account_locked', detail: reason, ...dated },
  });
}

interface KnownLimit {
  readonly users: number | null;
}

/** Keeps the limit, and tells of it when it is lower than before; as high as before again, that is over. */
export async function noteDailyLimit(
  em: EntityManager,
  gateway: string,
  users: number | undefined,
): Promise<void> {
  const db = database(em);
  const { rows } = await sql<KnownLimit>`
    select users_per_day as users from portfolio where gateway = ${gateway} for no key update`.execute(db);
  const [known] = rows;
  await storeDailyLimit(em, gateway, users);
  const height = (limit: number | null | undefined): number => limit ?? Number.POSITIVE_INFINITY;
  const { rows: lowered } = await sql<{ before: number | null }>`
    select (facts->>'before')::int as before from incident
     where kind = 'limit_lowered' and subject = ${gateway} and closed_at is null`.execute(db);
  const [open] = lowered;
  // While it is lowered, everything is held against the limit from before it was.
  const before = open ? open.before : (known?.users ?? null);
  if (height(users) >= height(before)) return closeIncident(em, 'limit_lowered', gateway);
  if (!known) return;
  await openIncident(em, {
    kind: 'limit_lowered',
    subject: gateway,
    because: `From ${before ?? 'no limit'} to ${users ?? 'no limit'}.`,
    step: String(users ?? ''),
    facts: { before, now: users ?? null },
  });
}

/** Worse than high is told while it lasts. */
export async function noteLineQuality(
  em: EntityManager,
  lineId: string,
  quality: LineQuality,
): Promise<void> {
  if (quality === 'GREEN') return closeIncident(em, 'line_quality', lineId);
  await openIncident(em, {
    kind: 'line_quality',
    subject: lineId,
    because: `Rated ${quality.toLowerCase()}.`,
    step: quality,
  });
}

export async function applyLineChange(
  em: EntityManager,
  gateway: string,
  { displayPhone, quality, limit }: LineChange,
): Promise<void> {
  if (limit) await noteDailyLimit(em, gateway, limit.users);
  if (!quality) return;
  const { rows } = await sql<{ id: string }>`
    select id from line
     where gateway = ${gateway} and regexp_replace(display_phone, '\\D', '', 'g') = ${displayPhone.replace(/\D/g, '')}
     order by id`.execute(database(em));
  for (const { id } of rows) await noteLineQuality(em, id, quality);
}
