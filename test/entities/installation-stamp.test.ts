import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  confirmInstallation,
  stampInstallation,
  WrongDatabaseError,
} from '../../src/entities/database/installation-stamp.ts';
import { openDatabase } from '../../src/entities/database/open-database.ts';
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
  const confirmed = await confirmInstallation(database.orm.em.fork());
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

test('another key for forgotten phones than the first one is refused: nobody would know whom not to reach', async () => {
  const own = await createTestDatabase();
  const stampWith = async (phoneKey: string) => {
    const orm = openDatabase({ url: own.url, poolSize: 1, phoneKey });
    try {
      return await stampInstallation(orm, { kind: 'sandbox', failoverAllowed: false });
    } finally {
      await orm.close(true);
    }
  };
  const [first, other] = ['a'.repeat(32), 'b'.repeat(32)] as const;
  await stampWith(first);
  await expect(stampWith(other)).rejects.toThrow('PHONE_HASH_KEY is not the one');
  await expect(stampWith(first)).resolves.toMatchObject({ kind: 'sandbox' });
  await own.close();
});
