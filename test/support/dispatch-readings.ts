import { sql } from 'kysely';
import type { DispatchWorld } from './dispatch-world.ts';
import { until } from './until.ts';

export interface RecipientReading {
  readonly phone: string;
  readonly state: string;
  readonly cause: string;
  readonly code: string | null;
  readonly attempts: number;
}

export async function readRecipients(
  { orm }: Pick<DispatchWorld, 'orm'>,
  deploymentId: number,
): Promise<RecipientReading[]> {
  const { rows } = await sql<RecipientReading>`
    select phone, state, cause, code, (select count(*)::int from attempt a where a.recipient_id = r.id) as attempts
      from recipient r where deployment_id = ${deploymentId} order by row_number`.execute(
    orm.em.fork().getKysely(),
  );
  return rows;
}

/** Every waiting time before a new try has passed, and a throttled line has rested. Locks are taken in the product's order. */
export async function letWaitsPass({ orm }: Pick<DispatchWorld, 'orm'>): Promise<void> {
  await orm.em.fork().execute(
    `with waiting as (select id from recipient where retry_at > now() order by id for no key update)
     update recipient r set retry_at = now() from waiting where r.id = waiting.id`,
  );
  await orm.em.fork().execute('update line set rests_until = null, lowered_to = null, lowered_at = null');
}

/** Every call was made so much earlier, such as `3 minutes`. Who changes attempts holds their recipients, as in the product. */
export async function makeCallsOlder({ orm }: Pick<DispatchWorld, 'orm'>, by: string): Promise<void> {
  await sql`
    with locked as (select id from recipient order by id for no key update)
    update attempt a set started_at = started_at - ${by}::interval from locked where a.recipient_id = locked.id`.execute(
    orm.em.fork().getKysely(),
  );
}

/** Waits until nobody of the deployment waits for a call. */
export const untilCalled = (world: DispatchWorld, deploymentId: number): Promise<unknown> =>
  until(
    async () => {
      await letWaitsPass(world);
      return readRecipients(world, deploymentId);
    },
    (recipients) => recipients.every(({ cause }) => cause !== 'queued' && cause !== 'retry'),
  );

export interface AttemptReading {
  readonly id: number;
  readonly recipient: number;
  readonly outcome: string | null;
  readonly provider: string | null;
  readonly worker: number;
}

export async function readAttempts(
  { orm }: Pick<DispatchWorld, 'orm'>,
  deploymentId: number,
): Promise<AttemptReading[]> {
  const { rows } = await sql<AttemptReading>`
    select a.id::float8 as id, recipient_id::float8 as recipient, outcome, provider_id as provider, worker_id as worker
      from attempt a join recipient r on r.id = a.recipient_id where r.deployment_id = ${deploymentId} order by a.id`.execute(
    orm.em.fork().getKysely(),
  );
  return rows;
}
