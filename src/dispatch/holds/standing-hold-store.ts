import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { say } from '../../entities/language/say.ts';
import type { StandingHoldKind } from '../../entities/standing-hold.ts';
import { DispatchError, type HoldTarget } from '../dispatch.ts';
import { database } from '../sql-rows.ts';

/** SQL on a template `t` and a line's id: no person holds either. */
export const isNotHeld = (lineId: string): string => `not exists (select 1 from standing_hold s
  where (s.kind = 'template' and s.subject = t.name) or (s.kind = 'line' and s.subject = ${lineId}))`;

/** A template or line that exists, and how it is called. */
export interface FoundTarget {
  readonly kind: StandingHoldKind;
  readonly subject: string;
  readonly name: string;
}

async function findTemplate(em: EntityManager, typed: string): Promise<FoundTarget | undefined> {
  const { rows } = await sql<{ name: string }>`
    select name from template where lower(name) = lower(${typed}) order by name = ${typed} desc limit 1`.execute(
    database(em),
  );
  return rows.map(({ name }) => ({ kind: 'template' as const, subject: name, name }))[0];
}

async function findLine(em: EntityManager, typed: string): Promise<FoundTarget | undefined> {
  const digits = typed.replace(/\D/g, '');
  const { rows } = await sql<{ id: string; name: string }>`
    select id, coalesce(display_phone, id) as name from line
     where id = ${typed} or (${digits} <> '' and regexp_replace(display_phone, '\\D', '', 'g') = ${digits})
     order by id = ${typed} desc limit 1`.execute(database(em));
  return rows.map(({ id, name }) => ({ kind: 'line' as const, subject: id, name }))[0];
}

const finders = { template: findTemplate, line: findLine } as const;
const missing = {
  template: (name: string) => say`There is no template “${name}”. /treble templates lists them.`,
  line: (name: string) => say`There is no line “${name}”. A review shows the number that would send.`,
} as const;

/** Rejects with what to type where there is no such template or line. */
export async function loadTarget(em: EntityManager, { kind, name }: HoldTarget): Promise<FoundTarget> {
  const found = await finders[kind](em, name);
  if (!found) throw new DispatchError(missing[kind](name));
  return found;
}

/** From the commit on, no claim of any replica starts another send of it. A second hold gives its own reason. Returns why it was held before. */
export async function storeStandingHold(
  em: EntityManager,
  { kind, subject }: FoundTarget,
  because: string,
  by: string,
): Promise<string | undefined> {
  const db = database(em);
  // A hold that stands is locked and told as it was; only then does it change.
  const { rows } = await sql<{ wasHeld: boolean; because: string }>`
    insert into standing_hold (kind, subject, because, created_by) values (${kind}, ${subject}, ${because}, ${by})
        on conflict (kind, subject) do update set subject = excluded.subject
    returning xmax <> 0 as "wasHeld", because`.execute(db);
  const was = rows.find(({ wasHeld }) => wasHeld)?.because;
  if (was !== undefined)
    await sql`
      update standing_hold set because = ${because}, created_by = ${by}, created_at = now()
       where kind = ${kind} and subject = ${subject}`.execute(db);
  return was;
}

/** Returns why it was held. */
export async function removeStandingHold(
  em: EntityManager,
  { kind, subject }: FoundTarget,
): Promise<string | undefined> {
  const { rows } = await sql<{ because: string }>`
    delete from standing_hold where kind = ${kind} and subject = ${subject} returning because`.execute(
    database(em),
  );
  return rows[0]?.because;
}

/** Deployments of it that have something left to send, the newest first. */
export async function openDeployments(
  em: EntityManager,
  { kind, subject }: FoundTarget,
  limit: number,
): Promise<number[]> {
  const isOfIt = kind === 'template' ? sql`t.name = ${subject}` : sql`d.line_id = ${subject}`;
  const { rows } = await sql<{ id: number }>`
    select d.id from deployment d
      join conversation_version v on v.id = d.version_id join template t on t.id = v.template_id
     where d.phase in ('scheduled', 'sending') and ${isOfIt}
     order by d.id desc limit ${limit}`.execute(database(em));
  return rows.map(({ id }) => id);
}
