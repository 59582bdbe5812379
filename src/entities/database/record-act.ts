import type { EntityManager } from '@mikro-orm/postgresql';
import { actingChannel } from '../acting-channel.ts';
import { AuditEntry } from '../rows/audit-entry.ts';

type Detail = Readonly<Record<string, unknown>>;

/** How it was and how it is now, null where there is nothing, and what else tells of the change. */
export type Change = Detail & { readonly before: unknown; readonly after: unknown };

/** Somebody changed something, or saw or took what others do not. */
export type Act = {
  /** Slack user id, or `treble-bot`. */
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  /** The channel it was asked for in, unless told. */
  readonly channelId?: string;
} & ({ readonly detail: Change } | { readonly reveals: true; readonly detail?: Detail });

/** Rows are only ever added. Never write a phone, a name or a message's text into `detail`; a person's reason goes `withoutNumbers`. */
export async function writeAudit(
  em: EntityManager,
  { actor, act, subject, channelId = actingChannel(), detail }: Act,
): Promise<void> {
  em.create(AuditEntry, { actor, act, subject, channelId: channelId ?? null, detail: detail ?? null });
  await em.flush();
}

/** `writeAudit` of a change, in the transaction of the act itself. */
export const recordAct = (
  em: EntityManager,
  actor: string,
  act: string,
  subject: string,
  detail: Change,
): Promise<void> => writeAudit(em, { actor, act, subject, detail });
