import { sql } from 'kysely';
import { seconds } from './dispatch-webhooks.ts';
import type { DispatchWorld } from './dispatch-world.ts';

export const now = seconds(Date.now());
export const status = (
  token: string | undefined,
  id: string,
  word = 'delivered',
  timestamp: unknown = now,
) => ({
  id,
  status: word,
  timestamp,
  ...(token !== undefined && { biz_opaque_callback_data: token }),
});
export const message = (id: string, from: string, body: string, quoted?: string) => ({
  id,
  from: from.slice(1),
  timestamp: now,
  type: 'text',
  text: { body },
  ...(quoted !== undefined && { context: { id: quoted } }),
});

export interface Stored {
  state: string;
  cause: string;
  responded: boolean;
}
export async function recipientsOf(
  { orm }: Pick<DispatchWorld, 'orm'>,
  deploymentId: number,
): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select state, cause, responded from recipient where deployment_id = ${deploymentId} order by row_number`.execute(
    orm.em.fork().getKysely(),
  );
  return rows;
}

export async function parkedOf(
  { orm }: Pick<DispatchWorld, 'orm'>,
  needle: string,
): Promise<{ because: string; provider_id: string | null }[]> {
  const { rows } = await sql<{ because: string; provider_id: string | null }>`
    select because, provider_id from parked_event where event::text like ${`%${needle}%`} or provider_id = ${needle}`.execute(
    orm.em.fork().getKysely(),
  );
  return rows;
}
