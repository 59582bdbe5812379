import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { recordAct } from '../../entities/database/record-act.ts';
import { say } from '../../entities/language/say.ts';
import { loadDeployment } from '../deployment-store.ts';
import { type DeploymentSummary, DispatchError } from '../dispatch.ts';
import { lockControllable } from '../holds/control.ts';
import { database } from '../sql-rows.ts';

/** Above it a limit would say nothing: no line of WhatsApp is faster. */
const mostPerSecond = 1_000;

/** A speed a person may ask for. Throws a `DispatchError`. */
export function checkSpeed(perSecond: number): void {
  if (Number.isInteger(perSecond) && perSecond >= 1 && perSecond <= mostPerSecond) return;
  throw new DispatchError(
    say`A speed limit is a whole number of messages per second from 1 to ${mostPerSecond}; found ${perSecond}. Leave it out to send as fast as the line allows.`,
  );
}

/** From the next claims on; `undefined` lifts the limit. */
export async function limitSpeed(
  em: EntityManager,
  id: number,
  perSecond: number | undefined,
  by: string,
): Promise<DeploymentSummary> {
  if (perSecond !== undefined) checkSpeed(perSecond);
  await lockControllable(em, id, 'speed');
  const after = perSecond ?? null;
  const { rows } = await sql<{ before: number | null }>`
    update deployment d set messages_per_second = ${after} from deployment o where o.id = d.id and d.id = ${id}
    returning o.messages_per_second as before`.execute(database(em));
  const before = rows[0]?.before ?? null;
  await recordAct(em, by, 'deployment.limit_speed', `deployment:${id}`, { before, after });
  return loadDeployment(em, id);
}
