import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { lockPhones } from '../../src/dispatch/guards/phone-lock.ts';
import { closeSession } from '../../src/dispatch/sessions/session-store.ts';
import type { SessionKind } from '../../src/entities/session-kind.ts';

interface GivenSession {
  /** E.164. */
  readonly phone: string;
  readonly lineId: string;
  readonly kind: Exclude<SessionKind, 'closed'>;
  /** When it closes by itself; never unless told. */
  readonly closesAt?: Date;
}

/** A chat with the bot or an agent, in the manager's transaction; the one before it has ended. */
export async function openSession(
  em: EntityManager,
  { phone, lineId, kind, closesAt }: GivenSession,
): Promise<void> {
  await lockPhones(em, [phone]);
  await closeSession(em, phone, lineId, { because: 'replaced' });
  await sql`
    insert into session (phone, line_id, kind, closes_at)
    values (${phone}, ${lineId}, ${kind}, ${closesAt?.toISOString() ?? null}::timestamptz)`.execute(
    em.getKysely(),
  );
}

/** A chat that a flow has handed to the agents. */
export async function openHandedOver(
  em: EntityManager,
  chat: Pick<GivenSession, 'phone' | 'lineId'>,
  wish: {
    readonly team: string;
    readonly note: string;
    readonly variables: Readonly<Record<string, string>>;
  },
): Promise<void> {
  await openSession(em, { ...chat, kind: 'agent' });
  await sql`
    insert into handover (session_id, phone, line_id, team, note, variables)
    select id, phone, line_id, ${wish.team}, ${wish.note}, ${JSON.stringify(wish.variables)}::jsonb
      from session where phone = ${chat.phone} and line_id = ${chat.lineId} and kind = 'agent'`.execute(
    em.getKysely(),
  );
}
