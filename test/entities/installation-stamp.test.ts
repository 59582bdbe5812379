import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  confirmInstallation,
  stampInstallation,
  WrongDatabaseError,
} from '../../src/entities/database/installation-stamp.ts';
import { Installation } from '../../src/entities/rows/installation.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const open = (kind: 'sandbox' | 'live', failoverAllowed = false) =>
  stampInstallation(database.orm, { kind, failoverAllowed });

test('a new database takes the kind of its first start and refuses the other kind for ever', async () => {
  const installation = await open('sandbox');
  expect(installation).toMatchObject({ kind: 'sandbox', frozenAt: null });
  await expect(open('live')).rejects.toThrow(WrongDatabaseError);
  expect(await open('sandbox')).toMatchObject({ tokenKey: installation.tokenKey, frozenAt: null });
});

test('replicas that start at once agree on one token key', async () => {
  const stamped = await Promise.all([open('sandbox'), open('sandbox'), open('sandbox')]);
  expect(new Set(stamped.map(({ tokenKey }) => tokenKey)).size).toBe(1);
});

test('a database with another history is frozen until a person confirms, and its old tokens die', async () => {
  const before = await open('sandbox');
  await database.orm.em.fork().nativeUpdate(Installation, 1, { systemIdentifier: '7000000000000000000' });
  const restored = await open('sandbox');
  expect(restored.frozenBecause).toContain('restored from a backup');
  const confirmed = await confirmInstallation(database.orm);
  expect(confirmed.frozenAt).toBeNull();
  expect(confirmed.tokenKey).not.toBe(before.tokenKey);
  expect(await open('sandbox')).toMatchObject({ frozenAt: null, tokenKey: confirmed.tokenKey });
});

test('a failover to a synchronous replica may go on when the setting says so', async () => {
  const { timeline } = await open('sandbox');
  await database.orm.em.fork().nativeUpdate(Installation, 1, { timeline: timeline + 7 });
  expect(await open('sandbox', true)).toMatchObject({ frozenAt: null });
  expect((await open('sandbox', false)).frozenAt).not.toBeNull();
});
