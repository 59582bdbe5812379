import type { EntityManager } from '@mikro-orm/postgresql';
import { actingChannel } from '../acting-channel.ts';
import { AuditEntry } from '../rows/audit-entry.ts';

export interface Act {
  /** Slack user id, or `treble-bot`. */
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  /** The channel it was asked for in, unless told. */
  readonly channelId?: string;
  /** What was before and what is after, where something changed. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Rows are only ever added. Never write a phone, a name or a message's text into `detail`. */
export async function writeAudit(
  em: EntityManager,
  { actor, act, subject, channelId = actingChannel(), detail }: Act,
): Promise<void> {
  em.create(AuditEntry, { actor, act, subject, channelId: channelId ?? null, detail: detail ?? null });
  await em.flush();
}

/** `writeAudit` in the transaction of the act itself. */
export const recordAct = (
  em: EntityManager,
  actor: string,
  act: string,
  subject: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> => writeAudit(em, { actor, act, subject, detail });
