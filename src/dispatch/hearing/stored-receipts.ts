import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Receipt } from '../../gateways/gateway.ts';
import { database, jsonText } from '../sql-rows.ts';

/** Receipts that are applied together. */
export interface StoredBatch {
  /** Of the rows that held them. */
  readonly ids: readonly number[];
  readonly receipts: readonly Receipt[];
}

/** A receipt as JSON holds it. */
type WrittenReceipt = Omit<Receipt, 'at'> & { readonly at: string };

const read = (receipt: WrittenReceipt): Receipt => ({ ...receipt, at: new Date(receipt.at) });

/** Of one row, and of what is applied together: few enough that nothing else waits long for it. */
const mostTogether = 100;

const parts = (receipts: readonly Receipt[]): (readonly Receipt[])[] =>
  Array.from({ length: Math.ceil(receipts.length / mostTogether) }, (_, part) =>
    receipts.slice(part * mostTogether, (part + 1) * mostTogether),
  );

/** Makes receipts durable that are applied later. */
export async function storeReceipts(
  em: EntityManager,
  gateway: string,
  receipts: readonly Receipt[],
): Promise<void> {
  const rows = parts(receipts).map(
    (part) => sql`(${gateway}::text, ${jsonText(part)}::json, ${part.length}::int)`,
  );
  if (rows.length === 0) return;
  await sql`insert into stored_receipts (gateway, receipts, count) values ${sql.join(rows)}`.execute(
    database(em),
  );
}

/** Takes the oldest that nobody is at; they are back when the manager's transaction does not commit. */
export async function takeStored(em: EntityManager, gateway: string): Promise<StoredBatch | undefined> {
  const { rows } = await sql<{ id: number; receipts: WrittenReceipt[] }>`
    with oldest as (
      select id, count from stored_receipts where gateway = ${gateway}
       order by id limit 32 for update skip locked
    ), within as (
      select id from (select id, sum(count) over (order by id) - count as before from oldest) o
       where before < ${mostTogether})
    delete from stored_receipts s using within w where s.id = w.id
    returning s.id::float8 as id, s.receipts`.execute(database(em));
  if (rows.length === 0) return undefined;
  return {
    ids: rows.map(({ id }) => id),
    receipts: rows.flatMap(({ receipts }) => receipts.map(read)),
  };
}

export async function dropStored(em: EntityManager, { ids }: StoredBatch): Promise<void> {
  await sql`delete from stored_receipts where id = any(${[...ids]}::bigint[])`.execute(database(em));
}
