import { until } from '../../support/until.ts';
import { subscribeToDueDigest } from '../due-digest.ts';
import { untilReached } from '../replaced-checks.ts';
import type { Replica } from './replicas.ts';
import type { Upgrade } from './upgrade-while-sending.ts';

/** The first deployment of an empty database. */
export const deployment = 1;

/** From when on both codes worked on the new schema. */
export interface Migrated {
  readonly at: Date;
  /** Of what passed the door. */
  readonly passed: number;
}

/**
 * While the former ones send, a new replica migrates the schema under them; each of them works on beside it, and one is
 * started on the new schema; then they leave in order and the new ones end the send.
 */
export async function replaceAll(
  { world, door, replicas, former, phones, patienceMs, say }: Upgrade,
  formers: readonly [Replica, Replica],
): Promise<Migrated> {
  const untilCalled = async (share: number, then: string) => {
    const called = await until(
      async () => world.whatsApp.arrivals.length,
      (arrived) => arrived >= phones.length * share,
      patienceMs,
    );
    say(`${called} called: ${then}`);
  };
  await untilCalled(0.05, 'the new code starts and migrates');
  await replicas.start('new 1');
  const migrated = { at: new Date(), passed: door.passed.length };
  await subscribeToDueDigest(world.orm);
  await untilCalled(0.35, 'an old replica is restarted on the new schema');
  await formers[0].stop();
  const restarted = await replicas.start('old 3', former.folder);
  await untilCalled(0.6, 'the other old one is replaced');
  await formers[1].stop();
  await replicas.start('new 2');
  await untilCalled(0.8, 'the last old one leaves');
  await restarted.stop();
  await untilReached(world, deployment, patienceMs);
  return migrated;
}
