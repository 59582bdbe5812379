import type { MikroORM } from '@mikro-orm/postgresql';
import { AuditEntry } from '../rows/audit-entry.ts';

export interface Act {
  /** Slack user id, or `treble-bot`. */
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  readonly channelId?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Rows are only ever added. Never write a phone, a name or a message's text into `detail`. */
export async function writeAudit(
  orm: MikroORM,
  { actor, act, subject, channelId, detail }: Act,
): Promise<void> {
  const em = orm.em.fork();
  em.create(AuditEntry, { actor, act, subject, channelId: channelId ?? null, detail: detail ?? null });
  await em.flush();
}
