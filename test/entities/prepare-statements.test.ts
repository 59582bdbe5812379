import { EventEmitter } from 'node:events';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createStatementNames, prepareStatements } from '../../src/entities/database/prepare-statements.ts';
import { createTestDatabase } from '../support/database.ts';

const often = 'select $1::int';

test('a statement gets a name from its fifth use on, the same one for ever', () => {
  const nameOf = createStatementNames();
  const names = [1, 2, 3, 4, 5, 6].map(() => nameOf(often));
  expect(names).toEqual([undefined, undefined, undefined, undefined, 'treble_1', 'treble_1']);
});

test('a statement that selects every column is never prepared: a migration of another process would break it', () => {
  const nameOf = createStatementNames();
  const names = Array.from({ length: 10 }, () =>
    nameOf('select "d0".* from "deployment" as "d0" where id = $1'),
  );
  expect(new Set(names)).toEqual(new Set([undefined]));
});

test('no more statements are prepared than connections can afford', () => {
  const nameOf = createStatementNames();
  const prepared = Array.from({ length: 700 }, (_, number) => `select ${number}, $1`).filter((text) => {
    for (let use = 0; use < 5; use += 1) nameOf(text);
    return nameOf(text) !== undefined;
  });
  expect(prepared).toHaveLength(500);
});

test('statements without values, and what is no text, go as they came', () => {
  const pool = new EventEmitter();
  const asked: unknown[][] = [];
  const connection = { query: (...words: unknown[]) => asked.push(words) };
  prepareStatements(pool);
  pool.emit('connect', connection);
  const cursor = { submit: () => {} };
  for (let use = 0; use < 6; use += 1) connection.query('begin', []);
  connection.query(cursor);
  expect(asked.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => ['begin', []]));
  expect(asked[6]?.[0]).toBe(cursor);
});

test('PostgreSQL keeps the plans of what the product asks again and again, on every connection', async () => {
  const { orm, close } = await createTestDatabase();
  for (let use = 0; use < 6; use += 1) {
    await sql`select id from line where id = ${`line ${use}`}`.execute(orm.em.fork().getKysely());
  }
  const [told] = await orm.em
    .fork()
    .execute<{ prepared: number }[]>('select count(*)::int as prepared from pg_prepared_statements');
  expect(told?.prepared).toBeGreaterThan(0);
  await close();
});
