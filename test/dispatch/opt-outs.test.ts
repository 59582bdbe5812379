import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyPreferences } from '../../src/dispatch/audience/opt-outs.ts';
import { intend } from '../../src/dispatch/sending/intent-store.ts';
import { registerWorker } from '../../src/dispatch/sending/worker-store.ts';
import { Exclusion } from '../../src/entities/rows/exclusion.ts';
import type { PreferenceChange } from '../../src/gateways/gateway.ts';
import { givenAttempts } from '../support/dispatch-attempts.ts';
import { failure, hear } from '../support/dispatch-failures.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { givenLaunched, plainPhones } from '../support/draft.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
let used = 0;
beforeAll(async () => {
  world = await createDispatchWorld();
});
afterAll(() => world.close());

const fork = () => world.orm.em.fork();
const fresh = (): string => plainPhones(1, used++)[0] ?? '';
const said = (phone: string, value: 'stop' | 'resume', minute: number): PreferenceChange => ({
  kind: 'preference',
  phone: phone.slice(1),
  value,
  at: new Date(Date.UTC(2026, 2, 3, 9, minute)),
});
const tell = (...changes: PreferenceChange[]) => fork().transactional((em) => applyPreferences(em, changes));

async function isExcluded(phone: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from exclusion where phone = ${phone} and (expires_at is null or expires_at > now())`.execute(
    fork().getKysely(),
  );
  return rows.length > 0;
}

describe('an opt-out from WhatsApp', () => {
  test('joins the exclusions and leaves them when it is taken back; what was said last counts, in any order', async () => {
    const stories = fc.uniqueArray(
      fc.record({ value: fc.constantFrom('stop' as const, 'resume' as const), minute: fc.nat(50) }),
      { minLength: 1, maxLength: 5, selector: ({ minute }) => minute },
    );
    await fc.assert(
      fc.asyncProperty(stories, fc.infiniteStream(fc.nat(4)), async (story, order) => {
        const phone = fresh();
        const repeated = [...story, ...story].toSorted(() => (order.next().value ?? 0) - 2);
        for (const { value, minute } of repeated) await tell(said(phone, value, minute));
        const last = story.toSorted((one, other) => other.minute - one.minute)[0];
        expect(await isExcluded(phone)).toBe(last?.value === 'stop');
      }),
      { numRuns: 15 },
    );
  });

  test('leaves what a person excluded as it is, and the other way round', async () => {
    const phone = fresh();
    await fork().insert(Exclusion, { phone, source: 'person', because: 'Asked us to stop.' });
    await tell(said(phone, 'stop', 1));
    await tell(said(phone, 'resume', 2));
    expect(await isExcluded(phone)).toBe(true);
    await fork().nativeDelete(Exclusion, { phone, source: 'person' });
    expect(await isExcluded(phone)).toBe(false);
    await tell(said(phone, 'stop', 3));
    expect(await isExcluded(phone)).toBe(true);
  });

  test('that a failure told of is over once the person takes it back, however late the failure is heard', async () => {
    const { attempts } = await givenAttempts(world, [fresh(), fresh()]);
    const [late, early] = attempts;
    if (!late || !early) throw new Error('Two attempts were asked for.');
    const failedAt = Date.UTC(2026, 2, 3, 9, 10);
    await hear(world, [[early, failure('opted_out', failedAt)]]);
    expect(await isExcluded(early.phone)).toBe(true);
    await tell(said(early.phone, 'resume', 20), said(late.phone, 'resume', 20));
    await hear(world, [[late, failure('opted_out', failedAt)]]);
    expect([await isExcluded(early.phone), await isExcluded(late.phone)]).toEqual([false, false]);
  });

  test('holds for the number we send to where the provider knows the person by another one', async () => {
    const phone = fresh();
    await fork().execute(`insert into phone_alias (contact_id, phone) values ('552025550177', '${phone}')`);
    await tell(said('+552025550177', 'stop', 1));
    expect(await isExcluded(phone)).toBe(true);
    expect(await isExcluded('+552025550177')).toBe(true);
  });

  test('S20: one that comes while a claim is being committed waits for it, so that none slips between', async () => {
    const phone = fresh();
    const draft = await givenLaunched(world, [phone]);
    const { rows } = await sql<{ id: number }>`
      select id::float8 as id from recipient where deployment_id = ${draft}`.execute(fork().getKysely());
    const workerId = await registerWorker(fork());
    let told: Promise<void> | undefined;
    await fork().transactional(async (em) => {
      await em.execute('set local idle_in_transaction_session_timeout = 0');
      const ids = rows.map(({ id }) => id);
      const lane = { lineId: world.whatsApp.lineIds[0] ?? '', deploymentId: undefined };
      const { intents } = await intend(em, workerId, lane, ids);
      expect(intents).toHaveLength(1);
      told = tell(said(phone, 'stop', 1));
      await until(
        async () =>
          sql`select 1 from pg_locks where locktype = 'advisory' and not granted
                and database = (select oid from pg_database where datname = current_database())`.execute(
            fork().getKysely(),
          ),
        (waiting) => waiting.rows.length === 1,
      );
      expect(await isExcluded(phone)).toBe(false);
    });
    await told;
    expect(await isExcluded(phone)).toBe(true);
  });
});
