import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { erasePerson } from '../../src/dispatch/privacy/erase-person.ts';
import { requeue } from '../../src/dispatch/retries/requeue-store.ts';
import { eraseOldCorrections } from '../../src/dispatch/review/correction-store.ts';
import { fingerprintOf } from '../../src/dispatch/review/fingerprint.ts';
import { stampInstallation } from '../../src/entities/database/installation-stamp.ts';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { sweepAudit } from '../../src/entities/database/sweep-audit.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

let patient: TestDatabase;
let hasty: ReturnType<typeof openDatabase>;
beforeAll(async () => {
  patient = await createTestDatabase();
  await stampInstallation(patient.orm, { kind: 'sandbox', failoverAllowed: false });
  hasty = openDatabase({ url: patient.url, statementMs: 500 });
});
afterAll(async () => {
  await hasty.close(true);
  await patient.close();
});

/** Keeps the table until the work has waited for it for twice as long as statements may take, or is over. */
async function whileWaiting(table: string, work: () => Promise<unknown>): Promise<unknown> {
  const holder = patient.orm.em.fork();
  await holder.begin();
  await holder.execute('set local idle_in_transaction_session_timeout = 0');
  await holder.execute(`lock table ${table} in access exclusive mode`);
  const outcome = work().then(
    () => 'done',
    (error: Error) => error.message,
  );
  const waitsLong = sql`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
       and query_start < now() - interval '1 second'`;
  await until(
    async () => {
      const { rows } = await waitsLong.execute(patient.orm.em.fork().getKysely());
      return rows.length > 0 || (await Promise.race([outcome, 'waiting'])) !== 'waiting';
    },
    (isOver) => isOver,
  );
  await holder.rollback();
  return outcome;
}

const inTransaction = (work: (em: EntityManager) => Promise<unknown>) => () =>
  hasty.em.fork().transactional(work);

test.each<[what: string, table: string, work: () => Promise<unknown>]>([
  [
    'giving all who failed another try',
    'recipient',
    inTransaction((em) => requeue(em, { deploymentId: 1, chosen: sql<boolean>`true` })),
  ],
  ['hashing what is approved', 'chunk', inTransaction((em) => fingerprintOf(em, 1))],
  ['taking old corrections away', 'correction_row', inTransaction(eraseOldCorrections)],
  [
    'forgetting a person',
    'audit_entry',
    inTransaction((em) => erasePerson(em, '+12025550142', { by: 'U0ANA', writer: 0 })),
  ],
  ['taking the old audit away', 'audit_entry', () => sweepAudit(hasty, 730)],
])(
  '%s grows with a list or the audit, and may take longer than other statements',
  async (_what, table, work) => {
    expect(await whileWaiting(table, work)).toBe('done');
  },
);

test('what does not grow may not', async () => {
  expect(
    await whileWaiting(
      'recipient',
      inTransaction((em) => em.execute('select 1 from recipient')),
    ),
  ).toContain('statement timeout');
});
