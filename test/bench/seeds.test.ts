import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { lineId } from '../../bench/cast.ts';
import type { BenchServer } from '../../bench/database.ts';
import { exportAll } from '../../bench/export.ts';
import { brokenCounters } from '../../bench/invariants.ts';
import { openLarge } from '../../bench/large-database.ts';
import { seedAccepted, seedQueued, startSending } from '../../bench/seed-deployments.ts';
import { leaseChunk, loadQueued } from '../../src/dispatch/sending/claim-store.ts';
import { stampInstallation } from '../../src/entities/database/installation-stamp.ts';
import { createTestDatabase } from '../support/database.ts';

test('what is seeded by SQL is counted, can be sent and can be exported, with the indexes of the product', async () => {
  const { url, orm, close } = await createTestDatabase();
  await stampInstallation(orm, { kind: 'sandbox', failoverAllowed: false });
  const server: BenchServer = {
    url,
    directory: '',
    createDatabase: async () => ({ url, orm, close }),
    stop: close,
  };
  const indexes = async () => {
    const { rows } = await sql`
      select indexdef from pg_indexes where tablename in ('recipient', 'attempt') order by indexname`.execute(
      orm.em.fork().getKysely(),
    );
    return rows;
  };
  const before = await indexes();
  const large = await openLarge(server, { name: 'any', recipients: 2_500, queued: 1_200 });
  await seedQueued(orm, 30);
  await seedAccepted(orm, 30, 1);
  expect(await indexes()).toEqual(before);
  expect(await brokenCounters(orm)).toEqual([]);
  expect(await exportAll({ orm }, large.deploymentId)).toMatchObject({ rows: 2_500 });
  await startSending(orm, large.deploymentId);
  const chunk = await leaseChunk(orm.em.fork(), 1, { lineId, deploymentId: undefined });
  if (!chunk) throw new Error('Nothing can be sent.');
  expect(await loadQueued(orm.em.fork(), chunk)).toHaveLength(700);
  await close();
});
